public import Agenda

/// What somebody who has read a passage says of a finding in it.
public struct ReaderJudgement: Hashable, Sendable {
  /// What a reader can say.
  public enum Decision: Hashable, Sendable {
    /// The finding is right.
    case accept
    /// The passage does not name the goal, or is not about it.
    case reject
    /// The passage is about another goal or target.
    case move(to: GoalID, target: TargetID?)
  }

  /// Whose judgement counts where readers have talked about it afterwards.
  public static let agreed = "agreed"

  /// The passage's id.
  public let passage: String
  /// The goal of the finding, as it was found.
  public let goal: GoalID
  /// How it was found.
  public let kind: GoalFinding.Kind
  /// Who has read it: a name or a sign; ``agreed`` for what readers agreed on afterwards.
  public let reader: String
  /// What the reader says.
  public let decision: Decision

  /// A judgement.
  ///
  /// - Parameters:
  ///   - passage: the passage's id.
  ///   - goal: the goal of the finding.
  ///   - kind: how it was found.
  ///   - reader: who has read it.
  ///   - decision: what the reader says.
  public init(
    passage: String, goal: GoalID, kind: GoalFinding.Kind, reader: String, decision: Decision
  ) {
    self.passage = passage
    self.goal = goal
    self.kind = kind
    self.reader = reader
    self.decision = decision
  }

  /// The finding that is judged.
  var subject: Subject { Subject(passage: passage, goal: goal, kind: kind) }

  /// A finding as judgements name it.
  struct Subject: Hashable {
    let passage: String
    let goal: GoalID
    let kind: GoalFinding.Kind
  }
}

extension KeptReading {
  /// The reading with what readers say of it.
  ///
  /// What is `agreed` counts; else what all readers of a finding say alike. Where they differ and
  /// nothing is agreed, the finding stands as it was found.
  ///
  /// - Parameter judgements: what readers say.
  /// - Returns: the reading after them.
  public func judged(by judgements: [ReaderJudgement]) -> KeptReading {
    guard !judgements.isEmpty else { return self }
    let bySubject = Dictionary(grouping: judgements, by: \.subject)
    var copy = self
    for (place, passage) in passages.enumerated() {
      var findings: [KeptFinding] = []
      for finding in passage.findings {
        let subject = ReaderJudgement.Subject(
          passage: passage.id, goal: finding.goal, kind: finding.kind)
        guard let decision = KeptReading.decision(bySubject[subject] ?? []) else {
          findings.append(finding)
          continue
        }
        guard let after = finding.after(decision) else { continue }
        // A passage that is moved to a goal which it has already counts there once.
        let twin = findings.firstIndex { $0.goal == after.goal && $0.kind == after.kind }
        if let twin { findings[twin].isConfirmed = true } else { findings.append(after) }
      }
      copy.passages[place].findings = findings
    }
    return copy
  }

  private static func decision(_ judgements: [ReaderJudgement]) -> ReaderJudgement.Decision? {
    if let agreed = judgements.last(where: { $0.reader == ReaderJudgement.agreed }) {
      return agreed.decision
    }
    let decisions = Set(judgements.map(\.decision))
    return decisions.count == 1 ? decisions.first : nil
  }
}

extension KeptFinding {
  /// The finding after a reader's decision; nil where it is rejected.
  fileprivate func after(_ decision: ReaderJudgement.Decision) -> KeptFinding? {
    var finding = self
    finding.band = .assert
    finding.isConfirmed = true
    switch decision {
    case .accept: return finding
    case .reject: return nil
    case .move(let goal, let target):
      finding.goal = goal
      finding.targets = target.map { [$0] } ?? []
      return finding
    }
  }
}
