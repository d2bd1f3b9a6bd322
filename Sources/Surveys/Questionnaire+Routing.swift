extension Questionnaire {
  /// Whether a respondent is asked a question.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - item: the item of a matrix, where the item has levels or a condition of its own.
  ///   - levels: the levels that the respondent answers for; one in common is enough.
  ///   - answers: the answers to the questions before it.
  /// - Returns: true where level and routing lead to it.
  public func asks(
    _ question: Question, item: Question.Item? = nil, levels: [String], answers: [String: Answer]
  ) -> Bool {
    asks(question, item: item, respondent: Respondent(levels: levels), answers: answers)
  }

  /// Whether a respondent is asked a question.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - item: the item of a matrix, where the item has levels or a condition of its own.
  ///   - respondent: who answers.
  ///   - answers: the answers to the questions before it.
  /// - Returns: true where level and routing lead to it.
  public func asks(
    _ question: Question, item: Question.Item? = nil, respondent: Respondent,
    answers: [String: Answer]
  ) -> Bool {
    func isAsked(_ wanted: [String]) -> Bool {
      wanted.isEmpty || respondent.levels.contains(where: wanted.contains)
    }
    guard isAsked(question.levels), isAsked(item?.levels ?? []) else { return false }
    func isMet(_ condition: Condition?) -> Bool {
      guard let condition else { return true }
      return holds(condition, respondent: respondent, answers: answers)
    }
    if !sectionConditions.isEmpty, let section = question.section,
      !isMet(sectionConditions[section])
    {
      return false
    }
    return isMet(question.condition) && isMet(item?.condition)
  }

  /// Whether an option is offered to a respondent who is asked the question.
  ///
  /// - Parameters:
  ///   - option: the option.
  ///   - respondent: who answers.
  ///   - answers: the answers to the questions before it.
  /// - Returns: true where its condition is met, or where it has none.
  public func offers(
    _ option: Question.Option, respondent: Respondent, answers: [String: Answer]
  ) -> Bool {
    option.condition.map { holds($0, respondent: respondent, answers: answers) } ?? true
  }

  /// What an expression comes to.
  ///
  /// - Parameters:
  ///   - expression: the expression.
  ///   - respondent: who answers.
  ///   - answers: the answers by the question's id; words to an option by `question.other`.
  ///   - own: the answer that `.` stands for, with its question.
  /// - Returns: its value; unknown where it asks about what is not answered.
  public func value(
    of expression: AnswerExpression, respondent: Respondent, answers: [String: Answer],
    own: (question: Question, answer: Answer)? = nil
  ) -> AnswerValue {
    ExpressionEvaluator(
      questionnaire: self, respondent: respondent, answers: answers,
      own: own.map { $0.question.value($0.answer) } ?? .unknown
    ).value(expression.root)
  }

  /// Whether a condition is met.
  ///
  /// - Parameters:
  ///   - condition: the condition.
  ///   - respondent: who answers; nothing is known of it unless said.
  ///   - answers: the answers by the question's id.
  /// - Returns: true where it is met.
  public func holds(
    _ condition: Condition, respondent: Respondent = Respondent(levels: []),
    answers: [String: Answer]
  ) -> Bool {
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
      return parts.allSatisfy { holds($0, respondent: respondent, answers: answers) }
    case .any(let parts):
      return parts.contains { holds($0, respondent: respondent, answers: answers) }
    case .not(let part):
      return !holds(part, respondent: respondent, answers: answers)
    case .expression(let expression):
      return value(of: expression, respondent: respondent, answers: answers).isTrue
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
