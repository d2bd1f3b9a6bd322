public import PlanReading

/// How a plan stands: what the machine found, and what has become of it after readers.
public struct PlanStanding: Sendable, Hashable {
  /// The plan.
  public let plan: FiledPlan
  /// Its profile after what readers say.
  public let profile: PlanProfile
  /// How many findings the machine made.
  public let findings: Int
  /// How many of them some reader has judged.
  public let judged: Int
  /// How many of them readers agree on to be right, there or at another goal.
  public let confirmed: Int
  /// How many of them readers agree on to be wrong.
  public let rejected: Int
  /// How many readers have judged some.
  public let readers: Int
  /// How many judgements are of passages or findings that the last reading does not have.
  public let lost: Int

  /// How many findings readers differ on, with nothing agreed.
  public var disputed: Int { judged - confirmed - rejected }

  /// How a plan stands.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - passages: its passages with what was found.
  ///   - judgements: what readers say.
  public init(
    _ plan: FiledPlan, _ passages: [FiledPassage], _ judgements: [PassageJudgement]
  ) {
    let found = KeptReading(passages: passages.map { $0.kept(in: plan.file.name) })
    let plain = judgements.map(\.plain)
    let after = found.judged(by: plain)
    self.plan = plan
    profile = PlanProfile(of: [after])
    let subjects = Set(
      passages.flatMap { passage in
        passage.findings.map {
          PassageJudgement.Subject(passage: passage.id, goal: $0.goal, kind: $0.kind)
        }
      })
    findings = subjects.count
    var judged = 0
    var confirmed = 0
    var rejected = 0
    for (subject, said) in Dictionary(grouping: judgements, by: \.subject)
    where subjects.contains(subject) {
      judged += 1
      switch PassageJudgement.outcome(of: said) {
      case .reject: rejected += 1
      case .accept, .move: confirmed += 1
      case nil: break
      }
    }
    self.judged = judged
    self.confirmed = confirmed
    self.rejected = rejected
    readers = Set(judgements.filter { !$0.isAgreed }.map(\.by.id)).count
    lost = judgements.count { !subjects.contains($0.subject) }
  }
}

extension PassageJudgement {
  /// What readers say of a finding together: what they agreed on, else what all say; nil where they differ.
  ///
  /// - Parameter judgements: what is said of one finding.
  public static func outcome(of judgements: [PassageJudgement]) -> Verdict? {
    if let agreed = judgements.last(where: \.isAgreed) { return agreed.verdict }
    let verdicts = Set(judgements.map(\.verdict))
    return verdicts.count == 1 ? verdicts.first : nil
  }
}
