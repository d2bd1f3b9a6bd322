public import Fieldwork
public import Measures
import Records
public import Surveys

extension AnswerDesk {
  /// What became of one answer, for the script that sent it.
  public struct Saved: Sendable {
    /// What became of it.
    public let outcome: AnswerOutcome
    /// What is wrong with it, as it was sent; it may be stored all the same.
    public let faults: [AnswerFault]
    /// What is asked now, where the answer may have changed that.
    public let shown: Shown?
    /// When it was taken in.
    public let at: Moment
  }

  /// What is asked of one who holds a link.
  public struct Shown: Sendable {
    /// The questions, in order, with their items and options.
    public let questions: [FormState.Asked]
  }

  /// Takes in one answer.
  ///
  /// Only the versions of its own question are read, unless it decides what else is asked.
  ///
  /// - Parameters:
  ///   - change: the answer.
  ///   - holder: who gives it; nothing of the response needs to be known.
  /// - Returns: what became of it; what is stored is on the disk.
  /// - Throws: `Refusal`; `DatabaseError`.
  public func save(_ change: AnswerChange, by holder: Holder) async throws -> Saved {
    let result = try await apply(.answer([change]), by: holder)
    let outcome = result.outcomes.first ?? .refused(Refusal(.unknownQuestion))
    let questionnaire = holder.rules.questionnaire
    let question =
      questionnaire.question(change.question)
      ?? questionnaire.questions.first { $0.otherColumn == change.question }
    guard let question else {
      return Saved(outcome: outcome, faults: [], shown: nil, at: ground.now)
    }
    var faults = question.id == change.question ? question.faults(of: change.value) : []
    var shown: Shown?
    if questionnaire.isSteered(by: question), outcome.isAcknowledged,
      let response = try await ground.database.fieldwork.response(holder.link.response)
    {
      let state = response.form(holder.rules)
      let seen = Set(
        try response.view(with: holder.access, rules: holder.rules, at: ground.now)
          .entries.map(\.question))
      shown = Shown(questions: state.questions.filter { seen.contains($0.question) })
      faults = state[question.id]?.faults ?? faults
    }
    return Saved(outcome: outcome, faults: faults, shown: shown, at: ground.now)
  }
}

extension Questionnaire {
  /// Whether an answer decides what else is asked, or is held against other answers.
  func isSteered(by question: Question) -> Bool {
    if !question.checks.isEmpty { return true }
    func asks(_ condition: Condition?) -> Bool {
      condition?.questions.contains(question.id) ?? false
    }
    return sections.contains { asks($0.condition) }
      || questions.contains { other in
        asks(other.condition) || other.items.contains { asks($0.condition) }
          || other.options.contains { asks($0.condition) }
      }
  }
}
