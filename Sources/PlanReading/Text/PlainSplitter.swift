/// Parts lines of plain text into headings, paragraphs and points of lists.
struct PlainSplitter {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: [TextLine]
  private let document: String
  private let page: Int?
  private(set) var headings: HeadingPath
  private var passages: [Passage] = []
  private var joiner = LineJoiner()
  private var source: Range<Int>?
  private var kind = Passage.Kind.paragraph

  /// A passage is cut where it grows longer than this; no paragraph of a plan does.
  static let longest = 16_000

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, lines: [TextLine], document: String, page: Int?,
    headings: HeadingPath
  ) {
    self.bytes = bytes
    self.lines = lines
    self.document = document
    self.page = page
    self.headings = headings
  }

  /// The passages in the order of the lines.
  mutating func split() -> [Passage] {
    for index in lines.indices {
      let line = lines[index]
      let text = LineShape(bytes[line.range])
      if line.isEmpty {
        finish()
      } else if let level = headingLevel(index, text) {
        finish()
        kind = .heading
        take(line)
        finish(level: level, isNumbered: text.sectionDepth != nil)
      } else {
        if text.isPoint || text.isContents || (text.sectionDepth != nil && source == nil) {
          finish()
          kind = text.isPoint ? .point : .paragraph
        }
        take(line)
        if text.isContents { finish() }
      }
    }
    finish()
    return passages
  }

  private mutating func take(_ line: TextLine) {
    var start = line.range.lowerBound
    // One line may be a whole document: it is cut between words.
    while line.range.upperBound - start > PlainSplitter.longest {
      var end = start + PlainSplitter.longest
      while end > start, bytes[end] != UInt8(ascii: " ") { end -= 1 }
      if end == start {
        end = start + PlainSplitter.longest
        while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      }
      if end == start { break }
      append(start..<end)
      finish()
      start = end
    }
    append(start..<line.range.upperBound)
    if joiner.bytes.count > PlainSplitter.longest { finish() }
  }

  private mutating func append(_ range: Range<Int>) {
    joiner.add(bytes[range])
    source = (source?.lowerBound ?? range.lowerBound)..<range.upperBound
  }

  private mutating func finish(level: Int? = nil, isNumbered: Bool = false) {
    defer {
      joiner = LineJoiner()
      source = nil
      kind = .paragraph
    }
    guard let source, !joiner.bytes.isEmpty else { return }
    let text = String(decoding: joiner.bytes, as: UTF8.self)
    let isContents = joiner.bytes.withUnsafeBufferPointer { LineShape($0[...]).isContents }
    passages.append(
      Passage(
        document: document, page: page, headings: headings.texts, source: source, kind: kind,
        text: text, boilerplate: isContents ? .contents : nil))
    if let level { headings.enter(text, level: level, isNumbered: isNumbered) }
  }

  /// The level of a line that is a heading; nil for others.
  private func headingLevel(_ index: Int, _ text: LineShape) -> Int? {
    guard text.mayBeHeading else { return nil }
    let isFirst = index == 0 || lines[index - 1].isEmpty
    let isLast = index + 1 == lines.count || lines[index + 1].isEmpty
    if let depth = text.sectionDepth { return isFirst || isLast ? depth : nil }
    guard isFirst, isLast || text.isCapitals else { return nil }
    // A line alone between two empty ones; the next must not go on with it.
    return headings.numberedLevel + 1
  }
}
