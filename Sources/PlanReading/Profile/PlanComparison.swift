public import Agenda

/// The plans of several units beside each other: which goals they choose, and which they leave out.
public struct PlanComparison: Hashable, Sendable {
  /// The profile of each unit that has a plan, by its code.
  public let units: [String: PlanProfile]

  /// A comparison.
  ///
  /// - Parameter units: the profile of each unit that has a plan.
  public init(units: [String: PlanProfile]) {
    self.units = units
  }

  /// The units in whose plans a goal stands so.
  ///
  /// - Parameters:
  ///   - goal: the goal.
  ///   - standing: how.
  /// - Returns: their codes, sorted.
  public func units(_ goal: GoalID, _ standing: GoalStanding) -> [String] {
    units.filter { $0.value.line(goal).standing == standing }.keys.sorted()
  }

  /// The goals that no unit works on.
  public var leftOutByAll: [GoalID] {
    GoalID.all.filter { goal in !units.values.contains { $0.line(goal).standing.isWorkedOn } }
  }

  /// The goals by how many units work on them, the most chosen first.
  public var chosen: [(goal: GoalID, units: Int)] {
    GoalID.all.map { goal in
      (goal, units.values.count { $0.line(goal).standing.isWorkedOn })
    }.sorted { ($0.units, $1.goal) > ($1.units, $0.goal) }
  }
}
