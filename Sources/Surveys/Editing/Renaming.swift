import Problems

/// What is called something else now, so that conditions and expressions can follow.
struct Renaming {
  /// Ids of questions, from the old to the new.
  var questions: [String: String] = [:]
  /// Codes of options by the old id of their question.
  var options: [String: [String: String]] = [:]
  /// Codes of items by the old id of their question.
  var items: [String: [String: String]] = [:]

  var isEmpty: Bool { questions.isEmpty && options.isEmpty && items.isEmpty }

  private func item(_ code: String?, of question: String) -> String? {
    code.map { items[question]?[$0] ?? $0 }
  }

  /// A condition that asks about the same under its new name.
  func following(_ condition: Condition) -> Condition {
    func name(_ id: String) -> String { questions[id] ?? id }
    switch condition {
    case .answered(let id, let code):
      return .answered(question: name(id), item: item(code, of: id))
    case .isAny(let id, let code, let codes):
      return .isAny(
        question: name(id), item: item(code, of: id),
        options: codes.map { options[id]?[$0] ?? $0 })
    case .atLeast(let id, let code, let limit):
      return .atLeast(question: name(id), item: item(code, of: id), limit)
    case .atMost(let id, let code, let limit):
      return .atMost(question: name(id), item: item(code, of: id), limit)
    case .all(let parts): return .all(parts.map(following))
    case .any(let parts): return .any(parts.map(following))
    case .not(let part): return .not(following(part))
    case .expression(let expression): return .expression(following(expression, own: nil))
    }
  }

  /// An expression that asks about the same under its new name.
  ///
  /// - Parameter own: the old id of the question that `.` stands for.
  func following(_ expression: AnswerExpression, own: String?) -> AnswerExpression {
    var changes: [Int: (length: Int, words: String)] = [:]
    let signs = Array(expression.text)
    expression.root.visit { node in
      if case .answer(let id, let part, let offset) = node {
        let new = questions[id] ?? id
        let newPart = part == "other" ? part : item(part, of: id)
        if new != id || newPart != part {
          changes[offset] = (
            Self.length(of: [id, part], at: offset, in: signs), Self.name(new, newPart)
          )
        }
      }
      // A code stands beside the question that has it: `stage = 'planned'`, `selected(use, 'plan')`.
      let asked = node.parts.compactMap { part -> String? in
        switch part {
        case .answer(let id, _, _): id
        case .own: own
        default: nil
        }
      }
      guard let question = asked.first(where: { options[$0] != nil }) else { return }
      for case .text(let code, let offset) in node.parts {
        guard let new = options[question]?[code] else { continue }
        changes[offset] = (code.count + 2, "'\(new)'")
      }
    }
    guard !changes.isEmpty else { return expression }
    var text = ""
    var position = 0
    for (offset, change) in changes.sorted(by: { $0.key < $1.key }) where offset >= position {
      text += String(signs[position..<offset]) + change.words
      position = min(offset + change.length, signs.count)
    }
    text += String(signs[position...])
    // One that has become too long stays as it was; that it names nothing is then told.
    return (try? AnswerExpression(text, at: expression.place)) ?? expression
  }

  private static func length(of parts: [String?], at offset: Int, in signs: [Character]) -> Int {
    if signs[offset...].starts(with: "${") {
      return (signs[offset...].firstIndex(of: "}") ?? signs.count - 1) - offset + 1
    }
    return parts.compactMap { $0 }.joined(separator: ".").count
  }

  private static func name(_ question: String, _ part: String?) -> String {
    Condition.name(question, part)
  }

  /// A question whose rules ask about the same under its new name; its own id and codes are not touched.
  ///
  /// - Parameter own: its old id.
  func following(_ question: Question, own: String) -> Question {
    question.changing(
      condition: .some(question.condition.map(following)),
      options: question.options.map { option in
        Question.Option(
          code: option.code, text: option.text, value: option.value,
          isDontKnow: option.isDontKnow, isExclusive: option.isExclusive,
          takesText: option.takesText, condition: option.condition.map(following))
      },
      items: question.items.map { item in
        Question.Item(
          code: item.code, text: item.text, levels: item.levels,
          condition: item.condition.map(following))
      },
      checks: question.checks.map {
        Question.Check(that: following($0.that, own: own), message: $0.message)
      })
  }

  /// The key of a text under its new name.
  func following(key: String) -> String {
    var parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let id = parts.first else { return key }
    if parts.count == 3, parts[1] == "options" { parts[2] = options[id]?[parts[2]] ?? parts[2] }
    if parts.count == 3, parts[1] == "items" { parts[2] = items[id]?[parts[2]] ?? parts[2] }
    parts[0] = questions[id] ?? id
    return parts.joined(separator: ".")
  }
}
