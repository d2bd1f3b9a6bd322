import Surveys

extension XPathMaker {
  /// The expression of a part of one of ours.
  func node(_ node: AnswerExpression.Node) throws(Untranslatable) -> XPath {
    switch node {
    case .boolean(let value): return .call(value ? "true" : "false", [])
    case .number(let number, _): return .number(number)
    case .text(let text, _): return .text(text)
    case .own: return .current
    case .answer(let id, let part, _): return .question(try name(id, part))
    case .respondent(let name, _): throw Untranslatable(part: "unit.\(name)")
    case .negated(let part, _):
      let inner = try self.node(part)
      if case .number(let number) = inner { return .number(-number) }
      return .negative(inner)
    case .not(let part, _): return .call("not", [try self.node(part)])
    case .all(let parts): return try chain(parts, .and)
    case .any(let parts): return try chain(parts, .or)
    case .isIn(let part, let list, _):
      var parts: [XPath] = []
      for item in list { parts.append(try binary(.equal, part, item)) }
      guard let first = parts.first else { return .call("false", []) }
      return parts.dropFirst().reduce(first) { .binary(.or, $0, $1) }
    case .binary(let sign, let left, let right, _):
      return try binary(operators[sign] ?? .equal, left, right)
    case .call(let function, let parts, _): return try call(function, parts)
    }
  }

  private func chain(
    _ parts: [AnswerExpression.Node], _ sign: XPath.Operator
  ) throws(Untranslatable) -> XPath {
    var made: [XPath] = []
    for part in parts { made.append(try node(part)) }
    guard let first = made.first else { return .call("true", []) }
    return made.dropFirst().reduce(first) { .binary(sign, $0, $1) }
  }

  private var operators: [AnswerExpression.Operator: XPath.Operator] {
    [
      .add: .plus, .subtract: .minus, .multiply: .times, .divide: .divided, .equal: .equal,
      .notEqual: .unequal, .less: .less, .lessOrEqual: .atMost, .greater: .more,
      .greaterOrEqual: .atLeast,
    ]
  }

  private func binary(
    _ sign: XPath.Operator, _ left: AnswerExpression.Node, _ right: AnswerExpression.Node
  ) throws(Untranslatable) -> XPath {
    // The code of an option has another name in the form.
    func choice(_ one: AnswerExpression.Node, _ other: AnswerExpression.Node) -> XPath? {
      guard case .text(let code, _) = one, case .answer(let id, _, _) = other,
        let name = names.options[id]?[code]
      else { return nil }
      return .text(name)
    }
    let one = if let code = choice(left, right) { code } else { try node(left) }
    let other = if let code = choice(right, left) { code } else { try node(right) }
    return .binary(sign, one, other)
  }

  private func call(
    _ function: AnswerExpression.Function, _ parts: [AnswerExpression.Node]
  ) throws(Untranslatable) -> XPath {
    func made() throws(Untranslatable) -> [XPath] {
      var made: [XPath] = []
      for part in parts { made.append(try node(part)) }
      return made
    }
    switch function {
    case .answered:
      guard let part = parts.first else { break }
      return .binary(.unequal, try node(part), .text(""))
    case .selected:
      guard let subject = parts.first else { break }
      var found: [XPath] = []
      for part in parts.dropFirst() {
        guard case .text(let code, _) = part else { throw Untranslatable(part: "selected()") }
        if case .answer(let id, let item, _) = subject {
          found.append(try selected(id, item, code))
        } else {
          found.append(.call("selected", [try node(subject), .text(code)]))
        }
      }
      guard let first = found.first else { break }
      return found.dropFirst().reduce(first) { .binary(.or, $0, $1) }
    case .coalesce:
      // What is unknown counts as false there anyhow.
      if parts.count == 2, case .boolean(false) = parts[1] { return try node(parts[0]) }
      let inner = try made()
      guard inner.count >= 2 else { break }
      return inner.dropFirst().reduce(inner[0]) { .call("coalesce", [$0, $1]) }
    case .number, .text:
      // Numbers and words are told apart by what is done with them there.
      guard let part = parts.first else { break }
      return function == .number ? .call("number", [try node(part)]) : try node(part)
    case .length: return .call("string-length", try made())
    case .lower: return .call("lower-case", try made())
    case .matches: return .call("regex", try made())
    case .floor: return .call("int", try made())
    case .round:
      let inner = try made()
      return .call("round", inner.count == 1 ? inner + [.number(0)] : inner)
    case .mod:
      let inner = try made()
      guard inner.count == 2 else { break }
      return .binary(.modulo, inner[0], inner[1])
    case .date:
      return .call("date", try made())
    case .if, .countSelected, .contains, .startsWith, .endsWith, .concat, .min, .max, .sum, .abs,
      .today:
      return .call(function.rawValue, try made())
    case .known, .rank, .value, .year: break
    }
    throw Untranslatable(part: function.rawValue + "()")
  }
}
