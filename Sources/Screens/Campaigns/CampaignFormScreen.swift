public import Languages
import Pages

/// The plan of a campaign as a form: when, by whom, why, and what happens to the answers.
public struct CampaignFormScreen: Sendable {
  /// What stands in the form.
  public struct Values: Sendable {
    /// Texts by field and language.
    public var texts: [String: [LanguageTag: String]] = [:]
    /// The chosen questionnaire, such as `vsr 2`.
    public var questionnaire = ""
    /// The other fields by their ids.
    public var fields: [String: String] = [:]
    /// Whether somebody must approve.
    public var needsSignOff = false
    /// The language of messages.
    public var language = ""
    /// What the form is based on, as it is sent along.
    public var basis = ""

    /// Nothing.
    public init() {}
  }

  private let title: String
  private let base: String
  private let isNew: Bool
  private let values: Values
  private let questionnaires: [(value: String, label: String)]
  private let problems: [FieldProblem]
  private let token: String

  /// A form.
  ///
  /// - Parameters:
  ///   - title: the heading.
  ///   - base: the address of the campaigns, or of the campaign.
  ///   - isNew: whether the campaign is to be made.
  ///   - values: what stands in it.
  ///   - questionnaires: the questionnaires to choose from.
  ///   - problems: what is wrong.
  ///   - token: what the form sends along.
  public init(
    title: String, base: String, isNew: Bool, values: Values,
    questionnaires: [(value: String, label: String)], problems: [FieldProblem], token: String
  ) {
    self.title = title
    self.base = base
    self.isNew = isNew
    self.values = values
    self.questionnaires = questionnaires
    self.problems = problems
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    func text(_ key: String) -> String { language.text(key) }
    func field(_ name: String, _ label: String, _ kind: FormField.Kind = .text, help: String? = nil)
      -> String
    {
      FormField(
        name: name, label: label, kind: kind, value: values.fields[name] ?? "", help: help
      ).html(problems, in: language)
    }
    func words(_ name: String, _ kind: FormField.Kind) -> String {
      Language.all.map { other in
        FormField(
          name: "\(name)-\(other.tag)", label: other.name, kind: kind,
          value: values.texts[name]?[other.tag] ?? ""
        ).html(problems, in: language)
      }.joined()
    }
    func group(_ legend: String, _ help: String?, _ fields: String) -> View {
      View(
        [
          "legend": legend, "has-help": help != nil, "help": help ?? "", "fields": fields,
        ], language: language)
    }
    let languages = ChoiceField(
      name: "language", label: text("campaign.language"),
      options: Language.all.map { ($0.tag.rawValue, $0.name) }, chosen: [values.language],
      help: text("campaign.language-help"))
    let signOff = ChoiceField(
      name: "sign-off", label: text("campaign.sign-off"),
      options: [("no", text("campaign.sign-off-no")), ("yes", text("campaign.sign-off-yes"))],
      chosen: [values.needsSignOff ? "yes" : "no"])
    let forms = ChoiceField(
      name: "questionnaire", label: text("campaign.questionnaire"),
      options: questionnaires.map { ($0.value, $0.label) }, chosen: [values.questionnaire],
      help: questionnaires.isEmpty ? text("campaign.questionnaire-none") : nil)
    let groups = [
      group(text("campaign.title"), nil, words("title", .text)),
      group(
        text("campaign.when"), text("campaign.when-help"),
        forms.html(problems, in: language)
          + field("opens", text("campaign.opens"), .date)
          + field("closes", text("campaign.closes"), .date)
          + field("reminders", text("campaign.reminders"), help: text("campaign.reminders-help"))),
      group(
        text("campaign.sender"), text("campaign.sender-help"),
        field("sender-name", text("campaign.sender-name"))
          + field("sender-address", text("campaign.sender-address"), .email)
          + field("replies", text("campaign.replies"), .email, help: text("campaign.replies-help"))
          + languages.html(problems, in: language)),
      group(text("campaign.asker"), text("campaign.notice-help"), words("asker", .long)),
      group(text("campaign.purpose"), nil, words("purpose", .long)),
      group(text("campaign.use"), text("campaign.use-help"), words("use", .long)),
      group(text("campaign.questions"), nil, words("questions", .long)),
      group(text("campaign.sign-off-group"), nil, signOff.html(problems, in: language)),
    ]
    return Screen(
      title: title,
      main: templates.render(
        "campaigns/form",
        View(
          [
            "lead": text(isNew ? "campaign.new-lead" : "campaign.edit-lead"),
            "action": isNew ? base : "\(base)/plan", "token": token,
            "basis": values.basis, "groups": groups,
            "save": text(isNew ? "campaign.make" : "campaign.save"), "back": base,
          ], language: language)), problems: problems)
  }

  /// What a field is called where it stands by itself.
  ///
  /// - Parameters:
  ///   - name: the name of the field.
  ///   - language: the reader's language.
  public static func label(of name: String, in language: Language) -> String {
    let keys = [
      "title": "campaign.title", "asker": "campaign.asker", "purpose": "campaign.purpose",
      "use": "campaign.use", "questions": "campaign.questions",
      "questionnaire": "campaign.questionnaire", "opens": "campaign.opens",
      "closes": "campaign.closes", "reminders": "campaign.reminders",
      "sender-name": "campaign.sender-name", "sender-address": "campaign.sender-address",
      "replies": "campaign.replies", "language": "campaign.language",
      "sign-off": "campaign.sign-off-group",
    ]
    if let key = keys[name] { return language.text(key) }
    let parts = name.split(separator: "-").map(String.init)
    guard parts.count == 2, let key = keys[parts[0]],
      let own = Language.named(LanguageTag(rawValue: parts[1]))
    else { return name }
    return "\(language.text(key)) (\(own.name))"
  }
}
