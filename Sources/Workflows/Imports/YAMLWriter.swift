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
    line(key, YAMLWords.quoted(value))
  }

  /// A key with a text for readers.
  mutating func localized(_ key: String, _ value: LocalizedText) {
    line(key, YAMLWords.localized(value))
  }

  /// A key with a list of texts in one line.
  mutating func list(_ key: String, _ values: [String]) {
    line(key, "[" + values.map(YAMLWords.quoted).joined(separator: ", ") + "]")
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
    for value in values { text += indent + "  - " + YAMLWords.localized(value) + "\n" }
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
}
