import Database
import Records

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
  /// Questionnaires as they are written.
  public let questionnaires: QuestionnaireDesk
  /// Cases on their way to print.
  public let cases: CaseDesk
  /// Questions to everybody.
  public let calls: CallDesk
  /// Plans that are read.
  public let plans: PlanDesk

  /// An office.
  ///
  /// - Parameter ground: what all desks stand on.
  public init(_ ground: Ground) {
    self.ground = ground
    let questionnaires = QuestionnaireCache(ground.database.fieldwork)
    accounts = AccountDesk(ground)
    campaigns = CampaignDesk(ground, questionnaires: questionnaires)
    answers = AnswerDesk(ground, questionnaires: questionnaires)
    self.questionnaires = QuestionnaireDesk(ground, cache: questionnaires)
    cases = CaseDesk(ground)
    calls = CallDesk(ground, questionnaires: questionnaires)
    plans = PlanDesk(ground)
  }

  /// Whether something failed only because too much was asked at once: it may be asked again.
  ///
  /// - Parameter error: what was thrown.
  public static func isBusy(_ error: any Error) -> Bool {
    error is PasswordWork.Busy || (error as? DatabaseError)?.isTransient ?? false
  }
}
