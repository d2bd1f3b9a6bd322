public import Languages
import Pages
public import Problems
public import Surveys

/// The editor of one section.
public struct SectionEditorScreen: Sendable {
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
