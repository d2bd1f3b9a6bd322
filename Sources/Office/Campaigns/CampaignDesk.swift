public import Fieldwork
public import Languages
import Records
import Surveys

/// Where campaigns are run.
public struct CampaignDesk: Sendable {
  let ground: Ground
  let questionnaires: QuestionnaireCache
  var store: FieldworkStore { ground.database.fieldwork }

  /// A desk.
  ///
  /// - Parameters:
  ///   - ground: what it stands on.
  ///   - questionnaires: the questionnaires that are in the field.
  public init(_ ground: Ground, questionnaires: QuestionnaireCache) {
    self.ground = ground
    self.questionnaires = questionnaires
  }

  /// A campaign.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func campaign(_ id: String, of owner: String) async throws -> Campaign? {
    try await store.campaign(id, of: owner)
  }

  /// The campaigns of an owner, the one that closes last first.
  ///
  /// - Parameter owner: the id of the owner.
  public func campaigns(of owner: String) async throws -> [Campaign] {
    try await store.campaigns(of: owner).sorted {
      ($0.plan.closes, $0.id) > ($1.plan.closes, $1.id)
    }
  }

  /// A campaign and how far each of its units has come.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - withMail: whether contacts and messages are wanted too.
  /// - Returns: nil where the owner has none by that id.
  public func progress(
    in id: String, of owner: String, withMail: Bool = true
  ) async throws -> CampaignProgress? {
    try await store.progress(in: id, of: owner, withMail: withMail)
  }

  /// The questionnaires that an owner has, by id, with the number of their last version.
  ///
  /// - Parameter owner: the id of the owner.
  public func questionnaires(of owner: String) async throws -> [(id: String, number: Int)] {
    try await store.questionnaires(of: owner)
  }

  /// The languages that a campaign's questionnaire is offered in; none where it is not to be had.
  ///
  /// - Parameter campaign: the campaign.
  public func languages(of campaign: Campaign) async throws -> [LanguageTag] {
    let version = campaign.plan.questionnaire
    return try await questionnaires.questionnaire(
      version.id, number: version.number, of: campaign.owner)?.languages ?? []
  }
}
