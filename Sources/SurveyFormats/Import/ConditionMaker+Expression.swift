import Surveys

extension ConditionMaker {
  /// The check that an expression about `.` says.
  func check(_ expression: XPath) throws(Untranslatable) -> AnswerExpression {
    let text = try boolean(try whole(expression), isNegative: false)
    guard let found = try? AnswerExpression(text) else {
      throw Untranslatable(part: expression.description)
    }
    return found
  }

  /// An expression that is true or false, in the questionnaire's language.
  func boolean(_ expression: XPath, isNegative: Bool) throws(Untranslatable) -> String {
    switch expression {
    case .binary(.and, let left, let right):
      return try bracketed(left, .or, isNegative) + " and " + bracketed(right, .or, isNegative)
    case .binary(.or, let left, let right):
      return try boolean(left, isNegative: isNegative) + " or "
        + boolean(right, isNegative: isNegative)
    case .call("not", let parts) where parts.count == 1:
      return "not (" + (try boolean(parts[0], isNegative: !isNegative)) + ")"
    case .call("true", _): return "true"
    case .call("false", _): return "false"
    case .number(let number): return number == 0 ? "false" : "true"
    case .question, .current: return "answered(\(try reference(expression)))"
    case .call("boolean", let parts) where parts.count == 1:
      return try boolean(parts[0], isNegative: isNegative)
    case .binary(let sign, let left, let right) where sign.isComparison:
      return try comparison(sign, left, right, expression, isNegative: isNegative)
    case .call(let name, let parts): return try predicate(name, parts, expression, isNegative)
    default: throw Untranslatable(part: expression.description)
    }
  }

  private func bracketed(
    _ part: XPath, _ sign: XPath.Operator, _ isNegative: Bool
  ) throws(Untranslatable) -> String {
    let text = try boolean(part, isNegative: isNegative)
    if case .binary(sign, _, _) = part { return "(\(text))" }
    return text
  }

  private func twoValued(_ text: String, _ isNegative: Bool) -> String {
    isNegative ? "coalesce(\(text), false)" : text
  }

  private func predicate(
    _ name: String, _ parts: [XPath], _ expression: XPath, _ isNegative: Bool
  ) throws(Untranslatable) -> String {
    switch (name, parts.count) {
    case ("selected", 2):
      guard case .text(let choice) = parts[1], let target = try asked(parts[0]),
        let code = target.codes[choice]
      else { throw Untranslatable(part: expression.description) }
      return twoValued("selected(\(try reference(parts[0])), \(quoted(code)))", isNegative)
    case ("contains", 2), ("starts-with", 2), ("ends-with", 2):
      return twoValued(
        "\(name)(\(try words(parts[0])), \(try words(parts[1])))", isNegative)
    case ("regex", 2):
      return twoValued("matches(\(try words(parts[0])), \(try words(parts[1])))", isNegative)
    case ("if", 3):
      return
        "if(\(try boolean(parts[0], isNegative: true)), \(try boolean(parts[1], isNegative: isNegative)), \(try boolean(parts[2], isNegative: isNegative)))"
    default: throw Untranslatable(part: name + "()")
    }
  }

  private func comparison(
    _ sign: XPath.Operator, _ left: XPath, _ right: XPath, _ expression: XPath, isNegative: Bool
  ) throws(Untranslatable) -> String {
    // Against an empty text is asked whether there is an answer.
    if sign == .equal || sign == .unequal {
      let isEqual = sign == .equal
      if case .text("") = right, isAnswer(left) {
        return (isEqual ? "not " : "") + "answered(\(try reference(left)))"
      }
      if case .text("") = left, isAnswer(right) {
        return (isEqual ? "not " : "") + "answered(\(try reference(right)))"
      }
      if !isEqual {
        // What is missing is unlike everything.
        let same = try comparison(.equal, left, right, expression, isNegative: true)
        return "not \(same)"
      }
      let text = try equality(left, right)
      return twoValued(text, isNegative)
    }
    let text = "\(try value(left)) \(sign.rawValue) \(try value(right))"
    return twoValued(text, isNegative)
  }

  private func equality(_ left: XPath, _ right: XPath) throws(Untranslatable) -> String {
    for (one, other) in [(left, right), (right, left)] {
      guard let target = try asked(one) else { continue }
      let choice: String
      switch other {
      case .text(let text): choice = text
      case .number(let number) where target.hasOptions: choice = XPath.plain(number)
      default: continue
      }
      if target.hasOptions {
        guard let code = target.codes[choice] else { throw Untranslatable(part: "'\(choice)'") }
        let name = try reference(one)
        if target.isOneOption { return "\(name) = \(quoted(code))" }
        return "(selected(\(name), \(quoted(code))) and count-selected(\(name)) = 1)"
      }
      if target.kind == .number, let number = Double(choice) {
        return "\(try reference(one)) = \(XPath.plain(number))"
      }
    }
    let isNumeric = isNumber(left) || isNumber(right)
    return isNumeric
      ? "\(try value(left)) = \(try value(right))" : "\(try words(left)) = \(try words(right))"
  }

  private func isAnswer(_ expression: XPath) -> Bool {
    switch expression {
    case .question, .current: true
    default: false
    }
  }

  /// The question that a part names; nil where it is no question.
  func asked(_ expression: XPath) throws(Untranslatable) -> FormTarget? {
    switch expression {
    case .question(let name): return try target(name)
    case .current: return own
    default: return nil
    }
  }

  func reference(_ expression: XPath) throws(Untranslatable) -> String {
    switch expression {
    case .current: return "."
    case .question(let name): return try target(name).reference
    default: throw Untranslatable(part: expression.description)
    }
  }

  func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}

extension XPath.Operator {
  /// Whether what it makes is true or false.
  var isComparison: Bool {
    switch self {
    case .equal, .unequal, .less, .atMost, .more, .atLeast: true
    default: false
    }
  }
}
