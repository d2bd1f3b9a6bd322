import Agenda

/// Makes findings of what was found in a passage.
struct Fusion {
  /// From which score of the lexicon a goal counts, and from which it is worth a look.
  static let asserts = 1.0
  static let suggests = 0.5

  let lexicon: Lexicon

  /// The findings, those named first, then the surest first.
  func findings(
    references: [GoalReference], hits: [ConceptHit], goals: [LexiconScore], targets: [LexiconScore]
  ) -> [GoalFinding] {
    named(references) + implied(hits: hits, goals: goals, targets: targets)
  }

  private func named(_ references: [GoalReference]) -> [GoalFinding] {
    var order: [GoalID] = []
    for reference in references where !order.contains(reference.goal) {
      order.append(reference.goal)
    }
    return order.map { goal in
      let own = references.filter { $0.goal == goal }
      var targets: [TargetID] = []
      for target in own.compactMap(\.target) where !targets.contains(target) {
        targets.append(target)
      }
      return GoalFinding(
        goal: goal, targets: targets, kind: .explicit, band: .assert, score: 1,
        evidence: own.map(\.range))
    }
  }

  private func implied(hits: [ConceptHit], goals: [LexiconScore], targets: [LexiconScore])
    -> [GoalFinding]
  {
    goals.filter { $0.score >= Fusion.suggests }.map { goal in
      GoalFinding(
        goal: goal.goal,
        targets: targets.filter { $0.goal == goal.goal }.prefix(3).compactMap(\.target),
        kind: .implied, band: goal.score >= Fusion.asserts ? .assert : .suggest,
        score: goal.score / (goal.score + 1),
        evidence: hits.filter { lexicon.concepts[$0.concept].goal == goal.goal }.map(\.range))
    }
  }
}
