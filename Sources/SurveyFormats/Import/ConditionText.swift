import Surveys

/// Conditions as texts of our own columns: `all(is('stage', '', 'planned'), at-least('staff', '', 3))`.
///
/// They are written as functions, so that they are read by what reads the expressions of forms.
enum ConditionText {
  /// The text of a condition.
  static func text(_ condition: Condition) -> String { expression(condition).description }

  /// The condition of a text; nil where it is none.
  static func condition(_ text: String) -> Condition? {
    (try? XPath(text)).flatMap(condition)
  }

  private static func expression(_ condition: Condition) -> XPath {
    func about(_ name: String, _ question: String, _ item: String?, _ rest: [XPath]) -> XPath {
      .call(name, [.text(question), .text(item ?? "")] + rest)
    }
    switch condition {
    case .answered(let question, let item): return about("answered", question, item, [])
    case .isAny(let question, let item, let options):
      return about("is", question, item, options.map { .text($0) })
    case .atLeast(let question, let item, let limit):
      return about("at-least", question, item, [.number(limit)])
    case .atMost(let question, let item, let limit):
      return about("at-most", question, item, [.number(limit)])
    case .all(let parts): return .call("all", parts.map(expression))
    case .any(let parts): return .call("any", parts.map(expression))
    case .not(let part): return .call("not", [expression(part)])
    case .expression(let written): return .call("expression", [.text(written.text)])
    }
  }

  private static func condition(_ expression: XPath) -> Condition? {
    guard case .call(let name, let parts) = expression else { return nil }
    switch name {
    case "all", "any":
      let inner = parts.compactMap(condition)
      guard inner.count == parts.count else { return nil }
      return name == "all" ? .all(inner) : .any(inner)
    case "not": return parts.count == 1 ? condition(parts[0]).map { .not($0) } : nil
    case "expression":
      // A text with both quotation marks in it is put together from pieces.
      guard parts.count == 1, let text = words(parts[0]) else { return nil }
      return (try? AnswerExpression(text)).map { .expression($0) }
    default: break
    }
    guard parts.count >= 2, case .text(let question) = parts[0], case .text(let part) = parts[1]
    else { return nil }
    let item = part.isEmpty ? nil : part
    switch name {
    case "answered": return .answered(question: question, item: item)
    case "is":
      return .isAny(question: question, item: item, options: parts.dropFirst(2).compactMap(words))
    case "at-least", "at-most":
      guard parts.count == 3, case .number(let limit) = parts[2] else { return nil }
      return name == "at-least"
        ? .atLeast(question: question, item: item, limit)
        : .atMost(question: question, item: item, limit)
    default: return nil
    }
  }

  private static func words(_ expression: XPath) -> String? {
    switch expression {
    case .text(let text): text
    case .call("concat", let parts): parts.compactMap(words).joined()
    default: nil
    }
  }
}
