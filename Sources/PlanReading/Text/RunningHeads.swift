/// The lines at the top and foot of pages that come again on many: running heads and page numbers.
struct RunningHeads {
  private let marked: [Set<Int>]

  /// How many lines at the top and at the foot of a page may be running heads.
  private static let depth = 2

  init(_ pages: [PageLines]) {
    guard pages.count >= 3 else {
      marked = pages.map { _ in [] }
      return
    }
    var pagesOf: [[UInt8]: Set<Int>] = [:]
    let edges = pages.map { RunningHeads.edges($0) }
    for (number, lines) in edges.enumerated() {
      for line in lines { pagesOf[line.key, default: []].insert(number) }
    }
    let least = max(3, pages.count / 4)
    marked = edges.map { lines in
      Set(
        lines.filter { line in
          (pagesOf[line.key]?.count ?? 0) >= least || RunningHeads.isNumber(line.key)
        }.map(\.index))
    }
  }

  /// The lines of a page that are none.
  func without(_ lines: [TextLine], of page: Int) -> [TextLine] {
    lines.enumerated().filter { !marked[page].contains($0.offset) }.map(\.element)
  }

  private struct Edge {
    let index: Int
    /// The line with each number as one sign, so that page numbers differ not.
    let key: [UInt8]
  }

  private static func edges(_ page: PageLines) -> [Edge] {
    let full = page.lines.indices.filter { !page.lines[$0].isEmpty }
    let places = Set(full.prefix(depth) + full.suffix(depth)).sorted()
    return places.map { Edge(index: $0, key: key(page.bytes[page.lines[$0].range])) }
  }

  static func key(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    for byte in line where byte != UInt8(ascii: " ") {
      if ByteKind.table[Int(byte)] == ByteKind.digit {
        if key.last != UInt8(ascii: "#") { key.append(UInt8(ascii: "#")) }
      } else {
        key.append(byte)
      }
    }
    return key
  }

  /// A page's number alone, perhaps with "side" or dashes.
  static func isNumber(_ key: [UInt8]) -> Bool {
    ["#", "-#-", "side#", "Side#", "page#", "Page#", "Side#av#", "side#av#", "#/#", "#|", "|#"]
      .contains { Array($0.utf8) == key }
  }
}
