/// Collects the passages of a document that tells by itself what is a heading, a point or a row.
package struct PassageList {
  /// The passages so far.
  package private(set) var passages: [Passage] = []
  private let document: String
  private var headings = HeadingPath()
  /// Where the next passage begins in the passages' texts set one a line.
  private var offset = 0

  /// Longer text is no heading, whatever the document calls it.
  package static let longestHeading = 300

  /// A list without passages.
  ///
  /// - Parameter document: the document's name.
  package init(document: String) {
    self.document = document
  }

  /// Adds a passage, without what is invisible and with single spaces; nothing where no text is left.
  ///
  /// A longer text than a passage may have is cut between words.
  ///
  /// - Parameters:
  ///   - text: its text in UTF-8.
  ///   - kind: what part of the document it is.
  ///   - level: a heading's level from 1; nil for other passages, and for the document's title, which
  ///     does not stand above the others.
  ///   - page: the page, from 1.
  ///   - isContents: whether it belongs to a table of contents.
  package mutating func add(
    _ text: some Collection<UInt8>, as kind: Passage.Kind = .paragraph, level: Int? = nil,
    page: Int? = nil, isContents: Bool = false
  ) {
    var joiner = LineJoiner()
    joiner.add(PassageList.withSingleSpaces(text))
    add(joined: joiner.bytes, as: kind, level: level, page: page, isContents: isContents)
  }

  /// Adds a passage whose lines have been joined.
  ///
  /// - Parameters:
  ///   - bytes: its text.
  ///   - kind: what part of the document it is.
  ///   - level: a heading's level, as above.
  ///   - page: the page, from 1.
  ///   - source: the bytes of the page that it was read from; nil counts in the passages' texts.
  ///   - isContents: whether it belongs to a table of contents.
  mutating func add(
    joined bytes: [UInt8], as kind: Passage.Kind, level: Int? = nil, page: Int? = nil,
    source: Range<Int>? = nil, isContents: Bool = false
  ) {
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    var kind = kind
    let isContents = isContents || isLineOfContents(bytes)
    if kind == .heading, isContents || bytes.count > PassageList.longestHeading {
      kind = .paragraph
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(PassageList.cut(rest))
      rest = rest.dropFirst(piece.count)
      let text = String(decoding: piece, as: UTF8.self)
      passages.append(
        Passage(
          document: document, page: page, headings: headings.texts,
          source: source ?? offset..<(offset + piece.count), kind: kind, text: text,
          boilerplate: isContents ? .contents : nil))
      offset += piece.count + 1
      if kind == .heading, let level { headings.enter(text, level: max(1, level)) }
    }
  }

  /// Dots that lead to a number; under "Contents", anything that ends with one.
  private func isLineOfContents(_ bytes: [UInt8]) -> Bool {
    if bytes.withUnsafeBufferPointer({ LineShape($0[...]).isContents }) { return true }
    guard let last = bytes.last, ByteKind.table[Int(last)] == ByteKind.digit,
      let heading = headings.texts.last
    else { return false }
    return PassageList.contentsTitles.contains(heading.lowercased())
  }

  /// Headings of tables of contents, in small letters.
  static let contentsTitles: Set<String> = [
    "innhold", "innhald", "innholdsfortegnelse", "innholdsoversikt", "innhaldsliste",
    "innhaldsoversyn", "contents", "table of contents", "innehåll", "indhold", "sisdoallu",
  ]

  /// How many bytes the next passage takes.
  private static func cut(_ bytes: ArraySlice<UInt8>) -> Int {
    guard bytes.count > PlainSplitter.longest else { return bytes.count }
    let most = bytes.prefix(PlainSplitter.longest)
    if let space = most.lastIndex(of: UInt8(ascii: " ")) { return space + 1 - bytes.startIndex }
    // One word as long as that: it is cut between letters.
    let end = most.lastIndex { $0 & 0xC0 != 0x80 } ?? most.startIndex
    return max(end - bytes.startIndex, 4)
  }

  /// The text with one space wherever there are spaces, line ends or control signs, none at its ends.
  private static func withSingleSpaces(_ text: some Collection<UInt8>) -> [UInt8] {
    var clean: [UInt8] = []
    clean.reserveCapacity(text.count)
    for byte in text {
      // A no-break space is C2 A0.
      let isNoBreak = byte == 0xA0 && clean.last == 0xC2
      if isNoBreak { clean.removeLast() }
      if byte > 0x20, !isNoBreak {
        clean.append(byte)
      } else if let last = clean.last, last != UInt8(ascii: " ") {
        clean.append(UInt8(ascii: " "))
      }
    }
    if clean.last == UInt8(ascii: " ") { clean.removeLast() }
    return clean
  }
}
