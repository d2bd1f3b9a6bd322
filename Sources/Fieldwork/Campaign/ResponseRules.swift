public import Measures
public import Surveys

/// What holds for a unit's response: the questions, what is known of the unit, and when it can answer.
public struct ResponseRules: Sendable {
  /// The campaign.
  public private(set) var campaign: Campaign
  /// The questionnaire in the version that is in the field.
  public let questionnaire: Questionnaire
  /// What is known of the unit, for expressions: `unit.<id>`.
  public let attributes: [String: AnswerValue]
  /// The day it is now, for expressions that ask; not known where nil.
  public let day: Day?
  /// The files that may be taken as answers: those that came along, and the unit's own from before.
  public var files: Set<FileReference> = []
  /// The part of each question, and of the words to its option, by their keys.
  let parts: [String: String]
  /// The questions by the same keys.
  let questions: [String: Question]

  /// The part that questions without a section stand in.
  public static let rest = ""

  /// The rules for a unit's response.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - questionnaire: the questionnaire in the version that is in the field, without errors.
  ///   - attributes: what is known of the unit.
  ///   - day: the day it is now, by the campaign's clock.
  public init(
    campaign: Campaign, questionnaire: Questionnaire, attributes: [String: AnswerValue] = [:],
    day: Day? = nil
  ) {
    self.campaign = campaign
    self.questionnaire = questionnaire
    self.attributes = attributes
    self.day = day
    var parts: [String: String] = [:]
    var questions: [String: Question] = [:]
    for question in questionnaire.questions {
      for key in [question.id, question.otherColumn].compactMap({ $0 })
      where questions[key] == nil {
        questions[key] = question
        parts[key] = question.section ?? ResponseRules.rest
      }
    }
    self.parts = parts
    self.questions = questions
  }

  /// The same rules for the campaign as it stands now, such as with another deadline.
  ///
  /// - Parameter campaign: the campaign; its questionnaire is the same.
  /// - Returns: the rules.
  public func now(_ campaign: Campaign) -> ResponseRules {
    var rules = self
    rules.campaign = campaign
    return rules
  }

  /// The parts that can be handed to colleagues, in the order of the questionnaire.
  public var partIDs: [String] {
    var seen: Set<String> = []
    return questionnaire.questions.compactMap { parts[$0.id] }.filter { seen.insert($0).inserted }
  }
}
