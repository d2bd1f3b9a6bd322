/// Parts a page of the web into tags and text, whatever it looks like; comments and scripts are passed over.
///
/// It goes through the bytes once and keeps nothing of what it has passed.
struct HypertextScanner {
  enum Token {
    /// An element begins.
    case start(String)
    case end(String)
    /// Text in UTF-8, references to signs resolved.
    case text([UInt8])
  }

  private let bytes: [UInt8]
  private var index = 0
  /// The bytes of the last tag, after its name.
  private var tag = 0..<0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return text() }
      let after = bytes[index + 1]
      if HypertextScanner.isLetter(after) {
        index += 1
        let name = self.name()
        endTag()
        skipRaw(name)
        return .start(name)
      } else if after == UInt8(ascii: "/"), index + 2 < bytes.count,
        HypertextScanner.isLetter(bytes[index + 2])
      {
        index += 2
        let name = self.name()
        endTag()
        return .end(name)
      } else if bytes[index...].starts(with: HypertextScanner.commentStart) {
        index += 4
        skip(past: HypertextScanner.commentEnd)
      } else if after == UInt8(ascii: "!") || after == UInt8(ascii: "?")
        || after == UInt8(ascii: "/")
      {
        skip(past: [UInt8(ascii: ">")])
      } else {
        return text()
      }
    }
    return nil
  }

  /// The value of an attribute of the tag that was met last, in small letters; nil where it has none.
  func attribute(_ name: String) -> String? {
    guard tag.count > name.utf8.count else { return nil }
    let text = String(decoding: bytes[tag].prefix(4096), as: UTF8.self).lowercased()
    var rest = text[...]
    while let place = rest.firstRange(of: name) {
      let isWord =
        place.lowerBound == rest.startIndex
        || rest[rest.index(before: place.lowerBound)].isWhitespace
      rest = rest[place.upperBound...]
      guard isWord else { continue }
      var value = rest.drop { $0.isWhitespace }
      guard value.first == "=" else {
        if rest.first.map({ $0.isWhitespace || $0 == "/" }) ?? true { return "" }
        continue
      }
      value = value.dropFirst().drop { $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'" else {
        return String(value.prefix { !$0.isWhitespace })
      }
      return String(value.dropFirst().prefix { $0 != quote })
    }
    return nil
  }

  private static let commentStart = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)
  /// Elements whose content is no text of the page.
  private static let raw: Set<String> = [
    "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// The name at this place in small letters; the place moves behind it.
  private mutating func name() -> String {
    let start = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/")
    {
      index += 1
    }
    return String(decoding: bytes[start..<min(index, start + 32)], as: UTF8.self).lowercased()
  }

  /// Moves behind the end of a tag; a bracket between quotation marks is none.
  private mutating func endTag() {
    let start = index
    var quote: UInt8?
    var isValue = false
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        break
      } else if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      if byte > 0x20 { isValue = byte == UInt8(ascii: "=") }
      index += 1
    }
    tag = start..<index
    index = min(index + 1, bytes.count)
  }

  private mutating func skip(past end: [UInt8]) {
    while index < bytes.count {
      if bytes[index] == end[0], bytes[index...].starts(with: end) {
        index += end.count
        return
      }
      index += 1
    }
  }

  /// Moves to the end tag of an element whose content is no text.
  private mutating func skipRaw(_ name: String) {
    guard HypertextScanner.raw.contains(name) else { return }
    let name = Array(name.utf8)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "/"),
        bytes[(index + 2)...].prefix(name.count).map({ $0 | 0x20 }).elementsEqual(name)
      {
        return
      }
      index += 1
    }
  }

  /// The text up to the next tag.
  private mutating func text() -> Token {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    return .text(SignReferences.resolved(bytes[start..<index]))
  }
}
