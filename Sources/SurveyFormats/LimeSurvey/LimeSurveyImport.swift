import Languages
import Problems
import Surveys

/// Makes a questionnaire of a survey of LimeSurvey.
struct LimeSurveyMaking {
  let survey: LimeSurvey
  let choices: ImportChoices
  var log: ProblemLog
  var drafts: [Draft] = []
  var sections: [(id: String, group: LimeSurvey.Group)] = []
  var ids = CodeNames(reserved: CodeNames.reservedQuestions)
  var renamed: [String: String] = [:]
  /// What the variables of expressions stand for, and what stands behind each.
  var variables: [String: ExpressionScript.Variable] = [:]
  var targets: [String: FormTarget] = [:]
  var formulas: [String: XPath] = [:]
  /// Texts of which formatting was left out, and pictures.
  private var media: [Place] = []
  private var placeholders: [Place] = []

  /// A question on its way.
  struct Draft {
    var id: String
    var section: String?
    var kind: Question.Kind
    let source: LimeSurvey.Question
    var text: [String: String]
    var options: [Question.Option] = []
    var items: [(code: String, part: LimeSurvey.Part)] = []
    /// The names of options in the file by code.
    var names: [String: String] = [:]
    var minimum: Double?
    var maximum: Double?
    var isWhole = false
    var isLong = true
    /// What is asked for besides the question's own relevance.
    var besides: Condition?
    /// Whether the question's own checks and help are this one's.
    var isMain = true
    var optionRelevance: [String: String] = [:]
  }

  init(_ survey: LimeSurvey, choices: ImportChoices, log: ProblemLog) {
    self.survey = survey
    self.choices = choices
    self.log = log
  }

  mutating func questionnaire() throws(InputRefused) -> ImportedQuestionnaire {
    var sectionIDs = CodeNames()
    for group in survey.groups where !group.questions.isEmpty {
      let name = group.name[survey.languages.first ?? ""] ?? group.name.values.min() ?? "section"
      let id = sectionIDs.code(for: PlainText.reading(name).text, else: "section")
      sections.append((id, group))
      if group.description.values.contains(where: { !PlainText.reading($0).text.isEmpty }) {
        var words = LimeSurvey.Question(place: group.place)
        (words.code, words.type, words.text) = ("\(id)-text", "X", group.description)
        plan(words, section: id)
      }
      for question in group.questions { plan(question, section: id) }
    }
    guard !drafts.isEmpty else {
      throw InputRefused(log.problems + [Problem("form.no-questions", at: Place(survey.file))])
    }
    var questions: [Question] = []
    for index in drafts.indices { questions.append(question(drafts[index], at: index)) }
    let made = sections.map { section in
      let first = drafts.firstIndex { $0.section == section.id } ?? 0
      let title = text(section.group.name, at: section.group.place)
      return Questionnaire.Section(
        id: section.id, title: title.isEmpty ? LocalizedText(same: section.id) : title,
        condition: condition(section.group.relevance, at: first, place: section.group.place))
    }.filter { section in questions.contains { $0.section == section.id } }
    noteTexts()
    let title = text(survey.title, at: Place(survey.file))
    let name =
      choices.id ?? (survey.id.isEmpty ? CodeNames.stem(of: survey.file) : "ls-" + survey.id)
    var names = CodeNames()
    return try QuestionnaireMending.mended(
      Questionnaire(
        id: names.code(for: name, else: "questionnaire"),
        title: title.isEmpty ? LocalizedText(same: CodeNames.stem(of: survey.file)) : title,
        wave: Questionnaire.Wave(id: choices.wave), sections: made, questions: questions,
        languages: survey.languages.map(LimeSurveyMaking.tag)),
      places: drafts.map(\.source.place), levels: choices.levels, log: log, renamed: renamed)
  }

  /// LimeSurvey's codes of languages: `nb`, `nn`, `de-informal`.
  static func tag(_ code: String) -> LanguageTag {
    code.hasSuffix("-informal")
      ? LanguageTag(rawValue: String(code.dropLast(9)).lowercased()) : LanguageNames.tag(code)
  }

