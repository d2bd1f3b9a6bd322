/// Where a respondent stands: what is asked, what is answered, and what is wrong.
///
/// It is a function of the questionnaire, the respondent and the answers so far, and of nothing else.
public struct FormState: Hashable, Sendable {
  /// The questions that are asked, notes included, in order.
  public let questions: [Asked]
  /// The answers as they count: those to questions that are not asked are `notAsked`.
  ///
  /// Words to an option stand under `question.other`.
  public let answers: [String: Answer]
  /// The keys of answers that were given, but do not count as the question is not asked any more.
  public let setAside: [String]

  /// A question that is asked.
  public struct Asked: Hashable, Sendable {
    /// The id of the question.
    public let question: String
    /// The codes of the items that are asked, of a matrix.
    public let items: [String]
    /// The codes of the options that are offered.
    public let options: [String]
    /// Whether there is something to answer: not with a note.
    public let takesAnswer: Bool
    /// Whether it is answered, or "don't know" is said; of a matrix, in every item.
    public let isGiven: Bool
    /// Whether an answer is needed and not there.
    public let isMissing: Bool
    /// What is wrong with the answer.
    public let faults: [AnswerFault]
  }

  /// How many questions are asked; notes do not count.
  public var asked: Int { questions.count(where: \.takesAnswer) }
  /// How many of them are answered, "don't know" included.
  public var given: Int { questions.count { $0.takesAnswer && $0.isGiven } }
  /// The ids of the questions that need an answer and have none.
  public var missing: [String] { questions.filter(\.isMissing).map(\.question) }
  /// The ids of the questions whose answer is wrong.
  public var invalid: [String] { questions.filter { !$0.faults.isEmpty }.map(\.question) }
  /// Whether it can be handed in as complete.
  public var isComplete: Bool { questions.allSatisfy { !$0.isMissing && $0.faults.isEmpty } }

  /// The question with an id, where it is asked.
  ///
  /// - Parameter question: the id.
  /// - Returns: how it stands; nil where it is not asked.
  public subscript(question: String) -> Asked? { questions.first { $0.question == question } }
}

extension Questionnaire {
  /// Where a respondent stands.
  ///
  /// - Parameters:
  ///   - respondent: who answers.
  ///   - answers: the answers so far by the question's id, words to an option by `question.other`;
  ///     they may be wrong, and may be to questions that are not asked.
  /// - Returns: what is asked, answered, missing and wrong.
  public func state(respondent: Respondent, answers: [String: Answer]) -> FormState {
    var counted: [String: Answer] = [:]
    var asked: [FormState.Asked] = []
    var setAside: [String] = []
    for question in questions {
      let given = answers[question.id] ?? .notAnswered
      guard asks(question, respondent: respondent, answers: counted) else {
        counted[question.id] = .notAsked
        if given.isGiven { setAside.append(question.id) }
        continue
      }
      let items = question.items.filter {
        asks(question, item: $0, respondent: respondent, answers: counted)
      }
      if question.kind == .matrix, items.isEmpty {
        counted[question.id] = .notAsked
        if given.isGiven { setAside.append(question.id) }
        continue
      }
      let answer = question.counted(given, items: items, setAside: &setAside)
      let options = question.options.filter {
        offers($0, respondent: respondent, answers: counted)
      }
      counted[question.id] = answer
      if let column = question.otherColumn, let words = answers[column], words.isGiven {
        if question.choosesOther(answer) {
          counted[column] = words
        } else {
          setAside.append(column)
        }
      }
      let faults = faults(
        of: answer, to: question, respondent: respondent, answers: counted)
      asked.append(
        question.asked(answer, items: items, options: options, faults: faults))
    }
    return FormState(questions: asked, answers: counted, setAside: setAside)
  }

