/// A place where a passage has a term of a concept.
public struct ConceptHit: Hashable, Sendable {
  /// The concept's place in the lexicon.
  public let concept: Int
  /// The bytes of the passage's text that the term was found in: the words it rests on.
  public let range: Range<Int>
}

extension ConceptHit {
  /// The hits in the order of the text; of those of one concept that overlap, the longest.
  static func withoutOverlaps(_ hits: [ConceptHit]) -> [ConceptHit] {
    guard hits.count > 1 else { return hits }
    let sorted = hits.sorted {
      ($0.range.lowerBound, -$0.range.count, $0.concept)
        < ($1.range.lowerBound, -$1.range.count, $1.concept)
    }
    var kept: [ConceptHit] = []
    kept.reserveCapacity(sorted.count)
    for hit in sorted where !kept.isOverlapped(hit) { kept.append(hit) }
    return kept
  }
}

extension [ConceptHit] {
  /// Whether a hit of the same concept reaches into this one.
  fileprivate func isOverlapped(_ hit: ConceptHit) -> Bool {
    // No term is as long as this.
    let first = hit.range.lowerBound - 1_000
    for other in reversed() {
      if other.range.lowerBound < first { return false }
      if other.concept == hit.concept, other.range.upperBound > hit.range.lowerBound {
        return true
      }
    }
    return false
  }
}
