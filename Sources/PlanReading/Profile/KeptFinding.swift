public import Agenda

/// A goal found in a passage, as a reading keeps it: with the words it rests on, not their place.
public struct KeptFinding: Hashable, Sendable {
  /// The goal.
  public var goal: GoalID
  /// The targets, the likeliest first; those that are named where it is explicit.
  public var targets: [TargetID]
  /// How it was found.
  public let kind: GoalFinding.Kind
  /// How sure it is.
  public var band: GoalFinding.Band
  /// The chance that a reader would say the same, from 0 to 1.
  public let score: Double
  /// The words that it rests on, as the passage writes them, each once.
  public let evidence: [String]
  /// A short quotation round these words; empty where none is kept.
  public let quotation: String
  /// Whether readers have confirmed or moved it.
  public var isConfirmed: Bool

  /// A finding.
  ///
  /// - Parameters:
  ///   - goal: the goal.
  ///   - targets: its targets, the likeliest first.
  ///   - kind: how it was found.
  ///   - band: how sure it is.
  ///   - score: from 0 to 1.
  ///   - evidence: the words it rests on.
  ///   - quotation: a short quotation round them.
  ///   - isConfirmed: whether readers have confirmed or moved it.
  public init(
    goal: GoalID, targets: [TargetID] = [], kind: GoalFinding.Kind, band: GoalFinding.Band,
    score: Double, evidence: [String], quotation: String = "", isConfirmed: Bool = false
  ) {
    self.goal = goal
    self.targets = targets
    self.kind = kind
    self.band = band
    self.score = score
    self.evidence = evidence
    self.quotation = quotation
    self.isConfirmed = isConfirmed
  }

  /// Whether the passage is about the goal, surely enough to count.
  public var isWorkedOn: Bool { kind == .implied && band == .assert }

  /// The same finding with another quotation.
  ///
  /// - Parameter quotation: the quotation; empty for none.
  /// - Returns: the finding.
  public func quoting(_ quotation: String) -> KeptFinding {
    KeptFinding(
      goal: goal, targets: targets, kind: kind, band: band, score: score, evidence: evidence,
      quotation: quotation, isConfirmed: isConfirmed)
  }
}
