public import Languages
public import Surveys

/// A question that nobody was asked, but that the answers to others settle.
public struct DerivedQuestion: Hashable, Sendable {
  /// The id in addresses.
  public let id: String
  /// The short name in tables.
  public let title: LocalizedText
  /// What is read out of the answers, in words.
  public let text: LocalizedText
  /// The options: the first whose condition holds is the answer.
  public let options: [Option]

  /// An answer that can be derived.
  public struct Option: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The words.
    public let text: LocalizedText
    /// When it holds; where nil, for all others whose answers are known.
    public let condition: Condition?

    /// An option.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - text: the words.
    ///   - condition: when it holds; for all others where nil.
    public init(code: String, text: LocalizedText, condition: Condition?) {
      self.code = code
      self.text = text
      self.condition = condition
    }
  }

  /// A derived question.
  ///
  /// - Parameters:
  ///   - id: the id in addresses.
  ///   - title: the short name.
  ///   - text: what is read out of the answers.
  ///   - options: the options in order.
  public init(id: String, title: LocalizedText, text: LocalizedText, options: [Option]) {
    self.id = id
    self.title = title
    self.text = text
    self.options = options
  }

  /// The questions that it is read out of.
  var sources: [String] { options.flatMap { $0.condition?.questions ?? [] } }

  /// It as a question of a questionnaire, put to the levels that its sources are put to.
  func question(in questionnaire: Questionnaire) -> Question {
    Question(
      id: id, kind: .single, text: text, title: title,
      levels: questionnaire.commonLevels(of: sources),
      options: options.map { Question.Option(code: $0.code, text: $0.text) })
  }

  /// What a response says.
  func answer(_ response: Response, in questionnaire: Questionnaire) -> Answer {
    let wanted = questionnaire.commonLevels(of: sources)
    if !wanted.isEmpty, !response.levels.contains(where: wanted.contains) { return .notAsked }
    for option in options {
      guard let condition = option.condition else {
        return response.knows(sources) ?? .choices([option.code])
      }
      if questionnaire.holds(condition, answers: response.answers) {
        return .choices([option.code])
      }
    }
    return response.knows(sources) ?? .notAnswered
  }
}

extension Response {
  /// Why the answers to some questions are not all known; nil where they are.
  ///
  /// A question that the routing led past is known: what it asks about is not there.
  func knows(_ questions: [String]) -> Answer? {
    let answers = questions.map { self[$0] }
    if answers.contains(where: { $0 == .notAnswered }) { return .notAnswered }
    if answers.contains(where: { $0 == .dontKnow }) { return .dontKnow }
    return nil
  }
}

extension Questionnaire {
  /// The levels that all of some questions are put to; none where they are put to all.
  func commonLevels(of ids: [String]) -> [String] {
    let limited = ids.compactMap { question($0)?.levels }.filter { !$0.isEmpty }
    guard let first = limited.first else { return [] }
    return first.filter { level in limited.allSatisfy { $0.contains(level) } }
  }
}
