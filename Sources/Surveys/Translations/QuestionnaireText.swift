public import Languages
import Measures

/// One text of a questionnaire, by a key that stays when questions are moved.
public struct QuestionnaireText: Hashable, Sendable {
  /// The key: `title`, `origin`, `sections.<id>`, or `<question>.text`, `.title`, `.help`,
  /// `.options.<code>`, `.items.<code>`, `.variants.<level>…`, `.check.<number>`, `.unit`.
  public let key: String
  /// The text.
  public let text: LocalizedText

  /// How a translation stands.
  public enum Status: Hashable, Sendable {
    /// The text is written in the language, and nothing says that its original has changed since.
    case current
    /// The text is written, but its original is another one now; the digest of the new one.
    case outOfDate(digest: String)
    /// The text is not written in the language.
    case missing
  }
}

extension Questionnaire {
  /// The language that the others are translated from: the first.
  public var originalLanguage: LanguageTag? { languages.first }

  /// All texts that respondents see, in the order they are met.
  public var texts: [QuestionnaireText] {
    var found = [QuestionnaireText(key: "title", text: title)]
    if let origin { found.append(QuestionnaireText(key: "origin", text: origin)) }
    found += sections.map { QuestionnaireText(key: "sections.\($0.id)", text: $0.title) }
    return found + questions.flatMap(\.texts)
  }

  /// How a text stands in a language.
  ///
  /// - Parameters:
  ///   - text: one of ``texts``.
  ///   - language: the language.
  /// - Returns: whether it is there, and made from the original as it is now where that is marked.
  public func status(
    of text: QuestionnaireText, in language: LanguageTag
  ) -> QuestionnaireText.Status {
    guard let words = text.text[language], !words.isEmpty else { return .missing }
    guard let original = originalLanguage, original != language,
      let source = text.text[original],
      let mark = translationMarks.digests[language]?[text.key]
    else { return .current }
    let digest = TranslationMarks.digest(source)
    return mark == digest ? .current : .outOfDate(digest: digest)
  }

  /// The marks that say: all translations that are written now are made from the originals as they are now.
  ///
  /// A text that serves every language needs none.
  public var marksAsTranslatedNow: TranslationMarks {
    guard let original = originalLanguage else { return TranslationMarks() }
    var digests: [LanguageTag: [String: String]] = [:]
    for language in languages where language != original {
      for text in texts {
        guard let source = text.text.texts[original], text.text.texts[language] != nil else {
          continue
        }
        digests[language, default: [:]][text.key] = TranslationMarks.digest(source)
      }
    }
    return TranslationMarks(digests)
  }
}

extension Question {
  var texts: [QuestionnaireText] {
    var found = [QuestionnaireText(key: "\(id).text", text: text)]
    func add(_ key: String, _ text: LocalizedText?) {
      if let text { found.append(QuestionnaireText(key: "\(id).\(key)", text: text)) }
    }
    add("title", title)
    add("help", help)
    for option in options { add("options.\(option.code)", option.text) }
    for item in items { add("items.\(item.code)", item.text) }
    for variant in variants {
      let name = variant.levels.joined(separator: "-")
      add("variants.\(name)", variant.text)
      add("variants.\(name).help", variant.help)
    }
    for (number, check) in checks.enumerated() { add("check.\(number)", check.message) }
    if let unit { add("unit", unit.label) }
    return found
  }
}
