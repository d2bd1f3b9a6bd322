public import Languages
public import Measures

/// The instrument of a survey: its questions in the order they are put.
public struct Questionnaire: Hashable, Sendable {
  /// The id, such as `vsr-2021`.
  public let id: String
  /// The title.
  public let title: LocalizedText
  /// Where the questions come from, in words.
  public let origin: LocalizedText?
  /// The fielding that the answers belong to.
  public let wave: Wave
  /// The sections, in order; may be empty.
  public let sections: [Section]
  /// The questions, in order.
  public let questions: [Question]

  /// One fielding of a questionnaire.
  public struct Wave: Hashable, Sendable {
    /// The id, such as `2021`.
    public let id: String
    /// The first day on which answers could be given.
    public let opens: Day?
    /// The last day.
    public let closes: Day?

    /// A fielding.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - opens: the first day, where known.
    ///   - closes: the last day, where known.
    public init(id: String, opens: Day? = nil, closes: Day? = nil) {
      self.id = id
      self.opens = opens
      self.closes = closes
    }
  }

  /// A part of a questionnaire.
  public struct Section: Hashable, Sendable {
    /// The id that questions name it by.
    public let id: String
    /// The heading.
    public let title: LocalizedText

    /// A section.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - title: the heading.
    public init(id: String, title: LocalizedText) {
      self.id = id
      self.title = title
    }
  }

  /// A questionnaire; nothing is checked before ``problems(levels:at:)``.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - title: the title.
  ///   - origin: where the questions come from.
  ///   - wave: the fielding.
  ///   - sections: in order.
  ///   - questions: in order, their options already taken from the shared scales.
  public init(
    id: String, title: LocalizedText, origin: LocalizedText? = nil, wave: Wave,
    sections: [Section] = [], questions: [Question]
  ) {
    self.id = id
    self.title = title
    self.origin = origin
    self.wave = wave
    self.sections = sections
    self.questions = questions
  }

  /// The question with an id.
  ///
  /// - Parameter id: the id.
  /// - Returns: the question, or nil where there is none.
  public func question(_ id: String) -> Question? {
    questions.first { $0.id == id }
  }
}
