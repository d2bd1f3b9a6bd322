/// Parts an expression into its words and signs.
struct XPathLexer {
  /// A word or sign.
  enum Token: Hashable {
    case number(Double)
    case text(String)
    case reference(String)
    case name(String)
    case symbol(String)
    case end
  }

  private let characters: [Character]
  private(set) var position = 0
  /// Where the token that was met last begins.
  private(set) var start = 0

  static let longest = 32_768

  init(_ text: String) throws(XPath.Malformed) {
    characters = Array(text)
    if characters.count > XPathLexer.longest {
      throw XPath.Malformed(column: XPathLexer.longest, found: "…")
    }
  }

  /// The words between two positions.
  func words(_ range: Range<Int>) -> String { String(characters[range]) }

  mutating func next() throws(XPath.Malformed) -> Token {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    start = position
    guard position < characters.count else { return .end }
    let character = characters[position]
    switch character {
    case "'", "\"", "‘", "’", "“", "”": return try quoted(character)
    case "$": return try reference()
    case _ where character.isDigit: return try number()
    case "." where peek(1)?.isDigit == true: return try number()
    case _ where character.isNameStart: return .name(name())
    default: return try symbol()
    }
  }

  private func peek(_ ahead: Int) -> Character? {
    position + ahead < characters.count ? characters[position + ahead] : nil
  }

  func malformed() -> XPath.Malformed {
    XPath.Malformed(
      column: start + 1,
      found: start < characters.count ? String(characters[start...].prefix(12)) : "")
  }

  /// Words in quotes; the typographic ones that word processors make of them end each other.
  private mutating func quoted(_ opening: Character) throws(XPath.Malformed) -> Token {
    let closing: Set<Character> =
      switch opening {
      case "'": ["'"]
      case "\"": ["\""]
      case "‘", "’": ["‘", "’"]
      default: ["“", "”"]
      }
    position += 1
    let from = position
    while position < characters.count {
      if closing.contains(characters[position]) {
        defer { position += 1 }
        return .text(words(from..<position))
      }
      position += 1
    }
    throw malformed()
  }

  private mutating func reference() throws(XPath.Malformed) -> Token {
    guard peek(1) == "{" else { throw malformed() }
    position += 2
    let from = position
    while position < characters.count {
      if characters[position] == "}" {
        defer { position += 1 }
        var name = words(from..<position).trimmed
        if name.hasPrefix("last-saved#") { name = String(name.dropFirst(11)) }
        guard !name.isEmpty else { throw malformed() }
        return .reference(name)
      }
      position += 1
    }
    throw malformed()
  }

  private mutating func number() throws(XPath.Malformed) -> Token {
    let from = position
    while let character = peek(0), character.isDigit { position += 1 }
    if peek(0) == "." {
      position += 1
      while let character = peek(0), character.isDigit { position += 1 }
    }
    var digits = words(from..<position)
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasSuffix(".") { digits += "0" }
    guard let number = Double(digits), number.isFinite else { throw malformed() }
    return .number(number)
  }

  private mutating func name() -> String {
    let from = position
    while let character = peek(0), character.isNamePart { position += 1 }
    if peek(0) == ":", peek(1)?.isNameStart == true {
      position += 1
      while let character = peek(0), character.isNamePart { position += 1 }
    }
    return words(from..<position)
  }

  private mutating func symbol() throws(XPath.Malformed) -> Token {
    let pair = words(position..<min(position + 2, characters.count))
    if ["!=", "<=", ">=", "..", "//", "::"].contains(pair) {
      position += 2
      return .symbol(pair)
    }
    let single = String(characters[position])
    guard "()[],=<>+-*/|.@".contains(single) else { throw malformed() }
    position += 1
    return .symbol(single)
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isNameStart: Bool { isLetter || self == "_" }
  fileprivate var isNamePart: Bool { isLetter || isNumber || "_-.".contains(self) }
}
