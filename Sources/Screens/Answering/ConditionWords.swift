import Languages
import Surveys

/// Conditions in words: the questions they ask about, and the answers that meet them.
struct ConditionWords {
  let questionnaire: Questionnaire
  let levels: [String]
  let words: AnswerWords

  private var language: Language { words.language }

  /// A condition in words.
  ///
  /// - Parameter condition: the condition.
  /// - Returns: nil where it cannot be said in plain words, such as one that reckons.
  func text(_ condition: Condition) -> String? {
    switch condition {
    case .answered(let question, let item):
      return name(question, item).map {
        language.text("answering.condition.answered", ["question": $0])
      }
    case .isAny(let question, let item, let options):
      return isAny(question, item, options)
    case .atLeast(let question, let item, let limit):
      return compared("answering.condition.at-least", question, item, limit)
    case .atMost(let question, let item, let limit):
      return compared("answering.condition.at-most", question, item, limit)
    case .all(let parts): return joined(parts, by: "answering.condition.and")
    case .any(let parts): return joined(parts, by: "answering.condition.or")
    case .expression(let expression): return text(expression.root)
    case .not: return nil
    }
  }

  /// An expression in words, as far as it only names answers.
  private func text(_ node: AnswerExpression.Node) -> String? {
    switch node {
    case .isIn(.answer(let question, let item, _), let list, _):
      let codes = list.compactMap { node -> String? in
        if case .text(let code, _) = node { code } else { nil }
      }
      return codes.count == list.count ? isAny(question, item, codes) : nil
    case .binary(.equal, .answer(let question, let item, _), .text(let code, _), _):
      return isAny(question, item, [code])
    case .call(.coalesce, let parts, _):
      return parts.first.flatMap { text($0) }
    default: return nil
    }
  }

  private func isAny(_ id: String, _ item: String?, _ options: [String]) -> String? {
    guard let question = questionnaire.question(id), let name = name(id, item) else { return nil }
    let labels = options.compactMap { code in
      question.options.first { $0.code == code }.map { words.text($0.text) }
    }
    guard labels.count == options.count, !labels.isEmpty else { return nil }
    return language.text(
      "answering.condition.is", ["question": name, "answers": labels.joined(separator: ", ")])
  }

  private func compared(
    _ key: String, _ question: String, _ item: String?, _ limit: Double
  ) -> String? {
    // Options have values that nobody who answers sees.
    guard questionnaire.question(question)?.kind == .number, let name = name(question, item) else {
      return nil
    }
    let number = language.number(limit, decimals: limit == limit.rounded() ? 0 : 2)
    return language.text(key, ["question": name, "number": number])
  }

  private func joined(_ parts: [Condition], by key: String) -> String? {
    let said = parts.compactMap { text($0) }
    guard said.count == parts.count, !said.isEmpty else { return nil }
    return said.joined(separator: " \(language.text(key)) ")
  }

  private func name(_ id: String, _ item: String?) -> String? {
    guard let question = questionnaire.question(id) else { return nil }
    let text = words.text(question.text(for: levels))
    guard let item else { return text }
    return question.items.first { $0.code == item }.map { "\(text) – \(words.text($0.text))" }
  }
}
