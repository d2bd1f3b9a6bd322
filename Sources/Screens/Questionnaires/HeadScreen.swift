public import Languages
import Measures
import Pages
public import Problems
public import Surveys

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
