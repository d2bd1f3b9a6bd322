import Measures
import Problems

/// Holds an expression against the questions that it asks about.
///
/// They must be there, be asked before, and be of the kind that is needed.
struct ExpressionCheck {
  let questionnaire: Questionnaire
  let levels: Set<String>
  let attributes: [RespondentAttribute]
  /// The question that the expression belongs to, and the one that `.` stands for where it may.
  let question: Question
  let own: Question?
  /// How many questions at the beginning may be named.
  let reach: Int
  let expression: AnswerExpression
  /// Where the expression stands, if it does not know itself.
  let fallback: Place
  var log = ProblemLog()

  typealias Node = AnswerExpression.Node

  /// What a part of an expression is.
  enum Kind {
    case boolean, number, date
    /// Words; `literal` where they stand in the expression itself.
    case text(literal: String?)
    /// One of the options with these codes.
    case choice([String], hasValues: Bool)
    /// Any number of the options with these codes.
    case choices([String])

    /// The name in `docs/expressions.md`.
    var name: String {
      switch self {
      case .boolean: "boolean"
      case .number: "number"
      case .date: "date"
      case .text: "text"
      case .choice: "choice"
      case .choices: "choices"
      }
    }

    /// The code of the problem that such a part is needed.
    var refusal: String {
      switch self {
      case .boolean: "expression.wants-boolean"
      case .number: "expression.wants-number"
      case .date: "expression.wants-date"
      case .text: "expression.wants-text"
      case .choice, .choices: "expression.wants-choices"
      }
    }

    var isNumeric: Bool {
      switch self {
      case .number: true
      case .choice(_, let hasValues): hasValues
      default: false
      }
    }

    var isDay: Bool {
      switch self {
      case .date: true
      case .text(let literal?): Day(literal) != nil
      default: false
      }
    }
  }

  /// Checks the whole, which must be true or false.
  mutating func run() {
    guard let kind = kind(of: expression.root) else { return }
    if case .boolean = kind { return }
    refuse("expression.not-a-condition", 0, ["found": kind.name])
  }

  mutating func refuse(_ code: String, _ offset: Int, _ values: [String: String] = [:]) {
    log.error(code, at: place(offset), values)
  }

  func place(_ offset: Int) -> Place {
    expression.place.file.isEmpty ? fallback : expression.place.offset(by: offset)
  }

  /// What a node is; nil where something is wrong in it, which the log then tells.
  mutating func kind(of node: Node) -> Kind? {
    switch node {
    case .boolean: return .boolean
    case .number: return .number
    case .text(let text, _): return .text(literal: text)
    case .own(let offset):
      guard let own else {
        refuse("expression.no-own-answer", offset)
        return nil
      }
      return kind(of: own, part: nil, offset)
    case .answer(let id, let part, let offset):
      return target(id, offset).flatMap { kind(of: $0, part: part, offset) }
    case .respondent(let name, let offset): return respondent(name, offset)
    case .negated(let part, _): return wants(.number, part) ? .number : nil
    case .not(let part, _): return wants(.boolean, part) ? .boolean : nil
    case .all(let parts), .any(let parts):
      let sound = parts.map { wants(.boolean, $0) }
      return sound.allSatisfy { $0 } ? .boolean : nil
    case .binary(let sign, let left, let right, let offset):
      guard let a = kind(of: left), let b = kind(of: right) else { return nil }
      return sign.isComparison
        ? compare(a, sign, b, left, right, offset) : compute(a, sign, b, left, right)
    case .isIn(let part, let list, let offset): return isIn(part, list, offset)
    case .call(let function, let parts, let offset): return call(function, parts, offset)
    }
  }

  /// Whether a part is a number or true or false, as needed.
  mutating func wants(_ wanted: Kind, _ node: Node) -> Bool {
    guard let found = kind(of: node) else { return false }
    switch (wanted, found) {
    case (.boolean, .boolean), (.text, .text), (.text, .choice): return true
    case (.number, _) where found.isNumeric: return true
    case (.date, _) where found.isDay: return true
    default:
      refuse(wanted.refusal, node.offset, ["found": found.name])
      return false
    }
  }

  private mutating func compute(
    _ a: Kind, _ sign: AnswerExpression.Operator, _ b: Kind, _ left: Node, _ right: Node
  ) -> Kind? {
    if case .date = a, sign == .add || sign == .subtract {
      if b.isNumeric { return .date }
      if sign == .subtract, b.isDay { return .number }
    }
    for (kind, node) in [(a, left), (b, right)] where !kind.isNumeric {
      refuse("expression.wants-number", node.offset, ["found": kind.name])
      return nil
    }
    return .number
  }

  private mutating func compare(
    _ a: Kind, _ sign: AnswerExpression.Operator, _ b: Kind, _ left: Node, _ right: Node,
    _ offset: Int
  ) -> Kind? {
    for (kind, node) in [(a, left), (b, right)] {
      if case .choices = kind {
        refuse("expression.compares-choices", node.offset)
        return nil
      }
    }
    if a.isNumeric && b.isNumeric { return .boolean }
    switch (a, b) {
    case (.date, _) where b.isDay, (_, .date) where a.isDay: return .boolean
    default: break
    }
    let isOrder = sign != .equal && sign != .notEqual
    if !isOrder {
      switch (a, b) {
      case (.boolean, .boolean), (.text, .text), (.choice, .choice): return .boolean
      case (.choice(let codes, _), .text(let literal)):
        return literal.map { isKnown($0, codes, right.offset) } ?? true ? .boolean : nil
      case (.text(let literal), .choice(let codes, _)):
        return literal.map { isKnown($0, codes, left.offset) } ?? true ? .boolean : nil
      default: break
      }
    }
    refuse(
      isOrder ? "expression.no-order" : "expression.not-comparable", offset,
      ["left": a.name, "right": b.name])
    return nil
  }

  private mutating func isIn(_ part: Node, _ list: [Node], _ offset: Int) -> Kind? {
    guard let kind = kind(of: part) else { return nil }
    var isSound = true
    for item in list {
      switch (kind, item) {
      case (.choice(let codes, _), .text(let code, let offset)),
        (.choices(let codes), .text(let code, let offset)):
        isSound = isKnown(code, codes, offset) && isSound
      case (.text, .text): break
      case (_, .number) where kind.isNumeric: break
      case (.date, .text(let text, _)) where Day(text) != nil: break
      default:
        refuse(
          "expression.not-comparable", item.offset,
          ["left": kind.name, "right": { if case .text = item { "text" } else { "number" } }()])
        return nil
      }
    }
    return isSound ? .boolean : nil
  }

  /// Whether a text stands for an option.
  mutating func isKnown(_ code: String, _ codes: [String], _ offset: Int) -> Bool {
    if codes.contains(code) { return true }
    log.unknown("expression.unknown-option", found: code, known: codes, at: place(offset))
    return false
  }
}
