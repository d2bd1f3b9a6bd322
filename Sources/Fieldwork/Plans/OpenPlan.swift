public import PlanReading

/// A plan with its passages and what readers say of them, as it is at one moment.
public struct OpenPlan: Sendable {
  /// The plan.
  public let plan: FiledPlan
  /// The passages that say something, in reading order.
  public let passages: [FiledPassage]
  /// What readers say.
  public let judgements: [PassageJudgement]
  /// How the plan stands.
  public let standing: PlanStanding

  /// A plan with its passages.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - passages: its passages, in reading order.
  ///   - judgements: what readers say.
  ///   - standing: how it stands; computed where nil.
  public init(
    _ plan: FiledPlan, passages: [FiledPassage], judgements: [PassageJudgement],
    standing: PlanStanding? = nil
  ) {
    self.plan = plan
    self.passages = passages
    self.judgements = judgements
    self.standing = standing ?? PlanStanding(plan, passages, judgements)
  }

  /// What was found in it, as it was found.
  public var reading: KeptReading {
    KeptReading(passages: passages.map { $0.kept(in: plan.file.name) })
  }

  /// What readers say of each finding.
  public var bySubject: [PassageJudgement.Subject: [PassageJudgement]] {
    Dictionary(grouping: judgements, by: \.subject)
  }
}
