import Languages
import Measures

/// A questionnaire taken apart, so that parts of it can be changed.
struct QuestionnaireParts {
  var id: String
  var title: LocalizedText
  var origin: LocalizedText?
  var wave: Questionnaire.Wave
  var sections: [Questionnaire.Section]
  var questions: [Question]
  var languages: [LanguageTag]
  var marks: TranslationMarks
  var previous: PreviousWave?

  init(_ questionnaire: Questionnaire) {
    id = questionnaire.id
    title = questionnaire.title
    origin = questionnaire.origin
    wave = questionnaire.wave
    sections = questionnaire.sections
    questions = questionnaire.questions
    languages = questionnaire.languages
    marks = questionnaire.translationMarks
    previous = questionnaire.previous
  }

  var questionnaire: Questionnaire {
    Questionnaire(
      id: id, title: title, origin: origin, wave: wave, sections: sections, questions: questions,
      languages: languages, translationMarks: marks, previous: previous)
  }

  /// Where a new question of a section goes: after the last one of it, else after all that stand before it.
  func end(of section: String?) -> Int {
    if let last = questions.lastIndex(where: { $0.section == section }) { return last + 1 }
    guard let place = sections.firstIndex(where: { $0.id == section }) else {
      return questions.count
    }
    let before = Set(sections[..<place].map(\.id))
    return questions.lastIndex { $0.section.map(before.contains) ?? false }.map { $0 + 1 } ?? 0
  }
}

extension Question {
  /// The same question with some parts changed.
  func changing(
    id: String? = nil, section: String?? = nil, text: LocalizedText? = nil,
    title: LocalizedText?? = nil, help: LocalizedText?? = nil, condition: Condition?? = nil,
    options: [Option]? = nil, items: [Item]? = nil, unit: UnitOfMeasure?? = nil,
    variants: [Variant]? = nil, checks: [Check]? = nil
  ) -> Question {
    Question(
      id: id ?? self.id, section: section ?? self.section, kind: kind, text: text ?? self.text,
      title: title ?? self.title, help: help ?? self.help, isRequired: isRequired, levels: levels,
      condition: condition ?? self.condition, options: options ?? self.options,
      items: items ?? self.items, minimum: minimum, maximum: maximum, unit: unit ?? self.unit,
      earliest: earliest, latest: latest, files: files, isLong: isLong,
      variants: variants ?? self.variants, checks: checks ?? self.checks)
  }
}
