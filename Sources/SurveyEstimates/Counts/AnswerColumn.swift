import Surveys

/// The answers of all responses to one question, or one item of a matrix, as small integers.
struct AnswerColumn {
  /// For each response the position of what was chosen (first), or one of the negative states.
  private(set) var states: [Int]
  /// What was chosen besides, for multiple and ranking: one list after the other.
  private(set) var choices: [Int] = []
  /// Where each response's list begins in `choices`, and at last where the last ends.
  private(set) var starts: [Int] = [0]
  /// The number given, for numbers; else 0.
  private(set) var numbers: [Double] = []

  /// The response is of a level that is not asked.
  static let otherLevel = -4
  /// The routing led past the question.
  static let notAsked = -3
  static let notAnswered = -2
  static let dontKnow = -1

  /// Encodes the answers; the choices count the options without "don't know".
  init(
    question: Question, item: Question.Item?, responses: [Response],
    isEligible: ([String]) -> Bool
  ) {
    let positions = Dictionary(
      question.answers.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let isList = question.kind == .multiple || question.kind == .ranking
    states = []
    states.reserveCapacity(responses.count)
    for response in responses {
      var answer = response[question.id]
      if let item, case .items(let items) = answer { answer = items[item.code] ?? .notAsked }
      var state = AnswerColumn.notAnswered
      var number = 0.0
      switch answer {
      case .notAsked: state = AnswerColumn.notAsked
      case .dontKnow: state = AnswerColumn.dontKnow
      case .notAnswered, .items: break
      case .number(let value):
        number = value
        state = 0
      case .text, .date, .file, .place: state = 0
      case .choices(let codes), .ranking(let codes):
        let chosen = codes.compactMap { positions[$0] }
        // None of several is an answer too, where a derived question says so.
        state = isList ? 0 : chosen.first ?? AnswerColumn.notAnswered
        if isList { choices += chosen }
      }
      if !isEligible(response.levels) { state = AnswerColumn.otherLevel }
      states.append(state)
      if isList { starts.append(choices.count) }
      if question.kind == .number { numbers.append(number) }
    }
  }

  /// The positions of all that a response chose, for multiple and ranking.
  func list(_ response: Int) -> ArraySlice<Int> {
    choices[starts[response]..<starts[response + 1]]
  }
}
