public import Agenda
public import Measures
public import PlanReading

/// What somebody who has read a passage of a filed plan says of a finding in it.
public struct PassageJudgement: Hashable, Sendable, Codable {
  /// The finding that is judged.
  public struct Subject: Hashable, Sendable, Codable {
    /// The passage's id.
    public let passage: String
    /// The goal, as it was found.
    public let goal: GoalID
    /// How it was found.
    public let kind: GoalFinding.Kind

    /// A finding.
    ///
    /// - Parameters:
    ///   - passage: the passage's id.
    ///   - goal: the goal, as it was found.
    ///   - kind: how it was found.
    public init(passage: String, goal: GoalID, kind: GoalFinding.Kind) {
      self.passage = passage
      self.goal = goal
      self.kind = kind
    }
  }

  /// What is said of it.
  public enum Verdict: Hashable, Sendable, Codable {
    /// It is right.
    case accept
    /// The passage does not name the goal, or is not about it.
    case reject
    /// The passage is about another goal or target.
    case move(to: GoalID, target: TargetID?)

    /// The verdict as a code: `accept`, `reject`, or the goal or target that it is moved to.
    public var code: String {
      switch self {
      case .accept: "accept"
      case .reject: "reject"
      case .move(let goal, let target): target?.rawValue ?? goal.description
      }
    }
  }

  /// The finding that is judged.
  public let subject: Subject
  /// What is said of it.
  public let verdict: Verdict
  /// Who says so.
  public let by: Person
  /// When.
  public let at: Moment
  /// Whether it is what readers who differed agreed on afterwards.
  public let isAgreed: Bool

  /// A judgement.
  ///
  /// - Parameters:
  ///   - subject: the finding that is judged.
  ///   - verdict: what is said of it.
  ///   - person: who says so.
  ///   - moment: when.
  ///   - isAgreed: whether it is what readers agreed on afterwards.
  public init(
    _ subject: Subject, _ verdict: Verdict, by person: Person, at moment: Moment,
    isAgreed: Bool = false
  ) {
    self.subject = subject
    self.verdict = verdict
    by = person
    at = moment
    self.isAgreed = isAgreed
  }

  /// The judgement as profiles and agreement are computed of it; readers are known by their ids.
  public var plain: ReaderJudgement {
    let decision: ReaderJudgement.Decision =
      switch verdict {
      case .accept: .accept
      case .reject: .reject
      case .move(let goal, let target): .move(to: goal, target: target)
      }
    return ReaderJudgement(
      passage: subject.passage, goal: subject.goal, kind: subject.kind,
      reader: isAgreed ? ReaderJudgement.agreed : by.id, decision: decision)
  }
}