  /// What is wrong with an answer: by the limits of its question, the options offered and its checks.
  ///
  /// - Parameters:
  ///   - answer: the answer.
  ///   - question: its question.
  ///   - respondent: who answers.
  ///   - answers: the answers to the questions before it.
  /// - Returns: the faults; checks are looked at only where there are no others.
  public func faults(
    of answer: Answer, to question: Question, respondent: Respondent, answers: [String: Answer]
  ) -> [AnswerFault] {
    var found = question.faults(of: answer)
    if let column = question.otherColumn, let words = answers[column] {
      if case .text(let text) = words {
        if text.count > Question.longestOther {
          found.append(
            AnswerFault(
              .textTooLong,
              ["found": String(text.count), "maximum": String(Question.longestOther)],
              part: "other"))
        }
      } else if words.isGiven {
        found.append(AnswerFault(.wrongKind, part: "other"))
      }
    }
    guard found.isEmpty, answer.isGiven else { return found }
    found += question.notOffered(answer) {
      offers($0, respondent: respondent, answers: answers)
    }
    guard found.isEmpty, !question.checks.isEmpty else { return found }
    var answers = answers
    answers[question.id] = answer
    for check in question.checks
    where value(
      of: check.that, respondent: respondent, answers: answers, own: (question, answer)
    ).isFalse {
      found.append(AnswerFault(.check, message: check.message))
    }
    return found
  }
}

extension Question {
  /// The most characters of the words to an option.
  public static let longestOther = 1000

  fileprivate func counted(
    _ given: Answer, items: [Item], setAside: inout [String]
  ) -> Answer {
    if !kind.isAsked { return .notAsked }
    guard kind == .matrix else { return given == .notAsked ? .notAnswered : given }
    var row: [String: Answer] = [:]
    if case .items(let answers) = given {
      row = answers
    } else if given.isGiven {
      return given
    }
    let asked = Set(items.map(\.code))
    var counted: [String: Answer] = [:]
    for item in self.items {
      let answer = row[item.code] ?? .notAnswered
      if asked.contains(item.code) {
        counted[item.code] = answer == .notAsked ? .notAnswered : answer
      } else {
        counted[item.code] = .notAsked
        if answer.isGiven { setAside.append("\(id).\(item.code)") }
      }
    }
    // An item that there is not is left in, so that it is told as a fault.
    for (code, answer) in row where counted[code] == nil { counted[code] = answer }
    return .items(counted)
  }

  fileprivate func asked(
    _ answer: Answer, items: [Item], options: [Option], faults: [AnswerFault]
  ) -> FormState.Asked {
    var isGiven = answer.isGiven
    var isAnswered = isGiven
    if case .items(let row) = answer {
      isGiven = items.allSatisfy { row[$0.code]?.isGiven ?? false }
      isAnswered = isGiven
    }
    return FormState.Asked(
      question: id, items: items.map(\.code), options: options.map(\.code),
      takesAnswer: kind.isAsked, isGiven: isGiven,
      isMissing: isRequired && kind.isAsked && !isAnswered, faults: faults)
  }

  /// Whether an answer holds the option that is explained in words.
  func choosesOther(_ answer: Answer) -> Bool {
    guard let code = other?.code else { return false }
    switch answer {
    case .choices(let codes), .ranking(let codes): return codes.contains(code)
    default: return false
    }
  }

  /// Options that are chosen but not offered.
  fileprivate func notOffered(
    _ answer: Answer, offers: (Option) -> Bool
  ) -> [AnswerFault] {
    guard options.contains(where: { $0.condition != nil }) else { return [] }
    let hidden = Set(options.filter { !offers($0) }.map(\.code))
    func faults(_ answer: Answer) -> [AnswerFault] {
      switch answer {
      case .choices(let codes), .ranking(let codes):
        codes.filter(hidden.contains).map { AnswerFault(.optionNotOffered, ["option": $0]) }
      case .dontKnow:
        dontKnow.map { hidden.contains($0.code) } ?? false
          ? [AnswerFault(.dontKnowNotOffered)] : []
      default: []
      }
    }
    guard case .items(let row) = answer else { return faults(answer) }
    return items.flatMap { item in
      (row[item.code].map(faults) ?? []).map { $0.at(item.code) }
    }
  }
}
