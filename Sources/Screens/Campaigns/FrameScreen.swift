public import Languages
import Pages

/// The units that a campaign asks, and those that it leaves out.
public struct FrameScreen: Sendable {
  /// What stands on the page.
  public struct Content: Sendable {
    /// The address of the page.
    public var base = ""
    /// Whether the units can still be chosen.
    public var isDraft = false
    /// Whether units can be left out.
    public var canExclude = false
    /// The chosen kind of frame.
    public var choice = ""
    /// The chosen county.
    public var county = ""
    /// The codes as they were typed.
    public var codes = ""
    /// The counties to choose from.
    public var counties: [(code: String, name: String)] = []
    /// How many are asked, in words.
    public var count = ""
    /// The units that are asked.
    public var units: WorkTable?
    /// The units that are left out.
    public var excluded: [(code: String, name: String, reason: String)] = []
    /// The unit to leave out as it was typed.
    public var unit = ""
    /// The reason as it was typed.
    public var reason = ""

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

  /// The kinds of frame, by the value of the choice.
  public static let choices = [
    "municipalities", "counties", "organisations", "roles", "within", "codes",
  ]

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let choice = ChoiceField(
      name: "choice", label: language.text("frame.choice"),
      options: Self.choices.map { ($0, language.text("frame.choice.\($0)")) },
      chosen: [content.choice])
    let codes = FormField(
      name: "codes", label: language.text("frame.codes"), kind: .long, value: content.codes,
      help: language.text("frame.codes-help"))
    let excludeFields = [
      FormField(
        name: "unit", label: language.text("frame.unit-code"), value: content.unit),
      FormField(
        name: "reason", label: language.text("frame.reason"), value: content.reason,
        help: language.text("frame.reason-help")),
    ].map { $0.html(problems, in: language) }.joined()
    return Screen(
      title: language.text("frame.title"),
      main: templates.render(
        "campaigns/frame",
        View(
          [
            "lead": language.text(content.isDraft ? "frame.lead" : "frame.lead-opened"),
            "is-draft": content.isDraft, "action": content.base, "token": token,
            "choice": choice.html(problems, in: language),
            "codes": codes.html(problems, in: language),
            "counties": content.counties.map {
              View(
                ["code": $0.code, "name": $0.name, "is-chosen": $0.code == content.county],
                language: language)
            },
            "has-units": content.units != nil, "count": content.count,
            "table": content.units?.html(in: language) ?? "",
            "can-exclude": content.canExclude, "exclude": "\(content.base)/exclude",
            "exclude-fields": excludeFields, "has-excluded": !content.excluded.isEmpty,
            "excluded": content.excluded.map { unit in
              View(
                [
                  "code": unit.code, "name": unit.name, "reason": unit.reason,
                  "button": content.canExclude
                    ? WorkButton(
                      language.text("frame.include"), action: "\(content.base)/include",
                      values: [("unit", unit.code)], isSecond: true
                    ).html(token, in: language) : "",
                ], language: language)
            },
          ], language: language)), problems: problems)
  }
}
