import Store

/// All desks of a server.
public struct ReviewOffice: Sendable {
  /// What they stand on.
  public let ground: Ground
  /// Accounts and sessions.
  public let accounts: AccountDesk
  /// Campaigns.
  public let campaigns: CampaignDesk
  /// Those who answer by a personal link.
  public let answers: AnswerDesk

  /// An office.
  ///
  /// - Parameter ground: what all desks stand on.
  public init(_ ground: Ground) {
    self.ground = ground
    let questionnaires = QuestionnaireCache(ground.database.fieldwork)
    accounts = AccountDesk(ground)
    campaigns = CampaignDesk(ground)
    answers = AnswerDesk(ground, questionnaires: questionnaires)
  }
}
