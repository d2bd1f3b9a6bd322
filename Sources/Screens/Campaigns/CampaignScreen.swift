public import Languages
import Pages

/// One campaign: what it is, and the steps from plan to answers.
public struct CampaignScreen: Sendable {
  /// One step.
  public struct Step: Sendable {
    let title: String
    let href: String
    let status: String
    let isDone: Bool

    /// One step.
    ///
    /// - Parameters:
    ///   - title: what it is about.
    ///   - href: its page.
    ///   - status: how far it has come.
    ///   - isDone: whether nothing is left to do.
    public init(_ title: String, href: String, status: String, isDone: Bool) {
      self.title = title
      self.href = href
      self.status = status
      self.isDone = isDone
    }
  }

  /// What stands on the page.
  public struct Content: Sendable {
    /// The title of the campaign.
    public var title = ""
    /// How far it has come, in a sentence.
    public var state = ""
    /// What is known of it: terms and values.
    public var facts: [(term: String, value: String)] = []
    /// The steps.
    public var steps: [Step] = []
    /// What is missing before it can be opened.
    public var missing: [String] = []
    /// Buttons, such as to open it.
    public var buttons: [WorkButton] = []
    /// Closes it; nil where it cannot be closed.
    public var close: WorkButton?
    /// Where it is opened again; nil where it is not closed.
    public var reopen: String?
    /// The day that stands in the field to open it again.
    public var reopenDay = ""
    /// Where it is chosen what everybody can read; nil for those who may not.
    public var publicity: String?
    /// What everybody can read, by the value of the choice.
    public var chosenPublicity = ""
    /// The page that everybody can read.
    public var publicPage = ""

    /// Nothing.
    public init() {}
  }

  private let content: Content
  private let problems: [FieldProblem]
  private let token: String

  /// A page.
  ///
  /// - Parameters:
  ///   - content: what stands on it.
  ///   - problems: what is wrong.
  ///   - token: what its forms send along.
  public init(_ content: Content, problems: [FieldProblem] = [], token: String) {
    self.content = content
    self.problems = problems
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let reopenField = FormField(
      name: "closes", label: language.text("campaign.reopen-until"), kind: .date,
      value: content.reopenDay)
    let publicity = ChoiceField(
      name: "publicity", label: language.text("campaign.publicity-question"),
      options: [
        ("nothing", language.text("campaign.publicity.nothing")),
        ("counts", language.text("campaign.publicity.counts")),
        ("names", language.text("campaign.publicity.names")),
      ], chosen: [content.chosenPublicity])
    return Screen(
      title: content.title,
      main: templates.render(
        "campaigns/overview",
        View(
          [
            "state": content.state, "token": token,
            "facts": content.facts.map {
              View(["term": $0.term, "value": $0.value], language: language)
            },
            "steps": content.steps.map {
              View(
                [
                  "title": $0.title, "href": $0.href, "status": $0.status, "is-done": $0.isDone,
                ], language: language)
            },
            "has-problems-list": !content.missing.isEmpty, "problems-list": content.missing,
            "has-buttons": !content.buttons.isEmpty,
            "buttons": content.buttons.map { $0.html(token, in: language) }.joined(),
            "has-close": content.close != nil,
            "close": content.close?.html(token, in: language) ?? "",
            "has-reopen": content.reopen != nil, "reopen": content.reopen ?? "",
            "reopen-field": reopenField.html(problems, in: language),
            "has-publicity": content.publicity != nil, "publicity": content.publicity ?? "",
            "publicity-field": publicity.html(problems, in: language),
            "public-href": content.publicPage,
          ], language: language)), problems: problems)
  }
}
