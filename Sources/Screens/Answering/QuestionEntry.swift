public import Fieldwork
public import Surveys

/// What stands in a question of a page to be answered.
public struct QuestionEntry: Sendable {
  /// The answer; what is stored, or what was just typed.
  public var answer: Answer
  /// The words to the option that is explained in words.
  public var other: String
  /// What was typed where it is no answer: a number, a date, or the three fields of a place.
  public var typed: [String]?
  /// The version that a change builds on.
  public var version: Int
  /// The version of the words to an option that a change builds on.
  public var otherVersion: Int
  /// What is wrong.
  public var faults: [AnswerFault]
  /// Who gave what holds, and when.
  public var given: AnswerVersion?

  /// What stands in a question.
  ///
  /// - Parameters:
  ///   - record: what has been answered to it.
  ///   - other: what has been written to its option that is explained.
  ///   - faults: what is wrong.
  public init(_ record: AnswerRecord?, other: AnswerRecord?, faults: [AnswerFault] = []) {
    answer = record?.current?.value ?? .notAnswered
    if case .text(let words) = other?.current?.value { self.other = words } else { self.other = "" }
    version = record?.number ?? 0
    otherVersion = other?.number ?? 0
    given = record?.current
    self.faults = faults
  }

  /// Takes over what holds now, where something of it was stored.
  ///
  /// - Parameters:
  ///   - response: what has been answered.
  ///   - question: the question.
  public mutating func update(from response: SharedResponse, _ question: Question) {
    let stored = QuestionEntry(
      response.records[question.id], other: question.otherColumn.flatMap { response.records[$0] })
    if typed == nil { answer = stored.answer }
    version = stored.version
    other = stored.other
    otherVersion = stored.otherVersion
    given = stored.given
  }
}
