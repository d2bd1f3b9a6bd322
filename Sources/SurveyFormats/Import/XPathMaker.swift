import Surveys

/// Says in a form's language what a condition of the questionnaire says.
struct XPathMaker {
  let names: FormNames

  /// The expression that holds when the condition does.
  func expression(_ condition: Condition) throws(Untranslatable) -> XPath {
    switch condition {
    case .answered(let id, let item):
      let name = try name(id, item)
      let isAnswered = XPath.binary(.unequal, .question(name), .text(""))
      guard let code = names.dontKnow[id], let choice = names.options[id]?[code] else {
        return isAnswered
      }
      let dontKnow = XPath.call("selected", [.question(name), .text(choice)])
      return .binary(.and, isAnswered, .call("not", [dontKnow]))
    case .isAny(let id, let item, let options):
      return try joined(
        options.map { code throws(Untranslatable) in try selected(id, item, code) }, .or, "false")
    case .atLeast(let id, let item, let limit): return try limited(id, item, .atLeast, limit)
    case .atMost(let id, let item, let limit): return try limited(id, item, .atMost, limit)
    case .all(let parts):
      return try joined(
        parts.map { part throws(Untranslatable) in try expression(part) }, .and, "true")
    case .any(let parts):
      return try joined(
        parts.map { part throws(Untranslatable) in try expression(part) }, .or, "false")
    case .not(let part): return .call("not", [try expression(part)])
    case .expression(let written): return try node(written.root)
    }
  }

  /// The expression of a check; what is unknown passes, as it does there.
  func check(_ check: AnswerExpression) throws(Untranslatable) -> XPath { try node(check.root) }

  private func joined(
    _ parts: [XPath], _ sign: XPath.Operator, _ none: String
  ) throws(Untranslatable) -> XPath {
    guard let first = parts.first else { return .call(none, []) }
    return parts.dropFirst().reduce(first) { .binary(sign, $0, $1) }
  }

  func name(_ id: String, _ item: String?) throws(Untranslatable) -> String {
    let key = item.map { "\(id).\($0)" } ?? id
    guard let name = names.names[key] else { throw Untranslatable(part: key) }
    return name
  }

  func selected(_ id: String, _ item: String?, _ code: String) throws(Untranslatable) -> XPath {
    let name = try name(id, item)
    guard let choice = names.options[id]?[code] else { throw Untranslatable(part: code) }
    return .call("selected", [.question(name), .text(choice)])
  }

  /// A number or value against a limit; options whose values are not their names are told one by one.
  private func limited(
    _ id: String, _ item: String?, _ sign: XPath.Operator, _ limit: Double
  ) throws(Untranslatable) -> XPath {
    let name = try name(id, item)
    guard names.kinds[id]?.hasOptions == true else {
      return .binary(sign, .question(name), .number(limit))
    }
    let values = names.values[id] ?? [:]
    let areNames = (names.options[id] ?? [:]).allSatisfy {
      $0.key == names.dontKnow[id] || Double($0.value) == values[$0.key]
    }
    if areNames { return .binary(sign, .question(name), .number(limit)) }
    let within = values.filter { sign == .atLeast ? $0.value >= limit : $0.value <= limit }
    return try joined(
      within.keys.sorted().map { code throws(Untranslatable) in try selected(id, item, code) }, .or,
      "false")
  }
}
