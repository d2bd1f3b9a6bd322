import Measures

/// What an expression is evaluated with.
struct ExpressionEvaluator {
  let questionnaire: Questionnaire
  let respondent: Respondent
  let answers: [String: Answer]
  /// The answer that `.` stands for.
  var own: AnswerValue = .unknown

  typealias Node = AnswerExpression.Node

  func value(_ node: Node) -> AnswerValue {
    switch node {
    case .boolean(let truth): return .boolean(truth)
    case .number(let number, _): return .number(number)
    case .text(let text, _): return .text(text)
    case .own: return own
    case .answer(let id, let part, _): return questionnaire.value(of: id, part: part, in: answers)
    case .respondent(let name, _):
      return name == "levels" ? .codes(respondent.levels) : respondent.attributes[name] ?? .unknown
    case .negated(let part, _): return value(part).asNumber.map { .number(-$0) } ?? .unknown
    case .not(let part, _):
      guard case .boolean(let truth) = value(part) else { return .unknown }
      return .boolean(!truth)
    case .all(let parts): return connect(parts, decidedBy: false)
    case .any(let parts): return connect(parts, decidedBy: true)
    case .binary(let sign, let left, let right, _):
      return AnswerValue.combine(value(left), sign, value(right))
    case .isIn(let part, let list, _): return isIn(value(part), list)
    case .call(let function, let parts, _): return call(function, parts)
    }
  }

  /// Kleene's `and` and `or`: one part that decides is enough, else what is unknown stays so.
  private func connect(_ parts: [Node], decidedBy truth: Bool) -> AnswerValue {
    var isKnown = true
    for part in parts {
      switch value(part) {
      case .boolean(truth): return .boolean(truth)
      case .boolean: break
      default: isKnown = false
      }
    }
    return isKnown ? .boolean(!truth) : .unknown
  }

  private func isIn(_ value: AnswerValue, _ list: [Node]) -> AnswerValue {
    guard value.isKnown else { return .unknown }
    if case .codes(let codes) = value {
      return .boolean(
        list.contains { if case .text(let code, _) = $0 { codes.contains(code) } else { false } })
    }
    let outcomes = list.map { AnswerValue.combine(value, .equal, self.value($0)) }
    if outcomes.contains(.boolean(true)) { return .boolean(true) }
    return outcomes.contains(.unknown) ? .unknown : .boolean(false)
  }
}

extension AnswerValue {
  /// The number that it is: of an option its value.
  var asNumber: Double? {
    switch self {
    case .number(let number): number
    case .choice(_, let value): value
    default: nil
    }
  }

  /// The words or the code that it is.
  var asText: String? {
    switch self {
    case .text(let text): text
    case .choice(let code, _): code
    default: nil
    }
  }

  /// The day that it is, or that its text says.
  var asDay: Day? {
    switch self {
    case .date(let day): day
    case .text(let text): Day(text)
    default: nil
    }
  }

  /// A finite number, or unknown.
  static func finite(_ number: Double) -> AnswerValue {
    number.isFinite ? .number(number) : .unknown
  }

  /// What a sign makes of two values; unknown where one of them is, or where they do not fit together.
  static func combine(
    _ left: AnswerValue, _ sign: AnswerExpression.Operator, _ right: AnswerValue
  ) -> AnswerValue {
    guard left.isKnown, right.isKnown else { return .unknown }
    if sign.isComparison { return compare(left, sign, right) }
    if case .date(let day) = left { return move(day, sign, right) }
    guard let a = left.asNumber, let b = right.asNumber else { return .unknown }
    switch sign {
    case .add: return finite(a + b)
    case .subtract: return finite(a - b)
    case .multiply: return finite(a * b)
    default: return b == 0 ? .unknown : finite(a / b)
    }
  }

  private static func move(
    _ day: Day, _ sign: AnswerExpression.Operator, _ right: AnswerValue
  ) -> AnswerValue {
    if sign == .subtract, let other = right.asDay {
      return .number(Double(day.count - other.count))
    }
    guard sign == .add || sign == .subtract, let days = right.asNumber, days.magnitude < 1e7 else {
      return .unknown
    }
    let whole = Int(days.rounded(.down))
    return Day(count: day.count + (sign == .add ? whole : -whole)).map { .date($0) } ?? .unknown
  }

  private static func compare(
    _ left: AnswerValue, _ sign: AnswerExpression.Operator, _ right: AnswerValue
  ) -> AnswerValue {
    func outcome<T: Comparable>(_ a: T?, _ b: T?) -> AnswerValue {
      guard let a, let b else { return .unknown }
      switch sign {
      case .equal: return .boolean(a == b)
      case .notEqual: return .boolean(a != b)
      case .less: return .boolean(a < b)
      case .lessOrEqual: return .boolean(a <= b)
      case .greater: return .boolean(a > b)
      default: return .boolean(a >= b)
      }
    }
    let isOrder = sign != .equal && sign != .notEqual
    switch (left, right) {
    case (.date, _), (_, .date): return outcome(left.asDay, right.asDay)
    case (.number, _), (_, .number): return outcome(left.asNumber, right.asNumber)
    case (.choice, .choice) where isOrder: return outcome(left.asNumber, right.asNumber)
    case (.boolean(let a), .boolean(let b)) where !isOrder:
      return outcome(a ? 1 : 0, b ? 1 : 0)
    default: return isOrder ? .unknown : outcome(left.asText, right.asText)
    }
  }
}

extension Questionnaire {
  /// What an answer comes to in an expression.
  func value(of id: String, part: String?, in answers: [String: Answer]) -> AnswerValue {
    guard let question = index[id] else { return .unknown }
    if let part, question.kind != .matrix {
      guard part == "other" else { return .unknown }
      return question.value(answers["\(id).other"] ?? .notAsked)
    }
    let answer = answers[id] ?? .notAsked
    guard let part else { return question.value(answer) }
    guard case .items(let items) = answer else { return .unknown }
    return question.value(items[part] ?? .notAsked)
  }
}

extension Question {
  /// What one of its answers comes to in an expression.
  func value(_ answer: Answer) -> AnswerValue {
    switch answer {
    case .notAsked, .notAnswered, .items: .unknown
    case .dontKnow:
      switch (kind, dontKnow) {
      case (_, nil): .unknown
      case (.multiple, let option?), (.ranking, let option?): .codes([option.code])
      case (_, let option?): .choice(option.code, value: nil)
      }
    case .choices(let codes):
      switch kind {
      case .multiple, .ranking: .codes(codes)
      default:
        codes.first.map { code in
          .choice(code, value: options.first { $0.code == code }?.value)
        } ?? .unknown
      }
    case .ranking(let codes): .codes(codes)
    case .number(let number): .finite(number)
    case .text(let text): .text(text)
    case .date(let day): .date(day)
    case .file(let file): .text(file.name)
    case .place(let location): .text(location.text)
    }
  }
}
