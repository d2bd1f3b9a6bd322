import Languages
import Measures
import Surveys

/// What a form's `constraint` says: limits of the question's kind, and checks besides.
struct FormLimits {
  var minimum: Double?
  var maximum: Double?
  var earliest: Day?
  var latest: Day?
  var checks: [Question.Check] = []
  /// Whether our own columns said it.
  private(set) var isOwn = false

  init() {}

  static let yes = expression("true")

  /// What whole numbers are checked by.
  static let whole = Question.Check(
    that: expression(". = floor(.)"), message: FormWords.wholeNumber)

  private static func expression(_ text: String) -> AnswerExpression {
    guard let found = try? AnswerExpression(text) else {
      preconditionFailure("\(text) is no expression")
    }
    return found
  }

  /// What our own columns say, as long as the cell that they explain is unchanged.
  init(own element: XLSForm.Element, names: FormNames, kind: Question.Kind, self own: FormTarget?) {
    guard element.own("check-1") != nil || element.own("limits") != nil else { return }
    var found = FormLimits()
    found.minimum = element.own("minimum").flatMap { Double($0) }
    found.maximum = element.own("maximum").flatMap { Double($0) }
    found.earliest = element.own("earliest").flatMap { Day($0) }
    found.latest = element.own("latest").flatMap { Day($0) }
    while let text = element.own("check-\(found.checks.count + 1)"),
      let that = try? AnswerExpression(text)
    {
      let key = "check-\(found.checks.count + 1)-text"
      found.checks.append(
        Question.Check(that: that, message: element.ownText(key) ?? LocalizedText([:])))
    }
    let written = found.constraint(kind: kind, maker: XPathMaker(names: names))
    guard (written ?? "") == (element.constraint ?? "") else { return }
    self = found
    isOwn = true
  }

  /// The `constraint` that says the same; nil where there is nothing to say, or nothing that can be said.
  func constraint(kind: Question.Kind, maker: XPathMaker) -> String? {
    var parts: [XPath] = []
    let subject: XPath =
      switch kind {
      case .multiple, .ranking: .call("count-selected", [.current])
      case .text: .call("string-length", [.current])
      default: .current
      }
    if kind != .ranking {
      if let minimum { parts.append(.binary(.atLeast, subject, .number(minimum))) }
      if let maximum { parts.append(.binary(.atMost, subject, .number(maximum))) }
    }
    for (sign, day) in [(XPath.Operator.atLeast, earliest), (.atMost, latest)] {
      guard let day else { continue }
      parts.append(.binary(sign, .current, .call("date", [.text(day.description)])))
    }
    for check in checks {
      if let part = try? maker.check(check.that) { parts.append(part) }
    }
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { .binary(.and, $0, $1) }.description
  }

  /// Takes an expression apart: what limits of the kind say becomes limits, unless words go with it.
  mutating func read(
    _ expression: XPath, kind: Question.Kind, message: LocalizedText, maker: ConditionMaker
  ) throws(Untranslatable) {
    var rest: [XPath] = []
    for part in expression.conjuncts where !message.isEmpty || !take(part, kind: kind) {
      rest.append(part)
    }
    guard let first = rest.first else { return }
    let joined = rest.dropFirst().reduce(first) { XPath.binary(.and, $0, $1) }
    checks.append(
      Question.Check(
        that: try maker.check(joined),
        message: message.isEmpty ? FormWords.notTaken : message))
  }

  /// Takes a part as a limit; false where it is none.
  private mutating func take(_ part: XPath, kind: Question.Kind) -> Bool {
    guard case .binary(let sign, let left, let right) = part else { return false }
    let isLower: Bool
    switch sign {
    case .atLeast: isLower = true
    case .atMost: isLower = false
    default: return false
    }
    switch (kind, left, right) {
    case (.number, .current, .number(let limit)),
      (.multiple, .call("count-selected", [.current]), .number(let limit)),
      (.text, .call("string-length", [.current]), .number(let limit)):
      if kind != .number, limit != limit.rounded() || limit < (isLower ? 0 : 1) { return false }
      if isLower, minimum == nil {
        minimum = limit
        return true
      }
      if !isLower, maximum == nil {
        maximum = limit
        return true
      }
    case (.date, .current, .call("date", let words)):
      guard words.count == 1, case .text(let text) = words[0], let day = Day(text) else {
        return false
      }
      if isLower, earliest == nil {
        earliest = day
        return true
      }
      if !isLower, latest == nil {
        latest = day
        return true
      }
    default: break
    }
    return false
  }
}

extension XPath {
  /// The parts that must all hold.
  var conjuncts: [XPath] {
    guard case .binary(.and, let left, let right) = self else { return [self] }
    return left.conjuncts + right.conjuncts
  }
}
