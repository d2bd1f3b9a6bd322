/// The running heads and page numbers of pages whose lines have places.
struct MarginLines {
  private var marked: [Set<Int>]

  /// How much of the page's height at the top and at the foot may hold them.
  private static let band: Float = 0.12

  init(_ pages: [LaidOutPage], body: Float) {
    marked = pages.map { _ in [] }
    guard pages.count >= 3 else { return }
    let candidates = pages.indices.flatMap { MarginLines.candidates(pages[$0], page: $0) }
    var places: [[UInt8]: [Candidate]] = [:]
    for candidate in candidates { places[candidate.key, default: []].append(candidate) }
    let numbering = MarginLines.numbering(candidates)
    let least = max(3, pages.count / 4)
    for (key, same) in places {
      if MarginLines.isPageNumber(key) {
        for line in same where key.count > 1 || line.number.map({ $0 - line.page }) == numbering {
          marked[line.page].insert(line.index)
        }
      } else if Set(same.map(\.page)).count >= least {
        for line in same { marked[line.page].insert(line.index) }
      } else {
        mark(same.filter { $0.size <= body * 1.06 })
      }
    }
  }

  /// Whether a line of a page is one.
  func contains(_ line: Int, of page: Int) -> Bool { marked[page].contains(line) }

  /// The running heads of one chapter come again at one height, on three pages or more.
  private mutating func mark(_ same: [Candidate]) {
    for (_, lines) in Dictionary(grouping: same, by: { Int($0.top.rounded()) / 2 })
    where Set(lines.map(\.page)).count >= 3 {
      for line in lines { marked[line.page].insert(line.index) }
    }
  }

  private struct Candidate {
    let page: Int
    let index: Int
    /// The line with each number as one sign, so that page numbers differ not.
    let key: [UInt8]
    let number: Int?
    let size: Float
    let top: Float
  }

  private static func candidates(_ page: LaidOutPage, page number: Int) -> [Candidate] {
    page.lines.indices.compactMap { index in
      let line = page.lines[index]
      guard line.bottom < page.height * band || line.top > page.height * (1 - band) || line.isTurned
      else { return nil }
      let text = page.text[line.range]
      let digits = text.filter { ByteKind.table[Int($0)] == ByteKind.digit }
      return Candidate(
        page: number, index: index, key: RunningHeads.key(text),
        number: digits.count <= 4 ? Int(String(decoding: digits, as: UTF8.self)) : nil,
        size: line.size, top: min(max(line.top, -10_000), 10_000))
    }
  }

  /// How much most bare numbers are above the number of their page.
  private static func numbering(_ candidates: [Candidate]) -> Int? {
    var counts: [Int: Int] = [:]
    for candidate in candidates where candidate.key == [UInt8(ascii: "#")] {
      if let number = candidate.number { counts[number - candidate.page, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private static func isPageNumber(_ key: [UInt8]) -> Bool { RunningHeads.isNumber(key) }
}
