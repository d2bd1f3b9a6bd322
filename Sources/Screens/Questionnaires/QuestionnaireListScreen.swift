public import Languages
import Pages

/// The questionnaires of an owner.
public struct QuestionnaireListScreen: Sendable {
  private let base: String
  private let rows: [Row]
  private let mayEdit: Bool

  /// One questionnaire.
  public struct Row: Sendable {
    let id: String
    let title: String
    let version: Int
    let isChanged: Bool
    let errors: Int
    let languages: [String]
    let questions: Int
    let campaigns: [String]

    /// One questionnaire.
    ///
    /// - Parameters:
    ///   - id: its id.
    ///   - title: its title.
    ///   - version: the number of its last version; 0 where none has been made.
    ///   - isChanged: whether the draft says something else.
    ///   - errors: how many errors the draft has.
    ///   - languages: its languages.
    ///   - questions: how many questions it has.
    ///   - campaigns: the campaigns that use it, with the version.
    public init(
      id: String, title: String, version: Int, isChanged: Bool, errors: Int,
      languages: [String], questions: Int, campaigns: [String]
    ) {
      self.id = id
      self.title = title
      self.version = version
      self.isChanged = isChanged
      self.errors = errors
      self.languages = languages
      self.questions = questions
      self.campaigns = campaigns
    }
  }

  /// The questionnaires of an owner.
  ///
  /// - Parameters:
  ///   - base: the address of the list.
  ///   - rows: the questionnaires.
  ///   - mayEdit: whether the reader may begin a new one.
  public init(base: String, rows: [Row], mayEdit: Bool) {
    self.base = base
    self.rows = rows
    self.mayEdit = mayEdit
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("way.questionnaires"),
      main: templates.render(
        "questionnaires/list",
        View(
          [
            "base": base, "may-edit": mayEdit, "has-rows": !rows.isEmpty,
            "rows": rows.map { row in
              let draft =
                row.errors > 0
                ? language.text("builder.list.errors", count: row.errors)
                : row.isChanged ? language.text("builder.list.changed") : ""
              return View(
                [
                  "id": row.id, "title": row.title,
                  "version": row.version == 0 ? "–" : String(row.version),
                  "has-draft": !draft.isEmpty, "draft": draft,
                  "languages": language.list(row.languages),
                  "questions": language.number(Double(row.questions), decimals: 0),
                  "campaigns": row.campaigns.isEmpty ? "–" : row.campaigns.joined(separator: ", "),
                ], language: language)
            },
          ], language: language)))
  }
}
