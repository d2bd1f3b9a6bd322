extension Questionnaire {
  /// Whether a respondent is asked a question.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - item: the item of a matrix, where the item has levels of its own.
  ///   - levels: the levels that the respondent answers for; one in common is enough.
  ///   - answers: the answers to the questions before it.
  /// - Returns: true where level and routing lead to it.
  public func asks(
    _ question: Question, item: Question.Item? = nil, levels: [String], answers: [String: Answer]
  ) -> Bool {
    func isAsked(_ wanted: [String]) -> Bool {
      wanted.isEmpty || levels.contains(where: wanted.contains)
    }
    guard isAsked(question.levels), isAsked(item?.levels ?? []) else { return false }
    guard let condition = question.condition else { return true }
    return holds(condition, answers: answers)
  }

  /// Whether a condition is met.
  ///
  /// - Parameters:
  ///   - condition: the condition.
  ///   - answers: the answers by the question's id.
  /// - Returns: true where it is met.
  public func holds(_ condition: Condition, answers: [String: Answer]) -> Bool {
    switch condition {
    case .answered(let id, let item):
      return answer(id, item, in: answers).isAnswered
    case .isAny(let id, let item, let options):
      switch answer(id, item, in: answers) {
      case .choices(let codes), .ranking(let codes): return codes.contains(where: options.contains)
      case .dontKnow:
        return question(id)?.dontKnow.map { options.contains($0.code) } ?? false
      default: return false
      }
    case .atLeast(let id, let item, let limit):
      return value(id, item, in: answers).map { $0 >= limit } ?? false
    case .atMost(let id, let item, let limit):
      return value(id, item, in: answers).map { $0 <= limit } ?? false
    case .all(let parts):
      return parts.allSatisfy { holds($0, answers: answers) }
    case .any(let parts):
      return parts.contains { holds($0, answers: answers) }
    case .not(let part):
      return !holds(part, answers: answers)
    }
  }

  private func answer(_ id: String, _ item: String?, in answers: [String: Answer]) -> Answer {
    let answer = answers[id] ?? .notAsked
    guard let item else { return answer }
    guard case .items(let items) = answer else { return .notAsked }
    return items[item] ?? .notAsked
  }

  private func value(_ id: String, _ item: String?, in answers: [String: Answer]) -> Double? {
    switch answer(id, item, in: answers) {
    case .number(let number): return number
    case .choices(let codes):
      return question(id)?.options.first { $0.code == codes.first }?.value
    default: return nil
    }
  }
}
