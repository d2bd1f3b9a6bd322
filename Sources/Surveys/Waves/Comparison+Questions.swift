import Languages
import Measures

extension Comparison {
  mutating func compare(_ was: Question, _ now: Question) {
    let id = was.id
    if was.kind != now.kind {
      let count = given(id)
      note(
        .kindChanged, id, before: was.kind.rawValue, after: now.kind.rawValue, answers: count,
        allowed: count == 0)
      // Options and limits of another kind are no longer the same thing.
      return
    }
    compareOptions(was, now)
    compareItems(was, now)
    if was.unit?.code != now.unit?.code {
      let count = given(id)
      note(
        .unitChanged, id, before: was.unit?.code, after: now.unit?.code, answers: count,
        allowed: count == 0)
    }
    if was.isRequired != now.isRequired {
      note(now.isRequired ? .madeRequired : .madeOptional, id)
    }
    compareLimits(was, now)
  }

  private mutating func compareOptions(_ was: Question, _ now: Question) {
    for option in was.options {
      guard let other = now.options.first(where: { $0.code == option.code }) else {
        let count = given(was.id) { $0.holds(option, of: was) }
        note(
          .optionRemoved, was.id, part: option.code, answers: count, allowed: count == 0)
        continue
      }
      if option.value != other.value || option.isDontKnow != other.isDontKnow
        || (option.isExclusive != other.isExclusive && other.isExclusive)
      {
        let count = given(was.id) { $0.holds(option, of: was) }
        note(
          .optionMeaningChanged, was.id, part: option.code, before: option.meaning,
          after: other.meaning, answers: count, allowed: count == 0)
      }
    }
    if let column = was.otherColumn, now.otherColumn == nil {
      let count = stored.count { $0.answers[column]?.isGiven ?? false }
      note(
        .optionRemoved, was.id, part: "\(was.other?.code ?? "").other", answers: count,
        allowed: count == 0)
    }
    for option in now.options where !was.options.contains(where: { $0.code == option.code }) {
      note(.optionAdded, was.id, part: option.code)
    }
    let kept = was.options.map(\.code).filter { code in
      now.options.contains { $0.code == code }
    }
    let order = now.options.map(\.code).filter(kept.contains)
    if kept != order { note(.optionsReordered, was.id) }
  }

  private mutating func compareItems(_ was: Question, _ now: Question) {
    for item in was.items where !now.items.contains(where: { $0.code == item.code }) {
      let count = given(was.id) { answer in
        if case .items(let row) = answer { row[item.code]?.isGiven ?? false } else { false }
      }
      note(.itemRemoved, was.id, part: item.code, answers: count, allowed: count == 0)
    }
    for item in now.items where !was.items.contains(where: { $0.code == item.code }) {
      note(.itemAdded, was.id, part: item.code)
    }
  }

  /// Limits and checks are held against the answers: what was right must stay right.
  private mutating func compareLimits(_ was: Question, _ now: Question) {
    let limits: [(String, Bool)] = [
      ("minimum", was.minimum != now.minimum), ("maximum", was.maximum != now.maximum),
      ("earliest", was.earliest != now.earliest), ("latest", was.latest != now.latest),
      ("ask-if", was.offers(as: now) != now.offers(as: was)), ("files", was.files != now.files),
      ("check", was.checks.map(\.that) != now.checks.map(\.that)),
    ]
    let changed = limits.filter(\.1).map(\.0)
    guard !changed.isEmpty else { return }
    let broken = stored.count { set in
      guard let answer = set.answers[was.id], answer.isGiven else { return false }
      let codes: Set<AnswerFault.Code> = [.unknownOption, .unknownItem]
      func faults(_ questionnaire: Questionnaire, _ question: Question) -> [AnswerFault] {
        questionnaire.faults(
          of: answer, to: question, respondent: set.respondent, answers: set.answers
        ).filter { !codes.contains($0.code) }
      }
      return faults(old, was).isEmpty && !faults(new, now).isEmpty
    }
    note(
      broken == 0 ? .limitChanged : .limitTightened, was.id,
      part: changed.joined(separator: ", "), answers: broken, allowed: broken == 0)
  }
}

extension Answer {
  /// Whether an option is chosen somewhere in the answer.
  fileprivate func holds(_ option: Question.Option, of question: Question) -> Bool {
    switch self {
    case .choices(let codes), .ranking(let codes): codes.contains(option.code)
    case .dontKnow: question.dontKnow?.code == option.code
    case .items(let row): row.values.contains { $0.holds(option, of: question) }
    default: false
    }
  }
}

extension Question.Option {
  /// What it stands for, shortly.
  fileprivate var meaning: String {
    var words: [String] = []
    if let value { words.append(plain(value)) }
    if isDontKnow { words.append("dont-know") }
    if isExclusive { words.append("exclusive") }
    return words.isEmpty ? "–" : words.joined(separator: ", ")
  }
}

extension Question {
  /// When the options are offered that another form of the question has too.
  fileprivate func offers(as other: Question) -> [String: String] {
    let kept = options.filter { option in other.options.contains { $0.code == option.code } }
    return Dictionary(
      kept.map { ($0.code, $0.condition?.written ?? "") }, uniquingKeysWith: { first, _ in first })
  }
}
