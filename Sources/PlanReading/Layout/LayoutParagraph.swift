/// Lines of a page that belong together, perhaps going on in another column or on the next page.
struct LayoutParagraph {
  /// The page that it begins on, from 0.
  let page: Int
  /// Its bytes in that page's text.
  private(set) var source: Range<Int>
  /// The height of its letters.
  let size: Float
  let isTurned: Bool
  /// Whether it stands apart: in a block of its own, or with more space above than lines usually have.
  let isApart: Bool
  /// Whether something that is no running text stands beside it, as in a table.
  let isBeside: Bool
  /// Whether it is a row of a table.
  let isRow: Bool
  private(set) var lineCount = 1
  private(set) var last: LaidOutPage.Line
  private(set) var lastPage: Int
  private var joiner = LineJoiner()

  var bytes: [UInt8] { joiner.bytes }

  init(
    _ line: LaidOutPage.Line, of page: LaidOutPage, number: Int, isApart: Bool, isBeside: Bool,
    isRow: Bool
  ) {
    self.page = number
    source = line.range
    size = line.size
    isTurned = line.isTurned
    self.isApart = isApart
    self.isBeside = isBeside
    self.isRow = isRow
    last = line
    lastPage = number
    if isRow { joiner.add(page.row(line)) } else { joiner.add(page.text[line.range]) }
  }

  /// A row of a table, of the lines of each of its cells.
  init(row cells: LayoutRows.Row, of page: LaidOutPage, number: Int) {
    let lines = cells.joined().map { page.lines[$0] }
    let first =
      lines.first
      ?? LaidOutPage.Line(
        range: 0..<0, left: 0, top: 0, right: 0, bottom: 0, size: 0, block: 0, gaps: [])
    self.page = number
    source = first.range
    size = first.size
    isTurned = false
    isApart = true
    isBeside = true
    isRow = true
    last = first
    lastPage = number
    for (column, cell) in cells.filter({ !$0.isEmpty }).enumerated() {
      var text = LineJoiner()
      for index in cell { text.add(page.text[page.lines[index].range]) }
      if column > 0 { joiner.add([UInt8(ascii: "|")]) }
      joiner.add(text.bytes)
    }
    source = (lines.map(\.range.lowerBound).min() ?? 0)..<(lines.map(\.range.upperBound).max() ?? 0)
  }

  /// Adds the next line.
  mutating func take(_ line: LaidOutPage.Line, of page: LaidOutPage, number: Int) {
    joiner.add(page.text[line.range])
    if number == self.page {
      source = source.lowerBound..<max(source.upperBound, line.range.upperBound)
    }
    last = line
    lastPage = number
    lineCount += 1
  }

  /// What its text looks like.
  func shape<Result>(_ look: (LineShape) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { look(LineShape($0[...])) }
  }

  /// Whether its last sentence has no end yet.
  var isOpen: Bool {
    guard let last = bytes.last else { return false }
    let ends = [".", ":", ";", "!", "?", "|"].map { UInt8(ascii: $0) }
    return !ends.contains(last) && ByteKind.table[Int(last)] != ByteKind.digit
  }

  /// Whether its last sentence has its end.
  var isEnded: Bool {
    let ends = [".", ":", "!", "?"].map { UInt8(ascii: $0) }
    return bytes.last.map(ends.contains) ?? false
  }

  /// Whether it is nothing but a number or a bullet.
  var isMarker: Bool {
    lineCount == 1 && bytes.count <= 6
      && bytes.count { ByteKind.table[Int($0)] == ByteKind.letter } <= 1
  }

  /// Whether it begins with a small letter.
  static func beginsSmall(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) { return true }
    return first == 0xC3 && text.dropFirst().first.map { $0 >= 0xA0 } ?? false
  }
}
