public import Fieldwork
public import Languages
import Pages
import PlanReading

/// The plans of an owner by unit, each with its goals on one line.
public struct PlanListScreen: Sendable {
  private let groups: [(unit: String, standings: [PlanStanding])]
  private let path: String
  /// Whether the reader may send in a plan.
  public var canAdd = false

  /// A list.
  ///
  /// - Parameters:
  ///   - groups: the plans of each unit, with its name.
  ///   - path: the path of the list, without language.
  public init(_ groups: [(unit: String, standings: [PlanStanding])], path: String) {
    self.groups = groups
    self.path = path
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    func view(_ values: [String: Any]) -> View { View(values, language: language) }
    let hasRead = groups.contains { $0.standings.contains { $0.plan.summary != nil } }
    return Screen(
      title: language.text("plan-desk.list"),
      main: templates.render(
        "plans/list",
        view([
          "is-empty": groups.isEmpty, "can-add": canAdd, "has-any": !groups.isEmpty,
          "new": "/\(language.tag)\(path)/new", "has-legend": hasRead,
          "legend": GoalStanding.allCases.map {
            view(["standing": $0.rawValue, "words": $0.text(in: language)])
          },
          "groups": groups.map { unit, standings in
            view(["unit": unit, "plans": standings.map { row($0, in: language) }])
          },
        ])))
  }

  private func row(_ standing: PlanStanding, in language: Language) -> View {
    let plan = standing.plan
    return View(
      [
        "href": "/\(language.tag)\(path)/\(plan.id)", "title": plan.title,
        "facts": "\(plan.kind.text(in: language)), \(plan.year)",
        "is-read": plan.summary != nil,
        "marks": plan.summary == nil ? "" : GoalMarks(profile: standing.profile).html(in: language),
        "state": standing.shortState(in: language),
      ], language: language)
  }
}

extension PlanStanding {
  /// How far reading has come, in a sentence.
  func shortState(in language: Language) -> String {
    switch plan.state {
    case .waiting: language.text("plan-desk.state.waiting")
    case .refused: language.text("plan-desk.state.refused")
    case .read where judged == 0:
      language.text(
        "plan-desk.state.machine", count: findings,
        ["passages": language.number(Double(profile.passages), decimals: 0)])
    case .read:
      language.text(
        "plan-desk.state.judged", count: readers,
        [
          "judged": language.number(Double(judged), decimals: 0),
          "findings": language.number(Double(findings), decimals: 0),
        ])
    }
  }
}
