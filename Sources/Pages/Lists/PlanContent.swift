public import Agenda
public import Languages
public import PlanReading
public import VoluntaryReview

/// A plan as the page shows it.
public struct PlanContent: Sendable, Hashable {
  /// The plan.
  public let plan: ReviewPlan
  /// The name of the unit whose plan it is.
  public let unitName: LocalizedText

  /// A plan and whose it is.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - unitName: the name of the unit.
  public init(plan: ReviewPlan, unitName: LocalizedText) {
    self.plan = plan
    self.unitName = unitName
  }
}

/// What plans say on a goal, as the page shows it: short quotations, each with its place.
public struct PassagesContent: Sendable, Hashable {
  /// The goal.
  public let goal: GoalID
  /// The target; nil for the goal as a whole.
  public let target: TargetID?
  /// How many passages there are in all.
  public let count: Int
  /// Those that are shown.
  public let passages: [Item]

  /// A passage with what was found in it.
  public struct Item: Sendable, Hashable {
    /// The plan that it stands in.
    public let plan: PlanContent
    /// The passage.
    public let passage: KeptPassage
    /// What was found.
    public let finding: KeptFinding

    /// A passage with what was found in it.
    ///
    /// - Parameters:
    ///   - plan: the plan that it stands in.
    ///   - passage: the passage.
    ///   - finding: what was found.
    public init(plan: PlanContent, passage: KeptPassage, finding: KeptFinding) {
      self.plan = plan
      self.passage = passage
      self.finding = finding
    }
  }

  /// What plans say on a goal.
  ///
  /// - Parameters:
  ///   - goal: the goal.
  ///   - target: the target; nil for the goal as a whole.
  ///   - count: how many passages there are in all.
  ///   - passages: those that are shown.
  public init(goal: GoalID, target: TargetID?, count: Int, passages: [Item]) {
    self.goal = goal
    self.target = target
    self.count = count
    self.passages = passages
  }
}
