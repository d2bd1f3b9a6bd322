public import Languages
import Pages
import PlanReading

/// The form by which a plan is sent in, or what is said of it is corrected.
public struct PlanFormScreen: Sendable {
  /// A unit to choose.
  public struct Choice: Sendable {
    let code: String
    let name: String

    /// A unit to choose.
    ///
    /// - Parameters:
    ///   - code: its code.
    ///   - name: its name.
    public init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }

  private let action: String
  private let back: String
  private let formToken: String
  /// The units that the reader may choose, by county; nil where a plan is corrected.
  public var units: [(county: String, units: [Choice])]?
  /// What is filled in, by the name of the field.
  public var values: [String: String] = [:]
  /// What is wrong.
  public var problems: [FieldProblem] = []

  /// A form.
  ///
  /// - Parameters:
  ///   - action: the path that it is sent to, without language.
  ///   - back: the path to go back to.
  ///   - formToken: what it sends along.
  public init(action: String, back: String, formToken: String) {
    self.action = action
    self.back = back
    self.formToken = formToken
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    func view(_ values: [String: Any]) -> View { View(values, language: language) }
    let isNew = units != nil
    let one = units?.count == 1 && units?[0].units.count == 1 ? units?[0].units[0] : nil
    return Screen(
      title: language.text(isNew ? "plan-desk.new" : "plan-desk.correct"),
      main: templates.render(
        "plans/form",
        view([
          "action": "/\(language.tag)\(action)", "back": "/\(language.tag)\(back)",
          "token": formToken, "is-new": isNew, "is-correction": !isNew,
          "has-one": one != nil, "one": one?.name ?? "", "one-code": one?.code ?? "",
          "has-several": isNew && one == nil,
          "unit": one == nil ? select("unit", groups: unitGroups, in: language) : "",
          "title": FormField(
            name: "title", label: language.text("plan-desk.field.title"),
            value: values["title"] ?? "", help: language.text("plan-desk.field.title-help"),
            isRequired: true
          ).html(problems, in: language),
          "year": FormField(
            name: "year", label: language.text("plan-desk.field.year"), kind: .number,
            value: values["year"] ?? "", help: language.text("plan-desk.field.year-help"),
            isRequired: true
          ).html(problems, in: language),
          "kind": select("kind", groups: kindGroups(in: language), in: language),
          "file": FormField(
            name: "file", label: language.text("plan-desk.field.file"), kind: .file,
            help: language.text("plan-desk.field.file-help")
          ).html(problems, in: language),
          "text": FormField(
            name: "text", label: language.text("plan-desk.field.text"), kind: .long,
            value: values["text"] ?? "", help: language.text("plan-desk.field.text-help")
          ).html(problems, in: language),
        ])), problems: problems)
  }

  private var unitGroups: [(label: String, options: [Choice])] {
    (units ?? []).map { ($0.county, $0.units) }
  }

  private func kindGroups(in language: Language) -> [(label: String, options: [Choice])] {
    [("", PlanKind.allCases.map { Choice(code: $0.rawValue, name: $0.text(in: language)) })]
  }

  private func select(
    _ name: String, groups: [(label: String, options: [Choice])], in language: Language
  ) -> String {
    func view(_ values: [String: Any]) -> View { View(values, language: language) }
    let problem = problems.first { $0.field == name }?.text
    return templates.render(
      "plans/select",
      view([
        "name": name, "label": language.text("plan-desk.field.\(name)"),
        "has-problem": problem != nil, "problem": problem ?? "",
        "nothing": language.text("plan-desk.field.choose"),
        "groups": groups.map { label, options in
          view([
            "has-label": !label.isEmpty, "label": label,
            "options": options.map {
              view([
                "value": $0.code, "words": $0.name, "is-chosen": values[name] == $0.code,
              ])
            },
          ])
        },
      ]))
  }
}

/// Asks whether a plan is to be taken away.
public struct PlanRemovalScreen: Sendable {
  private let title: String
  private let judged: Int
  private let path: String
  private let formToken: String

  /// A question.
  ///
  /// - Parameters:
  ///   - title: what the plan is called.
  ///   - judged: how many findings readers have judged.
  ///   - path: the path of the plan, without language.
  ///   - formToken: what the form sends along.
  public init(title: String, judged: Int, path: String, formToken: String) {
    self.title = title
    self.judged = judged
    self.path = path
    self.formToken = formToken
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("plan-desk.removal", ["title": title]),
      main: templates.render(
        "plans/remove",
        View(
          [
            "action": "/\(language.tag)\(path)/delete", "back": "/\(language.tag)\(path)",
            "token": formToken, "has-judged": judged > 0,
            "judged": language.text("plan-desk.removal-judged", count: judged),
          ], language: language)))
  }
}
