public import Agenda

/// How likely it is that a reader would say that a passage is about a goal.
public struct GoalLikelihood: Hashable, Sendable {
  /// The goal.
  public let goal: GoalID
  /// The chance, from 0 to 1.
  public let chance: Double
}

extension GoalLikelihood {
  /// The chances of all goals by what is known of a passage, the highest first.
  static func of(_ signals: GoalSignals, by model: GoalModel) -> [GoalLikelihood] {
    let weights = signals.words == nil ? model.withoutWords : model.withWords
    let chances = weights.chances(signals)
    return GoalID.all.map {
      GoalLikelihood(goal: $0, chance: Double(chances[$0.rawValue - 1]))
    }.sorted { ($1.chance, $0.goal) < ($0.chance, $1.goal) }
  }
}
