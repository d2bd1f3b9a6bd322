public import Surveys

/// What a column of collected answers holds.
public enum AnswerColumn: Hashable, Sendable {
  /// The code of the unit.
  case unit
  /// The day on which the response was handed in.
  case submitted
  /// The answer to a question.
  case question(String)
  /// The answer to an item of a matrix.
  case item(question: String, item: String)
  /// Whether an option of a question with several answers is chosen.
  case option(question: String, option: String)
  /// The place of an answer in a ranking: 1 is the first.
  case rank(question: String, number: Int)
  /// The words to an option of a question.
  case other(String)
  /// Nothing that is taken in.
  case nothing

  /// The column as a mapping names it: `unit`, `submitted`, `question`, `question.item`, `question.other`,
  /// `question#1`, or `-`.
  public var name: String {
    switch self {
    case .unit: "unit"
    case .submitted: "submitted"
    case .question(let id): id
    case .item(let id, let item): "\(id).\(item)"
    case .option(let id, let option): "\(id).\(option)"
    case .rank(let id, let number): "\(id)#\(number)"
    case .other(let id): "\(id).other"
    case .nothing: "-"
    }
  }

  /// Everything that a column can hold for a questionnaire, in the order of the questions.
  ///
  /// - Parameter questionnaire: the questionnaire.
  public static func all(of questionnaire: Questionnaire) -> [AnswerColumn] {
    [.unit, .submitted]
      + questionnaire.questions.filter(\.kind.isAsked).flatMap { question -> [AnswerColumn] in
        let id = question.id
        var columns: [AnswerColumn] = []
        switch question.kind {
        case .matrix: columns = question.items.map { .item(question: id, item: $0.code) }
        case .multiple:
          columns =
            [.question(id)] + question.options.map { .option(question: id, option: $0.code) }
        case .ranking:
          columns =
            [.question(id)]
            + question.options.indices.map { .rank(question: id, number: $0 + 1) }
        default: columns = [.question(id)]
        }
        return columns + (question.other == nil ? [] : [.other(id)])
      }
  }
}
