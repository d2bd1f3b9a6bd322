public import Languages
import Measures
import Pages
public import Problems
public import Surveys

/// The editor of one section.
public struct SectionScreen: Sendable {
  private let page: BuilderPage
  private let values: FormValues
  private let old: String?
  private let questionnaire: Questionnaire
  private let problems: [Problem]

  /// The editor of one section.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - values: what stands in the fields.
  ///   - old: the id of the section; nil where it is a new one.
  ///   - questionnaire: what it stands in.
  ///   - problems: why it could not be stored.
  public init(
    _ page: BuilderPage, values: FormValues, old: String?, in questionnaire: Questionnaire,
    problems: [Problem] = []
  ) {
    self.page = page
    self.values = values
    self.old = old
    self.questionnaire = questionnaire
    self.problems = problems
  }

  /// What stands in the fields of a section as it is.
  public static func values(
    _ section: Questionnaire.Section, in questionnaire: Questionnaire
  ) -> FormValues {
    var values = FormValues()
    values["id"] = section.id
    values["ask-if"] = section.condition?.typed ?? ""
    for tag in questionnaire.languages {
      values["title.\(tag.rawValue)"] = section.title[tag] ?? ""
    }
    return values
  }

  /// The section that the fields say.
  ///
  /// - Parameters:
  ///   - values: what stands in the fields.
  ///   - old: the section as it was.
  ///   - questionnaire: what it stands in.
  /// - Throws: `InputRefused`; the file of each place is the id of its field.
  public static func section(
    _ values: FormValues, old: Questionnaire.Section?, in questionnaire: Questionnaire
  ) throws(InputRefused) -> Questionnaire.Section {
    let title = values.localized("title", was: old?.title, questionnaire.languages)
    guard let title else { throw InputRefused([Problem("edit.words-missing", at: Place("title"))]) }
    var condition = old?.condition
    let typed = values["ask-if"]
    if typed != condition?.typed {
      condition =
        typed.isEmpty
        ? nil : .expression(try AnswerExpression(typed, at: Place("ask-if", column: 1)))
    }
    let original = title.text(in: questionnaire.languages.first ?? .nb)
    return Questionnaire.Section(
      id: values["id"].isEmpty ? Slug.text(original) : values["id"], title: title,
      condition: condition)
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told = problems.map { $0.beside(["sections.\(values["id"])."], in: language) }
    let fields = BuilderFields(values: values, problems: told, language: language)
    let content =
      fields.texts(
        "title", label: language.text("builder.heading"), languages: questionnaire.languages)
      + fields.field(
        "id", label: language.text("builder.id"), help: language.text("builder.id.help"))
      + fields.field(
        "ask-if", label: language.text("builder.section.ask-if"),
        help: language.text("builder.ask-if.help"))
    return Screen(
      title: old.map { language.text("builder.section.title", ["section": $0]) }
        ?? language.text("builder.section-new"),
      main: templates.render(
        "questionnaires/part",
        page.view(
          nil,
          [
            "action": old.map { "\(page.base)/sections/\($0)" } ?? "\(page.base)/new-section",
            "content": content, "is-old": old != nil, "section": old ?? "",
          ], in: language)), problems: told, scripts: ["builder.js"])
  }
}

/// The editor of what stands above the questions.
public struct HeadScreen: Sendable {
  private let page: BuilderPage
  private let values: FormValues
  private let questionnaire: Questionnaire
  private let problems: [Problem]

  /// The editor of what stands above the questions.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - values: what stands in the fields.
  ///   - questionnaire: the questionnaire as it is.
  ///   - problems: why it could not be stored.
  public init(
    _ page: BuilderPage, values: FormValues, questionnaire: Questionnaire,
    problems: [Problem] = []
  ) {
    self.page = page
    self.values = values
    self.questionnaire = questionnaire
    self.problems = problems
  }

  /// What stands in the fields for a questionnaire as it is.
  public static func values(_ questionnaire: Questionnaire, levels: [String]) -> FormValues {
    var values = FormValues()
    for tag in Language.all.map(\.tag) {
      values["title.\(tag.rawValue)"] = questionnaire.title[tag] ?? ""
      values["origin.\(tag.rawValue)"] = questionnaire.origin?[tag] ?? ""
    }
    values["wave"] = questionnaire.wave.id
    values["opens"] = questionnaire.wave.opens?.description ?? ""
    values["closes"] = questionnaire.wave.closes?.description ?? ""
    values.set("languages", questionnaire.languages.map(\.rawValue))
    values["original"] = questionnaire.languages.first?.rawValue ?? "nb"
    values.set("levels", levels)
    values["previous"] = questionnaire.previous?.wave ?? ""
    return values
  }

