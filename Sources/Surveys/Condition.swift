/// When a question is asked, said by the answers to questions before it.
///
/// An answer that is missing, for whatever reason, meets no condition on it; `not` is then met.
public indirect enum Condition: Hashable, Sendable {
  /// The question, or the item of a matrix, is answered; "don't know" is no answer.
  case answered(question: String, item: String? = nil)
  /// One of the options is chosen; "don't know" counts where its code is named.
  case isAny(question: String, item: String? = nil, options: [String])
  /// The number, or the value of the option, is at least this.
  case atLeast(question: String, item: String? = nil, Double)
  /// The number, or the value of the option, is at most this.
  case atMost(question: String, item: String? = nil, Double)
  /// All of these hold.
  case all([Condition])
  /// At least one of these holds.
  case any([Condition])
  /// This does not hold.
  case not(Condition)
  /// The expression is true; one that is unknown is not.
  case expression(AnswerExpression)

  /// The ids of the questions that it asks about, each once, in order.
  public var questions: [String] {
    var found: [String] = []
    collect(into: &found)
    return found
  }

  private func collect(into found: inout [String]) {
    switch self {
    case .answered(let question, _), .isAny(let question, _, _), .atLeast(let question, _, _),
      .atMost(let question, _, _):
      if !found.contains(question) { found.append(question) }
    case .all(let parts), .any(let parts):
      for part in parts { part.collect(into: &found) }
    case .not(let part):
      part.collect(into: &found)
    case .expression(let expression):
      for question in expression.questions where !found.contains(question) {
        found.append(question)
      }
    }
  }

  /// Whether it asks about the respondent too, or about the day, not about answers alone.
  public var asksMoreThanAnswers: Bool {
    switch self {
    case .answered, .isAny, .atLeast, .atMost: false
    case .all(let parts), .any(let parts): parts.contains(where: \.asksMoreThanAnswers)
    case .not(let part): part.asksMoreThanAnswers
    case .expression(let expression): expression.asksMoreThanAnswers
    }
  }
}
