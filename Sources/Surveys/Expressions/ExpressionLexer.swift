import Problems

/// Cuts an expression into words, numbers, texts and signs.
struct ExpressionLexer {
  struct Token {
    enum Kind: Hashable {
      /// The id of a question, a part of one, a function or `and`, `or`, `not`, `in`, `true`, `false`.
      case word
      /// A reference in `${…}`, without its braces.
      case reference
      case number, text, sign, end
    }

    let kind: Kind
    /// The word or sign; of a text what stands between its quotation marks.
    let text: String
    /// In characters from the beginning.
    let offset: Int
  }

  private let characters: [Character]
  private let place: (Int) -> Place
  private var position = 0

  /// Cuts the text.
  static func tokens(
    _ text: String, at place: @escaping (Int) -> Place
  ) throws(InputRefused) -> [Token] {
    var lexer = ExpressionLexer(characters: Array(text), place: place)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, text: "", offset: lexer.characters.count))
    return tokens
  }

  private init(characters: [Character], place: @escaping (Int) -> Place) {
    self.characters = characters
    self.place = place
  }

  private mutating func next() throws(InputRefused) -> Token? {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    guard position < characters.count else { return nil }
    let start = position
    let first = characters[start]
    if first.isSmallLetter { return word(from: start) }
    if first.isDigit { return number(from: start) }
    if first == "'" || first == "\"" { return try quoted(first, from: start) }
    if first == "$", peek(1) == "{" { return try reference(from: start) }
    for sign in ["<=", ">=", "!=", "<>", "=="]
    where peek(1).map({ sign == "\(first)\($0)" }) == true {
      position += 2
      let meant = sign == "<>" ? "!=" : sign == "==" ? "=" : sign
      return Token(kind: .sign, text: meant, offset: start)
    }
    let known: [Character: String] = [
      "+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "/": "/", "=": "=", "<": "<", ">": ">",
      "(": "(", ")": ")", ",": ",", ".": ".", "≤": "<=", "≥": ">=", "≠": "!=",
    ]
    guard let sign = known[first] else {
      throw refusal("expression.unexpected", start, ["found": String(first)])
    }
    position += 1
    return Token(kind: .sign, text: sign, offset: start)
  }

  private func peek(_ ahead: Int) -> Character? {
    position + ahead < characters.count ? characters[position + ahead] : nil
  }

  private mutating func word(from start: Int) -> Token {
    while let character = peek(0), character.isWordPart { position += 1 }
    return Token(kind: .word, text: String(characters[start..<position]), offset: start)
  }

  private mutating func number(from start: Int) -> Token {
    while let character = peek(0), character.isDigit { position += 1 }
    if peek(0) == ".", peek(1)?.isDigit == true {
      position += 1
      while let character = peek(0), character.isDigit { position += 1 }
    }
    return Token(kind: .number, text: String(characters[start..<position]), offset: start)
  }

  /// Text between marks; a mark within is written twice.
  private mutating func quoted(_ mark: Character, from start: Int) throws(InputRefused) -> Token {
    var text = ""
    position += 1
    while let character = peek(0) {
      position += 1
      if character == mark {
        guard peek(0) == mark else { return Token(kind: .text, text: text, offset: start) }
        position += 1
      }
      text.append(character)
    }
    throw refusal("expression.not-closed", start, ["sign": String(mark)])
  }

  private mutating func reference(from start: Int) throws(InputRefused) -> Token {
    position += 2
    var text = ""
    while let character = peek(0), character != "}" {
      text.append(character)
      position += 1
    }
    guard peek(0) == "}" else { throw refusal("expression.not-closed", start, ["sign": "${"]) }
    position += 1
    return Token(kind: .reference, text: text, offset: start)
  }

  private func refusal(
    _ code: String, _ offset: Int, _ values: [String: String]
  ) -> InputRefused {
    InputRefused([Problem(code, at: place(offset), values)])
  }
}

extension Character {
  fileprivate var isSmallLetter: Bool { ("a"..."z").contains(self) }
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  /// A sign of an id: a hyphen belongs to it, so a minus needs blanks around it.
  fileprivate var isWordPart: Bool { isSmallLetter || isDigit || self == "-" || self == "_" }
}