  /// What the fields say.
  ///
  /// - Parameters:
  ///   - values: what stands in the fields.
  ///   - questionnaire: the questionnaire as it was.
  /// - Returns: what stands above the questions, and the levels that are asked.
  /// - Throws: `InputRefused`; the file of each place is the id of its field.
  public static func head(
    _ values: FormValues, _ questionnaire: Questionnaire
  ) throws(InputRefused) -> (head: QuestionnaireEdit.Head, levels: [String]) {
    var log = ProblemLog()
    let all = Language.all.map(\.tag)
    let title = values.localized("title", was: questionnaire.title, all)
    if title == nil { log.error("edit.words-missing", at: Place("title")) }
    func day(_ name: String) -> Day? {
      if values[name].isEmpty { return nil }
      let day = Day(values[name])
      if day == nil { log.error("edit.no-date", at: Place(name), ["found": values[name]]) }
      return day
    }
    let chosen = Set(values.all("languages") + [values["original"]])
    let original = all.filter { $0.rawValue == values["original"] }
    let languages = original + all.filter { chosen.contains($0.rawValue) && !original.contains($0) }
    let levels = values.all("levels")
    if levels.isEmpty { log.error("edit.levels-missing", at: Place("levels")) }
    if values["wave"].isEmpty { log.error("edit.words-missing", at: Place("wave")) }
    let wave = Questionnaire.Wave(id: values["wave"], opens: day("opens"), closes: day("closes"))
    try log.throwErrors()
    let head = QuestionnaireEdit.Head(
      title: title ?? questionnaire.title,
      origin: values.localized("origin", was: questionnaire.origin, all), wave: wave,
      languages: languages, previousWave: values["previous"].isEmpty ? nil : values["previous"])
    return (head, levels)
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told = problems.map { $0.beside(["wave."], in: language) }
    let fields = BuilderFields(values: values, problems: told, language: language)
    let all = Language.all.map { (value: $0.tag.rawValue, label: $0.name) }
    let levels = Array(Set(page.levels + NewQuestionnaireScreen.levels)).sorted(by: >)
    func text(_ key: String) -> String { language.text(key) }
    let content =
      fields.texts("title", label: text("builder.title"), languages: Language.all.map(\.tag))
      + fields.texts(
        "origin", label: text("builder.origin"), languages: Language.all.map(\.tag), isLong: true,
        help: text("builder.origin.help"))
      + fields.choices(
        "original", label: text("builder.original"), options: all, takesSeveral: false)
      + fields.choices("languages", label: text("builder.languages"), options: all)
      + fields.levels("levels", label: text("builder.asked"), levels: levels)
      + fields.field("wave", label: text("builder.wave"), help: text("builder.wave.help"))
      + fields.field("opens", label: text("builder.opens"), kind: .date)
      + fields.field("closes", label: text("builder.closes"), kind: .date)
      + fields.field(
        "previous", label: text("builder.previous.wave"), help: text("builder.previous.wave.help"))
    return Screen(
      title: text("builder.head.title"),
      main: templates.render(
        "questionnaires/part",
        page.view(
          nil,
          [
            "action": "\(page.base)/head", "content": content, "is-old": false, "section": "",
          ], in: language)), problems: told, scripts: ["builder.js"])
  }
}

extension Problem {
  /// The problem beside its field: the file of its place, or what is left of the cell after a beginning.
  func beside(_ beginnings: [String], in language: Language) -> FieldProblem {
    var field: String? = place.file.isEmpty ? nil : place.file
    if field == nil, let cell = place.cell {
      field =
        beginnings.first(where: cell.hasPrefix).map { String(cell.dropFirst($0.count)) } ?? cell
    }
    if field == "title" { field = "title.\(Language.all.first?.tag.rawValue ?? "")" }
    var words = "\(message(in: language)) \(advice(in: language))"
    if let column = place.column {
      words = language.text("builder.column", ["column": String(column)]) + " " + words
    }
    return FieldProblem(words, field: field)
  }
}

extension FormValues {
  /// The words of a text in all languages; nil where none are written.
  func localized(_ name: String, was: LocalizedText?, _ languages: [LanguageTag]) -> LocalizedText?
  {
    let same = LanguageTag(rawValue: "*")
    if let was, was.texts.count == 1, was.texts[same] != nil {
      if languages.allSatisfy({ self["\(name).\($0.rawValue)"] == was.texts[same] }) { return was }
    }
    var texts = was?.texts ?? [:]
    texts[same] = nil
    for language in languages {
      let words = self["\(name).\(language.rawValue)"]
      texts[language] = words.isEmpty ? nil : words
    }
    return texts.isEmpty ? nil : LocalizedText(texts)
  }
}
