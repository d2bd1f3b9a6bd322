public import Languages
import Pages

/// One unit of a campaign: whom it is asked through, what it was sent, how far it has come.
public struct UnitScreen: Sendable {
  /// What stands on the page.
  public struct Content: Sendable {
    /// The unit's name.
    public var name = ""
    /// The unit's code.
    public var code = ""
    /// The address of the page.
    public var base = ""
    /// How far it has come.
    public var state = ""
    /// How much is answered, in words.
    public var progress = ""
    /// The parts of the questionnaire with how much of each is answered.
    public var parts: WorkTable?
    /// What can be done with the answer.
    public var steps: [WorkButton] = []
    /// Its contacts, in words.
    public var contacts: [String] = []
    /// Where its contacts are changed; nil for those who may not.
    public var contactsPage: String?
    /// Its messages.
    public var letters: WorkTable?
    /// Its links in words, with the id of each that can be withdrawn.
    public var links: [(text: String, id: String?)] = []
    /// A link that was made just now.
    public var newLink: String?
    /// What can be done with it.
    public var actions: [WorkButton] = []
    /// Its answers.
    public var answers: WorkTable?
    /// Where its answers are read; nil for those who may not, and where they are shown.
    public var answersPage: String?
    /// Where it is left out; nil where it cannot be.
    public var exclude: String?

    /// Nothing.
    public init() {}
  }

  private let content: Content
  private let token: String

  /// A page.
  ///
  /// - Parameters:
  ///   - content: what stands on it.
  ///   - token: what its forms send along.
  public init(_ content: Content, token: String) {
    self.content = content
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let reason = FormField(
      name: "reason", label: language.text("frame.reason"),
      help: language.text("frame.reason-help"))
    return Screen(
      title: content.name,
      main: templates.render(
        "campaigns/unit",
        View(
          [
            "state": content.state, "code": content.code, "token": token,
            "has-new-link": content.newLink != nil, "new-link": content.newLink ?? "",
            "progress": content.progress, "has-parts": content.parts != nil,
            "parts": content.parts?.html(in: language) ?? "",
            "has-steps": !content.steps.isEmpty,
            "steps": content.steps.map { $0.html(token, in: language) }.joined(),
            "has-contacts": !content.contacts.isEmpty, "contacts": content.contacts,
            "may-edit-contacts": content.contactsPage != nil,
            "contacts-href": content.contactsPage ?? "", "has-letters": content.letters != nil,
            "letters": content.letters?.html(in: language) ?? "",
            "has-links": !content.links.isEmpty,
            "links": content.links.map { link in
              View(
                [
                  "text": link.text,
                  "button": link.id.map {
                    WorkButton(
                      language.text("unit.revoke"), action: "\(content.base)/revoke",
                      values: [("link", $0)], isSecond: true
                    ).html(token, in: language)
                  } ?? "",
                ], language: language)
            },
            "has-actions": !content.actions.isEmpty,
            "actions": content.actions.map { $0.html(token, in: language) }.joined(),
            "has-answers": content.answers != nil,
            "answers": content.answers?.html(in: language) ?? "",
            "has-answers-link": content.answersPage != nil,
            "answers-link": content.answersPage ?? "", "can-exclude": content.exclude != nil,
            "exclude": content.exclude ?? "", "reason": reason.html([], in: language),
          ], language: language)))
  }
}
