/// Looks for answers that lead to a question.
///
/// It tries, in the order of the questions, every answer that can make a difference. Where it cannot
/// be sure to have tried all of them, the question counts as reachable.
struct Reachability {
  let questionnaire: Questionnaire
  /// How many more answers may be tried.
  private var budget = 4000
  /// Whether all answers that can make a difference have been tried.
  private var isExhaustive = true

  init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }

  /// Whether a respondent with some levels can be led to a question.
  mutating func reaches(_ question: Question, levels: [String]) -> Bool {
    budget = 4000
    isExhaustive = true
    let path = sources(of: question)
    let conditions = (path + [question]).compactMap { questionnaire.condition(of: $0) }
    guard conditions.allSatisfy(\.canBeTried) else { return true }
    let facts = Facts(conditions)
    return search(path[...], question, levels: levels, answers: [:], facts: facts) || !isExhaustive
  }

  /// The questions that decide on another, however far back, in order.
  private func sources(of question: Question) -> [Question] {
    questionnaire.questions.filter {
      $0.id != question.id && questionnaire.depends(question, on: $0.id)
    }
  }

  private mutating func search(
    _ path: ArraySlice<Question>, _ goal: Question, levels: [String], answers: [String: Answer],
    facts: Facts
  ) -> Bool {
    guard budget > 0 else {
      isExhaustive = false
      return false
    }
    budget -= 1
    let respondent = Respondent(levels: levels)
    guard let next = path.first else {
      return questionnaire.asks(goal, respondent: respondent, answers: answers)
    }
    guard questionnaire.asks(next, respondent: respondent, answers: answers) else {
      return search(path.dropFirst(), goal, levels: levels, answers: answers, facts: facts)
    }
    guard let tried = facts.answers(to: next) else {
      isExhaustive = false
      return false
    }
    for answer in tried {
      var answers = answers
      answers[next.id] = answer
      if search(path.dropFirst(), goal, levels: levels, answers: answers, facts: facts) {
        return true
      }
    }
    return false
  }
}

/// What conditions name: the numbers and the codes at which they can change.
private struct Facts {
  var numbers: Set<Double> = []
  var codes: Set<String> = []
  /// The questions whose words are read, not only whether there are any.
  var read: Set<String> = []

  init(_ conditions: [Condition]) {
    for condition in conditions { add(condition) }
  }

  private mutating func add(_ condition: Condition) {
    switch condition {
    case .answered: break
    case .isAny(_, _, let options): codes.formUnion(options)
    case .atLeast(_, _, let limit), .atMost(_, _, let limit): numbers.insert(limit)
    case .all(let parts), .any(let parts): for part in parts { add(part) }
    case .not(let part): add(part)
    case .expression(let expression): add(expression.root)
    }
  }

  private mutating func add(_ node: AnswerExpression.Node) {
    switch node {
    case .number(let number, _): numbers.insert(number)
    case .text(let text, _): codes.insert(text)
    case .answer(let id, _, _): read.insert(id)
    case .call(.answered, _, _): return
    default: break
    }
    for part in node.parts { add(part) }
  }

  /// The answers to a question that can make a difference; nil where there are too many.
  func answers(to question: Question) -> [Answer]? {
    switch question.kind {
    case .single, .scale:
      return question.options.map { $0.isDontKnow ? .dontKnow : .choices([$0.code]) }
        + [.notAnswered]
    case .multiple, .ranking: return several(question)
    case .number:
      let sorted = numbers.sorted()
      var tried = sorted
      for (low, high) in zip(sorted, sorted.dropFirst()) { tried.append((low + high) / 2) }
      tried += [(sorted.first ?? 0) - 1, (sorted.last ?? 0) + 1]
      tried += [question.minimum, question.maximum].compactMap { $0 }
      return tried.map { .number($0) }.filter { question.one(of: $0) == nil } + [.notAnswered]
    case .text, .date, .file, .place:
      return read.contains(question.id) ? nil : [.text("x"), .notAnswered]
    case .matrix: return rows(question)
    case .note: return [.notAsked]
    }
  }

  private func several(_ question: Question) -> [Answer]? {
    let named = question.options.map(\.code).filter(codes.contains)
    let rest = question.answers.map(\.code).filter { !codes.contains($0) }
    guard named.count <= 6, rest.count <= 12 else { return nil }
    var found: [Answer] = question.dontKnow == nil ? [] : [.dontKnow]
    for mask in 0..<(1 << named.count) {
      let some = named.indices.filter { mask & (1 << $0) != 0 }.map { named[$0] }
      for more in 0...rest.count {
        let codes = some + rest.prefix(more)
        guard !codes.isEmpty else { continue }
        let answer: Answer = question.kind == .ranking ? .ranking(codes) : .choices(codes)
        if question.one(of: answer) == nil { found.append(answer) }
      }
    }
    for alone in question.options where alone.isExclusive { found.append(.choices([alone.code])) }
    return found + [.notAnswered]
  }

  private func rows(_ question: Question) -> [Answer]? {
    let each =
      question.options.map { $0.isDontKnow ? Answer.dontKnow : .choices([$0.code]) }
      + [.notAnswered]
    var found: [[String: Answer]] = [[:]]
    for item in question.items {
      found = found.flatMap { row in each.map { row.merging([item.code: $0]) { $1 } } }
      if found.count > 1000 { return nil }
    }
    return found.map { .items($0) }
  }
}

extension Condition {
  /// Whether trying some answers tells all that can happen.
  fileprivate var canBeTried: Bool {
    switch self {
    case .answered, .isAny, .atLeast, .atMost: true
    case .all(let parts), .any(let parts): parts.allSatisfy(\.canBeTried)
    case .not(let part): part.canBeTried
    case .expression(let expression): expression.root.canBeTried
    }
  }
}

extension AnswerExpression.Node {
  fileprivate var canBeTried: Bool {
    switch self {
    case .negated, .own: false
    case .answer(_, let part, _): part != "other"
    case .respondent(let name, _): name == "levels"
    case .binary(let sign, let left, let right, _):
      sign.isComparison && (left.isLiteral || right.isLiteral) && parts.allSatisfy(\.canBeTried)
    case .call(let function, let parts, _):
      [.answered, .known, .coalesce, .if, .selected, .value].contains(function)
        && parts.allSatisfy(\.canBeTried)
    default: parts.allSatisfy(\.canBeTried)
    }
  }

  private var isLiteral: Bool {
    switch self {
    case .boolean, .number, .text: true
    default: false
    }
  }
}
