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
  private(set) var lineCount = 1
  private(set) var last: LaidOutPage.Line
  private(set) var lastPage: Int
  private var joiner = LineJoiner()

  var bytes: [UInt8] { joiner.bytes }

  init(
    _ line: LaidOutPage.Line, of page: LaidOutPage, number: Int, isApart: Bool, isBeside: Bool
  ) {
    self.page = number
    source = line.range
    size = line.size
    isTurned = line.isTurned
    self.isApart = isApart
    self.isBeside = isBeside
    last = line
    lastPage = number
    joiner.add(page.text[line.range])
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
}
