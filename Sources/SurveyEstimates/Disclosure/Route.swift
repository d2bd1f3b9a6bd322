import Surveys

/// A question that the answers to another lead to: how many are asked it tells how many gave them.
struct Route {
  /// The question that is asked.
  let question: String
  /// The options that lead to it; or, of ``isAllBut``, those that lead past it.
  let options: [Int]
  /// Whether all who answered are asked it, but for some options.
  let isAllBut: Bool
  let asksDontKnow: Bool
  let asksNotAnswered: Bool

  /// Those that lead from a question, or an item of it, to others put to the same levels.
  static func from(
    _ question: Question, _ item: Question.Item?, in questionnaire: Questionnaire
  ) -> [Route] {
    guard question.kind.hasOptions, question.kind != .ranking else { return [] }
    return questionnaire.questions.compactMap { other in
      guard let condition = questionnaire.condition(of: other),
        condition.questions == [question.id], !condition.asksMoreThanAnswers,
        other.levels == question.levels, item?.levels ?? [] == [], item?.condition == nil
      else { return nil }
      return Route(other.id, condition, question, item, questionnaire)
    }
  }

  private init?(
    _ id: String, _ condition: Condition, _ question: Question, _ item: Question.Item?,
    _ questionnaire: Questionnaire
  ) {
    func holds(_ answer: Answer) -> Bool {
      let whole = item.map { Answer.items([$0.code: answer]) } ?? answer
      return questionnaire.holds(condition, answers: [question.id: whole])
    }
    if let item, condition.items != [item.code] { return nil }
    self.question = id
    asksDontKnow = holds(.dontKnow)
    asksNotAnswered = holds(.notAnswered)
    let answers = question.answers
    let isMultiple = question.kind == .multiple
    if isMultiple {
      // Told only where any choice leads to it, and what leads past it stands alone.
      let others = answers.filter { !$0.isExclusive }.map(\.code)
      guard holds(.choices(others)), others.allSatisfy({ holds(.choices([$0])) }) else {
        return nil
      }
    }
    isAllBut = isMultiple
    options = answers.indices.filter { holds(.choices([answers[$0].code])) != isMultiple }
  }

  /// How many are asked, in each column.
  func count(in counts: AnswerCounts) -> [Int] {
    (0..<counts.columns.count).map { column in
      let some = options.reduce(0) { $0 + counts.parts[$1][column] }
      return (isAllBut ? counts.answered[column] - some : some)
        + (asksDontKnow ? counts.dontKnow[column] : 0)
        + (asksNotAnswered ? counts.notAnswered[column] : 0)
    }
  }
}

extension Condition {
  /// The items of matrices that it asks about, each once.
  fileprivate var items: Set<String> {
    switch self {
    case .answered(_, let item), .isAny(_, let item, _), .atLeast(_, let item, _),
      .atMost(_, let item, _):
      Set([item].compactMap { $0 })
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.items) }
    case .not(let part): part.items
    case .expression(let expression): expression.parts
    }
  }
}
