/// Parts Markdown into headings, paragraphs, points of lists and rows of tables.
struct MarkdownSplitter {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let document: String
  private var headings = HeadingPath()
  private var passages: [Passage] = []
  private var joiner = LineJoiner()
  private var source: Range<Int>?
  private var kind = Passage.Kind.paragraph

  init(_ bytes: UnsafeBufferPointer<UInt8>, document: String) {
    self.bytes = bytes
    self.document = document
  }

  /// The passages in the order of the text.
  mutating func split() -> [Passage] {
    let lines = TextLine.lines(of: bytes)
    var index = frontMatter(lines)
    while index < lines.count {
      let line = lines[index]
      if line.isEmpty {
        finish()
      } else if let end = fence(lines, from: index) {
        finish()
        index = end
      } else if let level = headingLevel(line) {
        finish()
        kind = .heading
        take(hashless(line.range, level))
        finish(level: level)
      } else if let level = underline(line), source != nil, kind == .paragraph {
        kind = .heading
        finish(level: level)
      } else if starts(line, "|") {
        finish()
        takeRow(line)
      } else if let marker = pointLength(line) {
        finish()
        kind = .point
        take(line.range.cutting(marker))
      } else if !starts(line, "<!--") {
        take(starts(line, ">") ? line.range.cutting(1) : line.range)
      }
      index += 1
    }
    finish()
    return passages
  }

  private func starts(_ line: TextLine, _ text: StaticString) -> Bool {
    line.range.count >= text.utf8CodeUnitCount
      && bytes[line.range].starts(
        with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The first line after a heading of settings between lines of dashes.
  private func frontMatter(_ lines: [TextLine]) -> Int {
    guard let first = lines.first, starts(first, "---"), first.range.count == 3 else { return 0 }
    let end = lines.indices.dropFirst().first {
      starts(lines[$0], "---") && lines[$0].range.count == 3
    }
    return end.map { $0 + 1 } ?? 0
  }

  /// The last line of a block of code that begins here.
  private func fence(_ lines: [TextLine], from index: Int) -> Int? {
    for fence: StaticString in ["```", "~~~"] where starts(lines[index], fence) {
      let end = lines.indices.dropFirst(index + 1).first { starts(lines[$0], fence) }
      return end ?? lines.count
    }
    return nil
  }

  private func headingLevel(_ line: TextLine) -> Int? {
    let hashes = bytes[line.range].prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(hashes), line.range.count > hashes,
      bytes[line.range.lowerBound + hashes] == UInt8(ascii: " ")
    else { return nil }
    return hashes
  }

  private func hashless(_ range: Range<Int>, _ level: Int) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound + level,
      [UInt8(ascii: "#"), UInt8(ascii: " ")].contains(bytes[end - 1])
    {
      end -= 1
    }
    return min(range.lowerBound + level + 1, end)..<end
  }

  private func underline(_ line: TextLine) -> Int? {
    guard line.range.count >= 2 else { return nil }
    if bytes[line.range].allSatisfy({ $0 == UInt8(ascii: "=") }) { return 1 }
    return bytes[line.range].allSatisfy { $0 == UInt8(ascii: "-") } ? 2 : nil
  }

  private func pointLength(_ line: TextLine) -> Int? {
    if let length = LineShape(bytes[line.range]).pointLength { return length }
    if starts(line, "+ ") { return 2 }
    let digits = bytes[line.range].prefix { ByteKind.table[Int($0)] == ByteKind.digit }.count
    guard (1...3).contains(digits), line.range.count > digits + 2,
      bytes[line.range.lowerBound + digits] == UInt8(ascii: "."),
      bytes[line.range.lowerBound + digits + 1] == UInt8(ascii: " ")
    else { return nil }
    return digits + 2
  }

  private mutating func takeRow(_ line: TextLine) {
    let marks = ["|", "-", ":", " "].map { UInt8(ascii: $0) }
    guard !bytes[line.range].allSatisfy(marks.contains) else { return }
    kind = .row
    var range = line.range
    range = range.cutting(1)
    if bytes[range].last == UInt8(ascii: "|") { range = range.lowerBound..<(range.upperBound - 1) }
    take(range)
    finish()
  }

  private mutating func take(_ range: Range<Int>) {
    joiner.add(MarkdownText.plain(bytes[range]))
    source = (source?.lowerBound ?? range.lowerBound)..<range.upperBound
    if joiner.bytes.count > PlainSplitter.longest { finish() }
  }

  private mutating func finish(level: Int? = nil) {
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
        document: document, headings: headings.texts, source: source, kind: kind, text: text,
        boilerplate: isContents ? .contents : nil))
    if let level { headings.enter(text, level: level) }
  }
}

extension Range<Int> {
  /// The range without its first bytes.
  fileprivate func cutting(_ count: Int) -> Range<Int> {
    Swift.min(lowerBound + count, upperBound)..<upperBound
  }
}
