import Agenda
import Languages
import Pages
import PlanReading
import Problems
import Store
import VoluntaryReview

extension ReferenceResolver {
  /// The plans of all units or of one, in the order of the units, the oldest first.
  func plans(_ reference: LiveReference) throws(InputRefused) -> [ReviewPlan] {
    guard let tables = PlanTables(stored) else { throw refusal("reference.no-plans", reference) }
    let unit = try choice("unit", tables.mapped.map(\.code), reference)
    return tables.inTime.filter { unit == nil || $0.unit == unit }
  }

  func content(_ plan: ReviewPlan) -> PlanContent {
    PlanContent(
      plan: plan,
      unitName: stored.units.unit(plan.unit)?.name ?? LocalizedText(same: plan.unit))
  }

  /// The passages that show best what plans say on a goal or target.
  func passages(_ reference: LiveReference) throws(InputRefused) -> PassagesContent {
    let chosen = try plans(reference)
    let target = try choice("target", TargetID.all.map(\.rawValue), reference)
      .flatMap { TargetID($0) }
    let named = try goal(reference)
    guard let goal = target?.goal ?? named else {
      throw refusal("reference.no-goal", reference)
    }
    let plan = try choice("plan", chosen.map(\.id), reference)
    let kind = try choice("kind", GoalFinding.Kind.allCases.map(\.rawValue), reference)
      .flatMap { GoalFinding.Kind(rawValue: $0) }
    let most = try wholeNumber("most", 1...200, reference) ?? 5
    let searched = chosen.filter { plan == nil || $0.id == plan }
    let found = PassageChoice(goal: goal, target: target, kind: kind, band: .assert)
      .of(searched.map(\.judged))
    // A passage without its words is worth less to a reader.
    let quoted = found.filter { !$0.finding.quotation.isEmpty }
    let shown = (quoted + found.filter { $0.finding.quotation.isEmpty }).prefix(most)
    return PassagesContent(
      goal: goal, target: target, count: found.count,
      passages: shown.map { item in
        PassagesContent.Item(
          plan: content(searched[item.reading]), passage: item.passage, finding: item.finding)
      })
  }
}
