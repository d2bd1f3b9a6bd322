import Languages

/// Texts as YAML writes them: always in quotes, so that no text is taken for something else.
enum YAMLWords {
  /// A text in double quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A text for readers: one string where it is the same in every language, else a string for each.
  static func localized(_ value: LocalizedText) -> String {
    let texts = Language.all.compactMap { language in
      value[language.tag].flatMap { $0.isEmpty ? nil : (language.tag.rawValue, $0) }
    }
    guard let first = texts.first else { return quoted(value.text(in: .en)) }
    if texts.count == Language.all.count, texts.allSatisfy({ $0.1 == first.1 }) {
      return quoted(first.1)
    }
    return "{" + texts.map { "\($0.0): \(quoted($0.1))" }.joined(separator: ", ") + "}"
  }
}
