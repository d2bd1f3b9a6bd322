import Languages

/// Writes YAML that reads back as what was given: every text in quotes, line by line.
struct YAMLWriter {
  private(set) var text = ""
  private var indent = ""
  private var opens = ""

  /// A line of explanation.
  mutating func comment(_ words: String) {
    text += indent + "# " + words + "\n"
  }

  /// A key with a value that needs no quotes: a number, a day, a word of the format.
  mutating func word(_ key: String, _ value: String) {
    line(key, value)
  }

  /// A key with a text.
  mutating func quoted(_ key: String, _ value: String) {
    line(key, YAMLWriter.quoted(value))
  }

  /// A key with a text for readers.
  mutating func localized(_ key: String, _ value: LocalizedText) {
    line(key, YAMLWriter.localized(value))
  }

  /// A key with a list of texts in one line.
  mutating func list(_ key: String, _ values: [String]) {
    line(key, "[" + values.map(YAMLWriter.quoted).joined(separator: ", ") + "]")
  }

  /// A key with what is written inside.
  mutating func object(_ key: String, _ write: (inout YAMLWriter) -> Void) {
    line(key, "")
    deeper("  ", write)
  }

  /// A key with a list of objects.
  mutating func objects<Item>(
    _ key: String, _ items: [Item], _ write: (inout YAMLWriter, Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    line(key, "")
    deeper("  ") { $0.items(items, write) }
  }

  /// A list of objects.
  mutating func items<Item>(_ items: [Item], _ write: (inout YAMLWriter, Item) -> Void) {
    for item in items {
      opens = "- "
      deeper("  ") { write(&$0, item) }
    }
  }

  /// A list of texts for readers.
  mutating func localizedList(_ key: String, _ values: [LocalizedText]) {
    guard !values.isEmpty else { return }
    line(key, "")
    for value in values { text += indent + "  - " + YAMLWriter.localized(value) + "\n" }
  }

  private mutating func line(_ key: String, _ value: String) {
    let start = opens.isEmpty ? indent : String(indent.dropLast(2)) + opens
    opens = ""
    text += start + key + ":" + (value.isEmpty ? "" : " " + value) + "\n"
  }

  private mutating func deeper(_ step: String, _ write: (inout YAMLWriter) -> Void) {
    indent += step
    write(&self)
    indent = String(indent.dropLast(step.count))
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

  /// A text in double quotes.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{85}", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
