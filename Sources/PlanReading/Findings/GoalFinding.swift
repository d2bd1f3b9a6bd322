public import Agenda

/// A goal that a passage is found to be about or to name, with the words it rests on.
public struct GoalFinding: Hashable, Sendable {
  /// How the goal is found.
  ///
  /// The two are counted apart: a plan may name a goal and not work on it.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The passage names the goal or target.
    case explicit
    /// The passage is about what the goal is about.
    case implied
  }

  /// How sure the finding is.
  public enum Band: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Worth a reader's look.
    case suggest
    /// Sure enough to count.
    case assert

    /// Orders from the less to the more certain.
    public static func < (left: Band, right: Band) -> Bool { left == .suggest && right == .assert }
  }

  /// The goal.
  public let goal: GoalID
  /// The targets, the likeliest first, at most three; those that are named where it is explicit.
  public let targets: [TargetID]
  /// How it is found.
  public let kind: Kind
  /// How sure it is.
  public let band: Band
  /// The chance that a reader would say the same, from 0 to 1.
  public let score: Double
  /// The bytes of the passage's text that it rests on, in their order.
  public let evidence: [Range<Int>]

  /// A finding.
  ///
  /// - Parameters:
  ///   - goal: the goal.
  ///   - targets: its targets, the likeliest first.
  ///   - kind: how it is found.
  ///   - band: how sure it is.
  ///   - score: from 0 to 1.
  ///   - evidence: the bytes of the text that it rests on.
  public init(
    goal: GoalID, targets: [TargetID], kind: Kind, band: Band, score: Double,
    evidence: [Range<Int>]
  ) {
    self.goal = goal
    self.targets = targets
    self.kind = kind
    self.band = band
    self.score = score
    self.evidence = evidence
  }
}
