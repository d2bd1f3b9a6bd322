public import Measures

/// What one respondent handed in.
public struct Response: Hashable, Sendable {
  /// The code of the unit.
  public let unit: String
  /// The levels it answers for: both where an organisation that is two answers once.
  public let levels: [String]
  /// The day it was handed in.
  public let submitted: Day
  /// Whether the respondent came to the end.
  public let status: Status
  /// The answer to each question, by its id; a question that is not named was not asked.
  public let answers: [String: Answer]

  /// Whether the respondent came to the end.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// To the end.
    case complete
    /// Not to the end; what was answered counts.
    case partial
  }

  /// A response.
  ///
  /// - Parameters:
  ///   - unit: the code of the unit.
  ///   - levels: the levels it answers for.
  ///   - submitted: the day it was handed in.
  ///   - status: whether the respondent came to the end.
  ///   - answers: the answers by the question's id.
  public init(
    unit: String, levels: [String], submitted: Day, status: Status = .complete,
    answers: [String: Answer]
  ) {
    self.unit = unit
    self.levels = levels
    self.submitted = submitted
    self.status = status
    self.answers = answers
  }

  /// The answer to a question.
  public subscript(question: String) -> Answer { answers[question] ?? .notAsked }

  /// Whether at least one question has an answer, "don't know" included: only then it counts.
  public var hasAnswers: Bool { answers.values.contains(where: \.isGiven) }
}
