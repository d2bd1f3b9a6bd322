public import Languages
import Measures

/// What the answers of an earlier wave suggest for this one.
public struct Suggestions: Hashable, Sendable {
  /// The answers that can be shown as suggestions, by the question's id.
  public let answers: [String: Answer]
  /// What could not be taken along, in the order of the questions of this wave, then of the earlier one.
  public let left: [Left]

  /// An answer, or a part of one, that could not be taken along.
  public struct Left: Hashable, Sendable {
    /// The id of the question in this questionnaire; in the earlier one, where it is gone.
    public let question: String
    /// The item of a matrix, or the option, where only that is left.
    public let part: String?
    /// Why; its words stand under `suggestion.left.<reason>`.
    public let reason: Reason

    /// What is said of it, in a sentence.
    ///
    /// - Parameter language: the reader's language.
    /// - Returns: the sentence.
    public func message(in language: Language) -> String {
      language.text("suggestion.left.\(reason.rawValue)")
    }
  }

  /// Why an answer could not be taken along.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The question is not in this questionnaire.
    case questionGone = "question-gone"
    /// The question is answered in another way now.
    case kindChanged = "kind-changed"
    /// The option is not among those of now.
    case optionGone = "option-gone"
    /// The item is not among those of now.
    case itemGone = "item-gone"
    /// The number is in another unit now.
    case unitChanged = "unit-changed"
    /// The answer breaks a limit of now.
    case outsideLimits = "outside-limits"
    /// The file is not taken along, as it would have to be handed in anew.
    case file
  }
}

extension Questionnaire {
  /// What the answers of an earlier wave suggest.
  ///
  /// A suggestion is no answer before the respondent says so.
  ///
  /// - Parameters:
  ///   - earlier: the answers by the id of their question, as in ``Response/answers``.
  ///   - questionnaire: what they are answers to.
  /// - Returns: the suggestions, and what could not be taken along.
  public func suggestions(
    from earlier: [String: Answer], to questionnaire: Questionnaire
  ) -> Suggestions {
    let rules = Dictionary(
      (previous?.questions ?? []).map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first }
    )
    var answers: [String: Answer] = [:]
    var left: [Suggestions.Left] = []
    var used: Set<String> = []
    for question in questions where question.kind.isAsked {
      let rule = rules[question.id]
      if let rule, rule.from == nil {
        used.insert(question.id)
        continue
      }
      let source = rule?.from ?? question.id
      used.insert(source)
      guard let answer = earlier[source], answer.isGiven,
        let old = questionnaire.question(source)
      else { continue }
      let carry = Carry(question: question, old: old, codes: rule?.codes ?? [:])
      if let taken = carry.answer(answer, left: &left) { answers[question.id] = taken }
      if let column = question.otherColumn, let words = earlier["\(source).other"],
        question.choosesOther(answers[question.id] ?? .notAnswered)
      {
        answers[column] = words
      }
    }
    for old in questionnaire.questions
    where !used.contains(old.id) && earlier[old.id]?.isGiven ?? false {
      left.append(Suggestions.Left(question: old.id, part: nil, reason: .questionGone))
    }
    return Suggestions(answers: answers, left: left)
  }
}

/// Takes the answer to one question along.
private struct Carry {
  let question: Question
  let old: Question
  let codes: [String: String]

  func answer(_ answer: Answer, left: inout [Suggestions.Left]) -> Answer? {
    func leave(_ reason: Suggestions.Reason, _ part: String? = nil) -> Answer? {
      left.append(Suggestions.Left(question: question.id, part: part, reason: reason))
      return nil
    }
    guard question.kind.takes(old.kind) else { return leave(.kindChanged) }
    if case .file = answer { return leave(.file) }
    if case .number = answer, old.unit?.code != question.unit?.code {
      return leave(.unitChanged)
    }
    let taken: Answer?
    if case .items(let row) = answer {
      taken = items(row, left: &left)
    } else {
      taken = one(answer, part: nil, left: &left)
    }
    guard let taken else { return nil }
    return question.faults(of: taken).isEmpty ? taken : leave(.outsideLimits)
  }

  private func items(
    _ row: [String: Answer], left: inout [Suggestions.Left]
  ) -> Answer? {
    var found: [String: Answer] = [:]
    for item in old.items {
      guard let answer = row[item.code], answer.isGiven else { continue }
      let code = codes[item.code] ?? item.code
      guard question.items.contains(where: { $0.code == code }) else {
        left.append(
          Suggestions.Left(question: question.id, part: item.code, reason: .itemGone))
        continue
      }
      if let taken = one(answer, part: code, left: &left) { found[code] = taken }
    }
    return found.isEmpty ? nil : .items(found)
  }

  private func one(
    _ answer: Answer, part: String?, left: inout [Suggestions.Left]
  ) -> Answer? {
    func known(_ given: [String]) -> [String] {
      var found: [String] = []
      for code in given {
        let now = codes[code] ?? code
        if !question.options.contains(where: { $0.code == now }) {
          left.append(
            Suggestions.Left(question: question.id, part: part ?? code, reason: .optionGone))
        } else if !found.contains(now) {
          found.append(now)
        }
      }
      return found
    }
    switch answer {
    case .notAsked, .notAnswered, .items: return nil
    case .dontKnow:
      if question.dontKnow == nil {
        left.append(
          Suggestions.Left(
            question: question.id, part: part ?? old.dontKnow?.code, reason: .optionGone))
        return nil
      }
      return .dontKnow
    case .choices(let given), .ranking(let given):
      let found = known(given)
      guard !found.isEmpty else { return nil }
      if question.kind == .ranking { return .ranking(found) }
      return .choices(question.options.map(\.code).filter(found.contains))
    default: return answer
    }
  }
}

extension Question.Kind {
  /// Whether an answer to a question of another kind can be one to this.
  fileprivate func takes(_ other: Question.Kind) -> Bool {
    switch (other, self) {
    case (.single, .scale), (.scale, .single), (.single, .multiple), (.scale, .multiple): true
    default: other == self
    }
  }
}
