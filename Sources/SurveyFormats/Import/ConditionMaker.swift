import Problems
import Surveys

/// Says in the questionnaire's words what an expression of a form says.
///
/// XPath knows two truth values, and an answer that is missing is an empty text; here it is unknown.
/// Under a `not`, what is unknown is therefore made false first.
struct ConditionMaker {
  /// What the names stand for.
  let targets: [String: FormTarget]
  /// The formulas of computed rows, which stand in for their names.
  let formulas: [String: XPath]
  /// The place of the question that asks: later ones cannot be asked about.
  let index: Int
  /// What `.` stands for.
  let own: FormTarget?

  /// Larger than this no formula may grow when others are put into it.
  static let largest = 400

  /// The expression with the formulas that it names put in.
  func whole(_ expression: XPath) throws(Untranslatable) -> XPath {
    var expression = expression
    for _ in 0..<8 {
      guard expression.questions.contains(where: { formulas[$0] != nil }) else { return expression }
      expression = expression.replacing { formulas[$0] }
      guard expression.size <= ConditionMaker.largest else { break }
    }
    throw Untranslatable(part: expression.questions.first { formulas[$0] != nil } ?? "…")
  }

  /// The condition that an expression says.
  func condition(_ expression: XPath) throws(Untranslatable) -> Condition {
    try simplified(shape(try whole(expression)))
  }

  private func shape(_ expression: XPath) throws(Untranslatable) -> Condition {
    switch expression {
    case .binary(.and, let left, let right):
      return .all(parts(try shape(left), isAll: true) + parts(try shape(right), isAll: true))
    case .binary(.or, let left, let right):
      return .any(parts(try shape(left), isAll: false) + parts(try shape(right), isAll: false))
    case .call("not", let inner) where inner.count == 1: return .not(try shape(inner[0]))
    case .call("selected", let inner) where inner.count == 2:
      if case .question(let name) = inner[0], case .text(let choice) = inner[1] {
        let target = try target(name)
        if target.hasOptions { return try isAny(target, choice, in: expression) }
      }
    case .binary(let sign, .question(let name), let right):
      if let found = try comparison(try target(name), sign, right, in: expression) { return found }
    case .binary(let sign, let left, .question(let name)):
      if let found = try comparison(try target(name), sign.turned, left, in: expression) {
        return found
      }
    default: break
    }
    return try written(boolean(expression, isNegative: false), expression)
  }

  private func parts(_ condition: Condition, isAll: Bool) -> [Condition] {
    switch condition {
    case .all(let parts) where isAll: parts
    case .any(let parts) where !isAll: parts
    default: [condition]
    }
  }

  private func comparison(
    _ target: FormTarget, _ sign: XPath.Operator, _ right: XPath, in expression: XPath
  ) throws(Untranslatable) -> Condition? {
    let (id, item) = (target.question, target.item)
    switch (sign, right) {
    case (.equal, .text("")): return .not(.answered(question: id, item: item))
    case (.unequal, .text("")), (.more, .text("")): return .answered(question: id, item: item)
    case (.equal, .text(let choice)) where target.isOneOption:
      return try isAny(target, choice, in: expression)
    case (.unequal, .text(let choice)) where target.isOneOption:
      return .not(try isAny(target, choice, in: expression))
    case (.equal, .number(let number)) where target.isOneOption:
      return try isAny(target, XPath.plain(number), in: expression)
    case (.unequal, .number(let number)) where target.isOneOption:
      return .not(try isAny(target, XPath.plain(number), in: expression))
    case (.atLeast, .number(let limit)) where target.kind == .number:
      return .atLeast(question: id, item: item, limit)
    case (.atMost, .number(let limit)) where target.kind == .number:
      return .atMost(question: id, item: item, limit)
    case (.atLeast, .number(let limit)) where target.isValued:
      return .atLeast(question: id, item: item, limit)
    case (.atMost, .number(let limit)) where target.isValued:
      return .atMost(question: id, item: item, limit)
    default: return nil
    }
  }

  private func isAny(
    _ target: FormTarget, _ choice: String, in expression: XPath
  ) throws(Untranslatable) -> Condition {
    guard let code = target.codes[choice] else {
      throw Untranslatable(part: expression.description)
    }
    return .isAny(question: target.question, item: target.item, options: [code])
  }

  /// The same with options of one question together, and "answered" in one piece.
  private func simplified(_ condition: Condition) -> Condition {
    switch condition {
    case .any(let parts):
      var joined: [Condition] = []
      for part in parts.map(simplified) {
        if case .isAny(let question, let item, let options) = part,
          case .isAny(question, item, let before)? = joined.last
        {
          let more = options.filter { !before.contains($0) }
          joined[joined.count - 1] = .isAny(
            question: question, item: item, options: before + more)
        } else {
          joined.append(part)
        }
      }
      return joined.count == 1 ? joined[0] : .any(joined)
    case .all(let parts):
      var joined: [Condition] = []
      for part in parts.map(simplified) {
        // Another program takes "don't know" for an answer, so it is told apart there.
        if case .not(.isAny(let question, let item, let options)) = part,
          joined.last == .answered(question: question, item: item),
          targets.values.contains(where: {
            $0.question == question && $0.dontKnow.map { [$0] } == options
          })
        {
          continue
        }
        joined.append(part)
      }
      return joined.count == 1 ? joined[0] : .all(joined)
    case .not(let part): return .not(simplified(part))
    default: return condition
    }
  }

  private func written(_ text: String, _ expression: XPath) throws(Untranslatable) -> Condition {
    guard let found = try? AnswerExpression(text) else {
      throw Untranslatable(part: expression.description)
    }
    return .expression(found)
  }

  /// What a name stands for, where it can be asked about.
  func target(_ name: String) throws(Untranslatable) -> FormTarget {
    guard let target = targets[name], target.kind != .note, target.index < index else {
      throw Untranslatable(part: "${\(name)}")
    }
    return target
  }
}

extension FormTarget {
  /// Whether its options have values that are their names in the form.
  var isValued: Bool {
    (kind == .scale || kind == .matrix) && valuesAreNames
  }
}

extension XPath.Operator {
  /// The operator with its sides changed.
  var turned: XPath.Operator {
    switch self {
    case .less: .more
    case .more: .less
    case .atMost: .atLeast
    case .atLeast: .atMost
    default: self
    }
  }
}
