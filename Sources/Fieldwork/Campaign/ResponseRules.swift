import Measures
public import Surveys

/// What holds for every response of a campaign: its questions, and when they can be answered.
public struct ResponseRules: Sendable {
  /// The campaign.
  public let campaign: Campaign
  /// The questionnaire in the version that is in the field.
  public let questionnaire: Questionnaire
  /// The part of each question, by its id.
  let parts: [String: String]
  /// The questions by their ids.
  let questions: [String: Question]

  /// The part that questions without a section stand in.
  public static let rest = ""

  /// The rules of a campaign.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - questionnaire: the questionnaire in the version that is in the field, without errors.
  public init(campaign: Campaign, questionnaire: Questionnaire) {
    self.campaign = campaign
    self.questionnaire = questionnaire
    parts = Dictionary(
      questionnaire.questions.map { ($0.id, $0.section ?? ResponseRules.rest) },
      uniquingKeysWith: { first, _ in first })
    questions = Dictionary(
      questionnaire.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The parts that can be handed to colleagues, in the order of the questionnaire.
  public var partIDs: [String] {
    var seen: Set<String> = []
    return questionnaire.questions.compactMap { parts[$0.id] }.filter { seen.insert($0).inserted }
  }
}
