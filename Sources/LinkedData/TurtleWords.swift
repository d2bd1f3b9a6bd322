/// The words of a Turtle file, one after another, with their lines.
struct TurtleWords {
  private let bytes: [UInt8]
  private var position = 0
  /// The line that has been reached, from 1.
  private(set) var line = 1

  /// A word.
  struct Word {
    let kind: Kind
    /// The line that it begins on.
    let line: Int
    fileprivate let range: Range<Int>
  }

  /// What a word is.
  enum Kind {
    /// One of `. ; , [ ] ( )`.
    case sign(UInt8)
    /// An address in angle brackets.
    case address
    /// A text in quotes, or a number.
    case text
    /// A name with a colon.
    case name
    /// `@prefix`, the tag of a language, `a`, `true`.
    case keyword
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The letters of a word, without the brackets of an address.
  func text(of word: Word) -> String {
    String(decoding: bytes[word.range], as: UTF8.self)
  }

  /// The next word; nil at the end, or where a text or address never ends.
  mutating func next() -> Word? {
    skipBlanks()
    guard position < bytes.count else { return nil }
    let (start, first) = (position, line)
    switch bytes[position] {
    case UInt8(ascii: "<"):
      while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
        if bytes[position] == 0x0A { return nil }
        position += 1
      }
      guard position < bytes.count else { return nil }
      position += 1
      return Word(kind: .address, line: first, range: start + 1..<position - 1)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return skipText() ? Word(kind: .text, line: first, range: start..<position) : nil
    case let byte where TurtleWords.signs.contains(byte) && !beginsNumber():
      position += 1
      return Word(kind: .sign(byte), line: first, range: start..<position)
    default:
      skipName()
      return Word(kind: kind(start..<position), line: first, range: start..<position)
    }
  }

  private static let signs: [UInt8] = Array(".;,[]()".utf8)

  private func kind(_ range: Range<Int>) -> Kind {
    let first = bytes[range.lowerBound]
    if first == UInt8(ascii: "@") { return .keyword }
    if bytes[range].contains(UInt8(ascii: ":")) { return .name }
    let isNumber = (0x30...0x39).contains(first) || "+-.".utf8.contains(first)
    if isNumber { return .text }
    // Of words without a colon `a` is a property, and `true` and `false` are values.
    let word = String(decoding: bytes[range], as: UTF8.self)
    return ["a", "true", "false"].contains(word) ? .text : .keyword
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x0A:
        line += 1
        position += 1
      case 0x20, 0x09, 0x0D, UInt8(ascii: "^"): position += 1
      case UInt8(ascii: "#"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      default: return
      }
    }
  }

  /// Skips a text in quotes; false where it never ends.
  private mutating func skipText() -> Bool {
    let quote = bytes[position]
    let isLong = bytes[position...].prefix(3).elementsEqual([quote, quote, quote])
    position += isLong ? 3 : 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 2
      case 0x0A:
        guard isLong else { return false }
        line += 1
        position += 1
      case quote where !isLong:
        position += 1
        return true
      case quote where bytes[position...].prefix(3).elementsEqual([quote, quote, quote]):
        position += 3
        return true
      default: position += 1
      }
    }
    position = min(position, bytes.count)
    return false
  }

  private func beginsNumber() -> Bool {
    bytes[position] == UInt8(ascii: ".") && position + 1 < bytes.count
      && (0x30...0x39).contains(bytes[position + 1])
  }

  /// Skips a name or number: a full stop belongs to it only where more of the name follows.
  private mutating func skipName() {
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        position += 2
      } else if TurtleWords.isOfName(byte) {
        position += 1
      } else if byte == UInt8(ascii: "."), position + 1 < bytes.count,
        TurtleWords.isOfName(bytes[position + 1])
      {
        position += 1
      } else {
        break
      }
    }
    position = min(position, bytes.count)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "%"): true
    default: false
    }
  }
}
