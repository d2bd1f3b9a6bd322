public import Languages
public import Surveys

/// Stages of maturity by criteria that can be checked, not by the unit's own grade.
///
/// A unit stands at the highest stage with all criteria of it and of all lower stages met. Where a
/// criterion that decides is not known, the stage is not known either.
public struct MaturityScale: Hashable, Sendable {
  /// The name in tables.
  public let title: LocalizedText
  /// The name of the stage where the first criteria are not met.
  public let lowest: LocalizedText
  /// The stages from 1 up.
  public let stages: [Stage]

  /// A stage.
  public struct Stage: Hashable, Sendable {
    /// Its name.
    public let name: LocalizedText
    /// What must be met, besides all that is below.
    public let criteria: [Criterion]

    /// A stage.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - criteria: what must be met.
    public init(name: LocalizedText, criteria: [Criterion]) {
      self.name = name
      self.criteria = criteria
    }
  }

  /// Something that can be checked.
  public struct Criterion: Hashable, Sendable {
    /// The id in tables and in the file of evidence.
    public let id: String
    /// What must be so, in words.
    public let text: LocalizedText
    /// The answers that say so.
    public let condition: Condition

    /// A criterion.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - text: what must be so.
    ///   - condition: the answers that say so.
    public init(id: String, text: LocalizedText, condition: Condition) {
      self.id = id
      self.text = text
      self.condition = condition
    }
  }

  /// A scale.
  ///
  /// - Parameters:
  ///   - title: the name in tables.
  ///   - lowest: the name of stage 0.
  ///   - stages: the stages from 1 up, at most nine.
  public init(title: LocalizedText, lowest: LocalizedText, stages: [Stage]) {
    self.title = title
    self.lowest = lowest
    self.stages = stages
  }

  /// The id of the derived question of stages.
  public static let id = "maturity"
  /// The id of the derived question of criteria.
  public static let criteria = "maturity-criteria"

  /// All criteria from the lowest stage up.
  public var allCriteria: [Criterion] { stages.flatMap(\.criteria) }

  private var sources: [String] { allCriteria.flatMap(\.condition.questions) }

  /// Which criteria a response meets: true, false, or nil where it is not known.
  ///
  /// - Parameters:
  ///   - response: the response.
  ///   - questionnaire: the questions.
  /// - Returns: one for each criterion, in order.
  func met(_ response: Response, in questionnaire: Questionnaire) -> [Bool?] {
    allCriteria.map { criterion in
      if questionnaire.holds(criterion.condition, answers: response.answers) { return true }
      return response.knows(criterion.condition.questions) == nil ? false : nil
    }
  }

  /// The stage that some criteria lead to; nil where one that decides is not known.
  func stage(_ met: [Bool?]) -> Int? {
    var next = 0
    for (index, stage) in stages.enumerated() {
      let here = met[next..<(next + stage.criteria.count)]
      if here.contains(false) { return index }
      if here.contains(where: { $0 == nil }) { return nil }
      next += stage.criteria.count
    }
    return stages.count
  }

  /// The stages as a scale, and the criteria as a question with several answers.
  func questions(in questionnaire: Questionnaire) -> [Question] {
    let levels = questionnaire.commonLevels(of: sources)
    let names = [lowest] + stages.map(\.name)
    return [
      Question(
        id: MaturityScale.id, kind: .scale, text: title, title: title, levels: levels,
        options: names.enumerated().map {
          Question.Option(code: "stage-\($0)", text: $1, value: Double($0))
        }),
      Question(
        id: MaturityScale.criteria, kind: .multiple, text: Words.text("survey.maturity.criteria"),
        title: Words.text("survey.maturity.criteria"), levels: levels,
        options: allCriteria.map { Question.Option(code: $0.id, text: $0.text) }),
    ]
  }

  /// What a response says to both questions.
  func answers(_ response: Response, in questionnaire: Questionnaire) -> [String: Answer] {
    let levels = questionnaire.commonLevels(of: sources)
    guard levels.isEmpty || response.levels.contains(where: levels.contains) else {
      return [MaturityScale.id: .notAsked, MaturityScale.criteria: .notAsked]
    }
    let met = met(response, in: questionnaire)
    let shown = zip(allCriteria, met).filter { $0.1 == true }.map(\.0.id)
    return [
      MaturityScale.id: stage(met).map { .choices(["stage-\($0)"]) } ?? .notAnswered,
      MaturityScale.criteria: met.contains(where: { $0 == nil }) ? .notAnswered : .choices(shown),
    ]
  }
}