  /// A text without its formatting.
  mutating func text(_ texts: [String: String], at place: Place) -> LocalizedText {
    var found: [LanguageTag: String] = [:]
    for (language, html) in texts.sorted(by: { $0.key < $1.key }) {
      let reading = PlainText.reading(html)
      if reading.hasMedia { media.append(place) }
      if reading.hasPlaceholder { placeholders.append(place) }
      guard !reading.text.isEmpty else { continue }
      found[language.isEmpty ? LanguageNames.any : LimeSurveyMaking.tag(language)] = reading.text
    }
    return LocalizedText(found)
  }

  private mutating func noteTexts() {
    var seen: Set<Place> = []
    for place in media where seen.insert(place).inserted { log.warning("lss.media", at: place) }
    seen = []
    for place in placeholders where seen.insert(place).inserted {
      log.warning("lss.answer-in-text", at: place)
    }
  }

  private mutating func question(_ draft: Draft, at index: Int) -> Question {
    let source = draft.source
    var words = text(draft.text, at: source.place)
    if words.isEmpty {
      words = LocalizedText(same: source.code)
      log.warning("lss.no-words", at: source.place, ["name": source.code])
    }
    let help = text(source.help, at: source.place)
    var condition = condition(source.relevance, at: index, place: source.place)
    if condition == nil, !source.conditions.isEmpty {
      condition = self.condition(source.oldRelevance, at: index, place: source.place)
    }
    if let besides = draft.besides {
      condition = condition.map { .all([$0, besides]) } ?? besides
    }
    if draft.isMain, source.mandatory == "S" {
      log.warning("lss.soft-mandatory", at: source.place, ["name": source.code])
    }
    var options: [Question.Option] = []
    for option in draft.options {
      let said = draft.optionRelevance[option.code].flatMap { text in
        self.condition(text, at: index, place: source.place)
      }
      options.append(
        said == nil
          ? option
          : Question.Option(
            code: option.code, text: option.text, value: option.value,
            isDontKnow: option.isDontKnow, isExclusive: option.isExclusive,
            takesText: option.takesText, condition: said))
    }
    var items: [Question.Item] = []
    for (code, part) in draft.items {
      let words = text(part.text, at: part.place)
      items.append(
        Question.Item(
          code: code, text: words.isEmpty ? LocalizedText(same: part.code) : words,
          condition: self.condition(part.relevance, at: index, place: part.place)))
    }
    let days = (day(source["date_min"]), day(source["date_max"]))
    return Question(
      id: draft.id, section: draft.section, kind: draft.kind, text: words,
      help: help.isEmpty || !draft.isMain ? nil : help,
      isRequired: source.mandatory == "Y" && draft.kind != .note && draft.isMain,
      condition: condition, options: options, items: items, minimum: draft.minimum,
      maximum: draft.maximum, unit: unit(draft), earliest: draft.kind == .date ? days.0 : nil,
      latest: draft.kind == .date ? days.1 : nil, files: files(draft),
      isLong: draft.kind != .text || draft.isLong,
      checks: (draft.isWhole ? [FormLimits.whole] : []) + checks(draft, at: index))
  }
}

extension LimeSurvey.Question {
  /// What its old conditions say, as an expression.
  ///
  /// Those on the same question in one scenario are alternatives, those on others must all hold, and one
  /// scenario is enough.
  var oldRelevance: String {
    var scenarios: [Int: [String: [String]]] = [:]
    for condition in conditions {
      let field =
        condition.field.hasPrefix("+") ? String(condition.field.dropFirst()) : condition.field
      let value = condition.field.hasPrefix("+") ? "Y" : condition.value
      let quoted = value.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\\\"")
      let part =
        condition.method == "RX"
        ? "regexMatch(\"\(quoted)\", \(field).NAOK)"
        : "\(field).NAOK \(condition.method) \"\(quoted)\""
      scenarios[condition.scenario, default: [:]][condition.question, default: []].append(part)
    }
    return scenarios.sorted { $0.key < $1.key }.map { _, questions in
      "("
        + questions.sorted { $0.key < $1.key }.map { "(" + $1.joined(separator: " or ") + ")" }
        .joined(separator: " and ") + ")"
    }.joined(separator: " or ")
  }
}
