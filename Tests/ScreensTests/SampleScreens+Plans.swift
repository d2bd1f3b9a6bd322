import Agenda
import Fieldwork
import Languages
import Measures
import PlanReading
import Problems

@testable import Screens

extension SampleScreens {
  private static let at = Moment(milliseconds: 1_800_000_000_000)
  private static let kari = Person(id: "kari", name: "Kari Nordmann")

  /// A plan with some passages, a hundred times, so that the list has pages.
  static func openPlan(_ state: FiledPlan.State? = nil, judged: Bool = true) -> OpenPlan {
    let text =
      "# Klima\n\n"
      + (1...30).map { "Tiltak \($0): følge opp bærekraftsmål 13 og kollektivtrafikk <nå>." }
      .joined(separator: "\n\n") + "\n\nBarnefattigdommen skal ned."
    let plan = PlanReader(.standard).read(
      PlanText(text, format: .markdown, document: "plan.md"))
    let passages = FiledPassage.all(of: plan)
    var filed = FiledPlan(
      id: "plan", owner: "ks", unit: "1811", county: "18", title: "Samfunnsdel", year: 2026,
      kind: .societalPart, file: .init(id: "f", name: "plan.md", bytes: 100), by: kari, at: at)
    let remark = FiledPlan.Remark(Problem("plan.sami", at: Place(""), ["count": "2"]))
    filed.state =
      state
      ?? .read(
        .init(
          at: at, language: .bokmaal, pages: 2, passages: passages.count, leftOut: 3,
          remarks: [remark]))
    let subjects = passages.flatMap { passage in
      passage.findings.map {
        PassageJudgement.Subject(passage: passage.id, goal: $0.goal, kind: $0.kind)
      }
    }
    var judgements: [PassageJudgement] = []
    if judged, subjects.count > 3, let goal = GoalID(rawValue: 11) {
      let per = Person(id: "per", name: "Per")
      let target = TargetID("11.2")
      judgements = [
        .init(subjects[0], .accept, by: kari, at: at), .init(subjects[0], .reject, by: per, at: at),
        .init(subjects[1], .move(to: goal, target: target), by: kari, at: at),
        .init(subjects[1], .accept, by: per, at: at),
        .init(subjects[1], .accept, by: per, at: at, isAgreed: true),
        .init(.init(passage: "gone", goal: goal, kind: .implied), .accept, by: kari, at: at),
      ]
    }
    return OpenPlan(filed, passages: passages, judgements: judgements)
  }

  static func plans(in language: Language) -> [Screen] {
    let remark = FiledPlan.Remark(Problem("plan.empty", at: Place("")))
    let open = openPlan()
    let all = [
      open, openPlan(judged: false), openPlan(.waiting, judged: false),
      openPlan(.refused([remark]), judged: false),
    ]
    var list = PlanListScreen([("Bindal", all.map(\.standing))], path: "/o/ks/plans")
    list.canAdd = true
    var screens = [
      list.screen(in: language), PlanListScreen([], path: "/o/ks/plans").screen(in: language),
      PlanRemovalScreen(title: "Samfunnsdel", judged: 2, path: "/o/ks/plans/a", formToken: "t")
        .screen(in: language),
    ]
    for (index, plan) in all.enumerated() {
      var screen = PlanScreen(plan, unit: "Bindal", path: "/o/ks/plans/a", formToken: "token")
      screen.canEdit = index != 1
      screen.canJudge = index != 1
      screens.append(screen.screen(in: language))
    }
    screens += forms(in: language) + passages(open, in: language)
    for plan in [open, all[1]] {
      var agreement = PlanAgreementScreen(
        PlanAgreement(of: plan), title: "Samfunnsdel", path: "/o/ks/plans/a", formToken: "token")
      agreement.canJudge = true
      screens.append(agreement.screen(in: language))
    }
    return screens
  }

  private static func forms(in language: Language) -> [Screen] {
    let bindal = PlanFormScreen.Choice(code: "1811", name: "Bindal")
    var new = PlanFormScreen(action: "/o/ks/plans/new", back: "/o/ks/plans", formToken: "token")
    new.units = [("Nordland", [bindal, .init(code: "1804", name: "Bodø")])]
    new.values = ["unit": "1811", "kind": "other", "title": "Plan", "year": "2026", "text": "Ord"]
    new.problems = ["unit", "kind", "file"].map { FieldProblem("Choose.", field: $0) }
    var own = PlanFormScreen(action: "/o/ks/plans/new", back: "/o/ks/plans", formToken: "token")
    own.units = [("Nordland", [bindal])]
    let correction = PlanFormScreen(
      action: "/o/ks/plans/a/edit", back: "/o/ks/plans/a", formToken: "token")
    return [new, own, correction].map { $0.screen(in: language) }
  }

  private static func passages(_ open: OpenPlan, in language: Language) -> [Screen] {
    let filters = [
      PassagesScreen.Filter(page: "2"), .init(show: "all"), .init(goal: "13", kind: "explicit"),
      .init(goal: "14"), .init(goal: "14", show: "all"),
    ]
    return filters.enumerated().map { index, filter in
      var screen = PassagesScreen(
        open, filter: filter, reader: "kari", path: "/o/ks/plans/a", formToken: "token")
      screen.canJudge = index != 1
      if let passage = open.passages.first(where: { !$0.findings.isEmpty }) {
        screen.problem = (FindingView.subject(passage, passage.findings[0]), "No target.")
      }
      return screen.screen(in: language)
    }
  }
}
