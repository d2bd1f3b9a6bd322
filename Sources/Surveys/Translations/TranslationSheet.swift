import Languages
public import Problems
import StatisticalTables

/// The texts of a questionnaire as CSV, to be translated elsewhere: one row for each text.
public enum TranslationSheet {
  /// The sheet of a questionnaire: key, one column for each language, and one that says how it stands.
  ///
  /// - Parameter questionnaire: the questionnaire.
  /// - Returns: the whole file; the same for the same questionnaire.
  public static func text(of questionnaire: Questionnaire) -> String {
    var writer = DelimitedWriter()
    let languages = questionnaire.languages
    writer.row(
      ["key"] + languages.map(\.rawValue) + languages.dropFirst().map { "status_\($0.rawValue)" })
    for text in questionnaire.texts {
      writer.row(
        [text.key] + languages.map { text.text[$0] ?? "" }
          + languages.dropFirst().map { language in
            switch questionnaire.status(of: text, in: language) {
            case .current: ""
            case .missing: "missing"
            case .outOfDate: "out-of-date"
            }
          })
    }
    return writer.text
  }

  /// The words that a sheet brings; an empty cell changes nothing.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: its name, for problems.
  ///   - questionnaire: whose texts they are.
  /// - Returns: the words that differ from those of the questionnaire.
  /// - Throws: `InputRefused` where a key or a language is not the questionnaire's.
  public static func read(
    _ bytes: [UInt8], file name: String, for questionnaire: Questionnaire
  ) throws(InputRefused) -> QuestionnaireEdit.Translations {
    let file = try DelimitedFile(bytes, file: name)
    var log = ProblemLog()
    guard let keys = file.column("key") else {
      throw InputRefused([
        Problem("translation.no-column", at: Place(name, line: 1), ["column": "key"])
      ])
    }
    let languages = questionnaire.languages.compactMap { language in
      file.column(language.rawValue).map { (language, $0) }
    }
    if languages.isEmpty {
      let names = questionnaire.languages.map(\.rawValue).joined(separator: ", ")
      log.error("translation.no-column", at: Place(name, line: 1), ["column": names])
    }
    let texts = Dictionary(
      questionnaire.texts.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    var words: [String: [LanguageTag: String]] = [:]
    for row in file.rows {
      let key = row.fields.indices.contains(keys) ? row.fields[keys] : ""
      guard let text = texts[key] else {
        log.unknown(
          "translation.unknown-text", found: key, known: texts.keys.sorted(),
          at: file.place(row, "key"))
        continue
      }
      for (language, column) in languages where row.fields.indices.contains(column) {
        let new = row.fields[column]
        if !new.isEmpty, new != text[language] { words[key, default: [:]][language] = new }
      }
    }
    try log.throwErrors()
    return QuestionnaireEdit.Translations(words: words)
  }
}
