import Problems

/// Cuts a formula into words, numbers and signs.
struct FormulaLexer {
  struct Token: Hashable {
    let kind: Kind
    let text: String
    /// Where it begins, in characters from 0.
    let offset: Int

    enum Kind: Hashable {
      /// An id, a function's name, a category or a number: letters, digits, `-`, `_` and `.`.
      case word
      /// One sign, in the form that the parser knows.
      case sign
      case end
    }
  }

  private static let signs: [Character: String] = [
    "+": "+", "-": "−", "−": "−", "–": "−", "*": "×", "×": "×", "·": "×", "/": "÷", "÷": "÷",
    "(": "(",
    ")": ")", "[": "[", "]": "]", "=": "=", ",": ",",
  ]

  /// Longer formulas are no formulas.
  static let longest = 2_000

  /// The pieces in order, and an end.
  static func tokens(_ text: String, place: (Int) -> Place) throws(InputRefused) -> [Token] {
    let characters = Array(text)
    guard characters.count <= longest else {
      throw InputRefused([
        Problem("formula.too-long", at: place(0), ["limit": String(longest)])
      ])
    }
    var tokens: [Token] = []
    var position = 0
    while position < characters.count {
      let character = characters[position]
      if character.isWhitespace {
        position += 1
      } else if isLetterOrDigit(character) {
        var end = position
        while end < characters.count, isWordPart(characters[end]) { end += 1 }
        // A hyphen at the end of a word is a minus; so is a point no part of it.
        while !isLetterOrDigit(characters[end - 1]), characters[end - 1] != "_" { end -= 1 }
        tokens.append(
          Token(kind: .word, text: String(characters[position..<end]), offset: position))
        position = end
      } else if let sign = signs[character] {
        tokens.append(Token(kind: .sign, text: sign, offset: position))
        position += 1
      } else {
        throw InputRefused([
          Problem(
            "formula.unknown-sign", at: place(position), ["found": String(character)])
        ])
      }
    }
    return tokens + [Token(kind: .end, text: "", offset: characters.count)]
  }

  private static func isLetterOrDigit(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  private static func isWordPart(_ character: Character) -> Bool {
    isLetterOrDigit(character) || character == "-" || character == "_" || character == "."
  }
}
