public import Problems

extension Condition {
  /// The condition written as an expression, which is true where the condition is met and else false.
  ///
  /// What is missing meets no condition, so each part is false instead of unknown.
  public var written: String {
    switch self {
    case .answered(let question, let item): "answered(\(Condition.name(question, item)))"
    case .isAny(let question, let item, let options):
      "coalesce(\(Condition.name(question, item)) in ("
        + options.map { "'\($0)'" }.joined(separator: ", ") + "), false)"
    case .atLeast(let question, let item, let limit):
      "coalesce(\(Condition.name(question, item)) >= \(decimal(limit)), false)"
    case .atMost(let question, let item, let limit):
      "coalesce(\(Condition.name(question, item)) <= \(decimal(limit)), false)"
    case .all(let parts):
      parts.isEmpty ? "true" : "(" + parts.map(\.written).joined(separator: " and ") + ")"
    case .any(let parts):
      parts.isEmpty ? "false" : "(" + parts.map(\.written).joined(separator: " or ") + ")"
    case .not(let part): "not (\(part.written))"
    case .expression(let expression): "coalesce(\(expression.text), false)"
    }
  }

  /// The condition as an expression, for those who translate it to other languages.
  ///
  /// - Returns: the expression of ``written``.
  /// - Throws: `InputRefused` where it would be too long or too deep.
  public func asExpression() throws(InputRefused) -> AnswerExpression {
    if case .expression(let expression) = self { return expression }
    return try AnswerExpression(written)
  }

  static func name(_ question: String, _ item: String?) -> String {
    let name = [question, item].compactMap { $0 }.joined(separator: ".")
    let first = question.utf8.first ?? 0
    let isWord = ["and", "or", "not", "in", "true", "false", "unit"].contains(question)
    let isPlain =
      (0x61...0x7A).contains(first) && !isWord
      && item?.utf8.first.map { (0x61...0x7A).contains($0) } ?? true
    return isPlain ? name : "${\(name)}"
  }
}
