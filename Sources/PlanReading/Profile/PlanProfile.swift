public import Agenda

/// How much of a plan, or of several, each goal and target has, and how far the plan commits itself.
///
/// What a plan names and what it works on are kept apart: a plan may name a goal and do nothing
/// about it, and work on another without naming it.
public struct PlanProfile: Hashable, Sendable {
  /// What a plan has on one goal or target.
  public struct Line: Hashable, Sendable {
    /// The goal.
    public let goal: GoalID
    /// The target; nil for the goal as a whole.
    public let target: TargetID?
    /// How many passages name it.
    public fileprivate(set) var named = 0
    /// How many passages are about it, surely enough to count.
    public fileprivate(set) var worked = 0
    /// How many passages may be about it, and wait for a reader.
    public fileprivate(set) var suggested = 0
    /// How long the passages about it are together, in bytes.
    public fileprivate(set) var bytes = 0
    /// How many of the passages about it commit somebody how far.
    public fileprivate(set) var commitments: [Commitment: Int] = [:]

    fileprivate init(goal: GoalID, target: TargetID? = nil) {
      self.goal = goal
      self.target = target
    }

    /// The most binding of the passages about it; nil where there is none.
    public var highest: Commitment? { commitments.keys.max() }

    /// How the goal stands in the plan.
    public var standing: GoalStanding {
      switch (named > 0, worked > 0) {
      case (true, true): .both
      case (false, true): .unnamed
      case (true, false): .claimed
      case (false, false): .leftOut
      }
    }
  }

  /// How many passages were read.
  public let passages: Int
  /// How long they are together, in bytes.
  public let bytes: Int
  /// A line for each of the 17 goals, in their order.
  public let goals: [Line]
  /// A line for each target that was found, in their order.
  public let targets: [Line]

  /// The profile of a reading.
  ///
  /// A passage about two goals counts for both, so shares may add up to more than all.
  ///
  /// - Parameter readings: the readings of one plan, or of all plans of a unit.
  public init(of readings: [KeptReading]) {
    var goals = GoalID.all.map { Line(goal: $0) }
    var targets: [TargetID: Line] = [:]
    var count = 0
    var bytes = 0
    for passage in readings.flatMap(\.passages) {
      count += 1
      bytes += passage.bytes
      for (goal, findings) in Dictionary(grouping: passage.findings, by: \.goal) {
        goals[goal.rawValue - 1].add(findings, of: passage)
      }
      var found: [TargetID: [KeptFinding]] = [:]
      for finding in passage.findings {
        // Of the targets that a passage may be about, only the likeliest counts.
        for target in finding.kind == .explicit ? finding.targets : Array(finding.targets.prefix(1))
        { found[target, default: []].append(finding) }
      }
      for (target, findings) in found {
        targets[target, default: Line(goal: target.goal, target: target)].add(findings, of: passage)
      }
    }
    passages = count
    self.bytes = bytes
    self.goals = goals
    self.targets = targets.values.sorted {
      guard let left = $0.target, let right = $1.target else { return false }
      return left < right
    }
  }

  /// The line of a goal.
  ///
  /// - Parameter goal: the goal.
  /// - Returns: its line.
  public func line(_ goal: GoalID) -> Line { goals[goal.rawValue - 1] }

  /// How much of the text the passages about a goal or target are.
  ///
  /// - Parameter line: a line of this profile.
  /// - Returns: per cent of the bytes read; nil where nothing was read.
  public func share(_ line: Line) -> Double? {
    bytes == 0 ? nil : 100 * Double(line.bytes) / Double(bytes)
  }

  /// The goals that stand so.
  ///
  /// - Parameter standing: how.
  /// - Returns: the goals in order.
  public func goals(_ standing: GoalStanding) -> [GoalID] {
    goals.filter { $0.standing == standing }.map(\.goal)
  }
}

/// How a goal stands in a plan.
public enum GoalStanding: String, Hashable, Sendable, CaseIterable {
  /// Named and worked on.
  case both
  /// Worked on without being named.
  case unnamed
  /// Named, but no passage works on it: claimed, not addressed.
  case claimed
  /// Neither named nor worked on.
  case leftOut = "left-out"

  /// Whether some passage works on it.
  public var isWorkedOn: Bool { self == .both || self == .unnamed }
  /// Whether some passage names it.
  public var isNamed: Bool { self == .both || self == .claimed }
}

extension PlanProfile.Line {
  fileprivate mutating func add(_ findings: [KeptFinding], of passage: KeptPassage) {
    if findings.contains(where: { $0.kind == .explicit }) { named += 1 }
    if findings.contains(where: \.isWorkedOn) {
      worked += 1
      bytes += passage.bytes
      commitments[passage.commitment, default: 0] += 1
    } else if findings.contains(where: { $0.kind == .implied }) {
      suggested += 1
    }
  }
}
