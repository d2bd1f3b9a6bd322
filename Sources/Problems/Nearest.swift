/// Finds the word that was probably meant.
public enum Nearest {
  /// The known word with the fewest edits from a misspelt one.
  ///
  /// - Parameters:
  ///   - word: what was written.
  ///   - known: what could have been meant.
  /// - Returns: the nearest word, or nil where none is near: more than a third of its letters differ.
  public static func word(to word: String, among known: [String]) -> String? {
    let best = known.map { (word: $0, edits: edits(word, $0)) }
      .min { ($0.edits, $0.word) < ($1.edits, $1.word) }
    guard let best, best.edits <= max(1, best.word.count / 3) else { return nil }
    return best.word
  }

  /// The number of insertions, deletions and substitutions between two words (Levenshtein 1966).
  private static func edits(_ left: String, _ right: String) -> Int {
    let a = Array(left.lowercased().unicodeScalars.prefix(64))
    let b = Array(right.lowercased().unicodeScalars.prefix(64))
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, min(row[j + 1], row[j]) + 1)
      }
    }
    return row[b.count]
  }
}
