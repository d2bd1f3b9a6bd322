/// What is usual in a document: how high its letters are, how far its lines stand from each other.
struct LayoutMeasures {
  /// The size that most letters have.
  let body: Float
  /// The largest size that much of the text has: headings are larger.
  let largestText: Float
  /// The usual distance from a line of that size to the next of its block.
  let gap: Float

  init(_ pages: [LaidOutPage]) {
    var letters: [Int: Int] = [:]
    for page in pages {
      for line in page.lines where !line.isTurned {
        letters[LayoutMeasures.step(line.size), default: 0] += line.range.count
      }
    }
    let most = letters.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let body = max(1, Float(most?.key ?? 40) / 4)
    var gaps: [Int: Int] = [:]
    for page in pages {
      for (line, next) in zip(page.lines, page.lines.dropFirst())
      where line.block == next.block && abs(line.size - body) < 0.5 && abs(next.size - body) < 0.5 {
        gaps[LayoutMeasures.step(next.top - line.bottom), default: 0] += 1
      }
    }
    self.body = body
    let all = letters.values.reduce(0, +)
    let largest = letters.filter { $0.value * 7 > all }.keys.max()
    largestText = max(body, Float(largest ?? 0) / 4)
    let usual = gaps.max { ($0.value, $1.key) < ($1.value, $0.key) }
    gap = Float(usual?.key ?? 0) / 4
  }

  /// Quarters of a point; what no page can hold is cut.
  private static func step(_ length: Float) -> Int {
    guard length.isFinite else { return 0 }
    return Int((min(max(length, -1000), 1000) * 4).rounded())
  }
}
