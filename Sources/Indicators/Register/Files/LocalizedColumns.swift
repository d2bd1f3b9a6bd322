import Languages

/// A text in several languages as columns: `title_nb`, `title_nn`, `title_en`, and `title` for a text
/// that serves every language.
struct LocalizedColumns {
  let name: String
  let languages: [LanguageTag]

  /// The tag under which a text stands that serves every language.
  static let any = LanguageTag(rawValue: "*")

  /// The columns that some texts need: always those of the product's languages.
  init(_ name: String, for texts: some Sequence<LocalizedText>) {
    self.name = name
    let others = texts.reduce(into: Set<LanguageTag>()) { $0.formUnion($1.texts.keys) }
      .subtracting([.nb, .nn, .en, LocalizedColumns.any])
    languages = [LocalizedColumns.any, .nb, .nn, .en] + others.sorted()
  }

  /// The columns that a header has.
  init(_ name: String, in header: [String]) {
    self.name = name
    languages = header.compactMap { column in
      if column == name { return LocalizedColumns.any }
      return column.hasPrefix(name + "_")
        ? LanguageTag(rawValue: String(column.dropFirst(name.count + 1))) : nil
    }
  }

  /// The names of the columns.
  var header: [String] {
    languages.map { $0 == LocalizedColumns.any ? name : "\(name)_\($0)" }
  }

  /// The fields of a text.
  func fields(_ text: LocalizedText) -> [String] {
    languages.map { text.texts[$0] ?? "" }
  }

  /// The text of a row.
  func text(_ field: (String) -> String) -> LocalizedText {
    var texts: [LanguageTag: String] = [:]
    for (language, column) in zip(languages, header) {
      texts[language] = field(column).nonEmpty
    }
    return LocalizedText(texts)
  }
}
