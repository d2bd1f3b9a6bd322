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
  /// The languages it is asked in, the first is the original; empty where not told.
  public let languages: [LanguageTag]
  /// What translations were made from; empty where nothing is marked.
  public let translationMarks: TranslationMarks
  /// What is taken along from the wave before; nil where nothing is.
  public let previous: PreviousWave?
  /// The questions by their id, the first where it stands twice.
  let index: [String: Question]
  /// The conditions of the sections that have one.
  let sectionConditions: [String: Condition]

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
    /// When its questions are asked; always where nil.
    public let condition: Condition?

    /// A section.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - title: the heading.
    ///   - condition: when its questions are asked; always where nil.
    public init(id: String, title: LocalizedText, condition: Condition? = nil) {
      self.id = id
      self.title = title
      self.condition = condition
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
  ///   - languages: the languages it is asked in, the first is the original.
  ///   - translationMarks: what translations were made from.
  ///   - previous: what is taken along from the wave before.
  public init(
    id: String, title: LocalizedText, origin: LocalizedText? = nil, wave: Wave,
    sections: [Section] = [], questions: [Question], languages: [LanguageTag] = [],
    translationMarks: TranslationMarks = TranslationMarks(), previous: PreviousWave? = nil
  ) {
    self.id = id
    self.title = title
    self.origin = origin
    self.wave = wave
    self.sections = sections
    self.questions = questions
    self.languages = languages
    self.translationMarks = translationMarks
    self.previous = previous
    sectionConditions = Dictionary(
      sections.compactMap { section in section.condition.map { (section.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    index = Dictionary(questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The question with an id.
  ///
  /// - Parameter id: the id.
  /// - Returns: the question, or nil where there is none.
  public func question(_ id: String) -> Question? { index[id] }

  /// When a question is asked: its own condition and that of its section.
  ///
  /// - Parameter question: the question.
  /// - Returns: the condition; nil where it is always asked.
  public func condition(of question: Question) -> Condition? {
    let section = question.section.flatMap { sectionConditions[$0] }
    guard let section else { return question.condition }
    guard let own = question.condition else { return section }
    return .all([section, own])
  }
}
