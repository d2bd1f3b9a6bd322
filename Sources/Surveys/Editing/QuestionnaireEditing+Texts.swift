import Languages
import Measures

extension QuestionnaireParts {
  /// Writes words in some languages; empty words take a translation away.
  mutating func write(_ words: [String: [LanguageTag: String]]) {
    func written(_ key: String, _ text: LocalizedText) -> LocalizedText {
      guard let new = words[key] else { return text }
      var texts = text.texts
      // Words that serve all languages stay so until another language is written.
      if let same = text[LanguageTag(rawValue: "*")], texts.count == 1 {
        guard new.values.contains(where: { $0 != same }) else { return text }
        texts = Dictionary(uniqueKeysWithValues: languages.map { ($0, same) })
      }
      for (language, text) in new { texts[language] = text.isEmpty ? nil : text }
      return LocalizedText(texts)
    }
    title = written("title", title)
    origin = origin.map { written("origin", $0) }
    sections = sections.map {
      Questionnaire.Section(
        id: $0.id, title: written("sections.\($0.id)", $0.title), condition: $0.condition)
    }
    questions = questions.map { $0.changingTexts { written($0, $1) } }
  }
}

extension Question {
  fileprivate func changingTexts(
    _ written: (String, LocalizedText) -> LocalizedText
  ) -> Question {
    func text(_ key: String, _ text: LocalizedText) -> LocalizedText {
      written("\(id).\(key)", text)
    }
    return changing(
      text: text("text", self.text), title: .some(title.map { text("title", $0) }),
      help: .some(help.map { text("help", $0) }),
      options: options.map { option in
        Option(
          code: option.code, text: text("options.\(option.code)", option.text),
          value: option.value, isDontKnow: option.isDontKnow, isExclusive: option.isExclusive,
          takesText: option.takesText, condition: option.condition)
      },
      items: items.map { item in
        Item(
          code: item.code, text: text("items.\(item.code)", item.text), levels: item.levels,
          condition: item.condition)
      },
      unit: .some(
        unit.map {
          UnitOfMeasure(code: $0.code, label: text("unit", $0.label), decimals: $0.decimals)
        }),
      variants: variants.map { variant in
        let name = variant.levels.joined(separator: "-")
        return Variant(
          levels: variant.levels, text: text("variants.\(name)", variant.text),
          help: variant.help.map { text("variants.\(name).help", $0) })
      },
      checks: checks.enumerated().map { number, check in
        Check(that: check.that, message: text("check.\(number)", check.message))
      })
  }
}

extension QuestionnaireEditing {
  /// What translations are made from after an edit: one that was written now is made from the original as
  /// it is; one that stands while its original has changed is left behind.
  func marks(of new: Questionnaire, after edit: QuestionnaireEdit) -> TranslationMarks {
    guard let original = new.originalLanguage else { return TranslationMarks() }
    var before: [String: LocalizedText] = [:]
    for text in old.texts { before[renaming.following(key: text.key)] = text.text }
    var confirmed: [LanguageTag: Set<String>] = [:]
    if case .translate(let translations) = edit { confirmed = translations.confirmed }
    var digests: [LanguageTag: [String: String]] = [:]
    for language in new.languages where language != original {
      let marked = Dictionary(
        (old.translationMarks.digests[language] ?? [:]).map {
          (renaming.following(key: $0.key), $0.value)
        }, uniquingKeysWith: { first, _ in first })
      var kept: [String: String] = [:]
      for text in new.texts {
        guard let source = text.text.texts[original], let words = text.text.texts[language]
        else { continue }
        let now = TranslationMarks.digest(source)
        guard let was = before[text.key] else {
          kept[text.key] = now
          continue
        }
        if confirmed[language]?.contains(text.key) == true || was.texts[language] != words {
          kept[text.key] = now
        } else if let mark = marked[text.key] {
          kept[text.key] = mark
        } else if let source = was.texts[original], TranslationMarks.digest(source) != now {
          kept[text.key] = TranslationMarks.digest(source)
        }
      }
      if !kept.isEmpty { digests[language] = kept }
    }
    return TranslationMarks(digests)
  }
}
