import Fieldwork
import Records

extension CampaignDesk {
  /// Lets a campaign use a version of a questionnaire.
  ///
  /// Whether the answers that are stored stay meaningful is looked at by whoever asks:
  /// ``QuestionnaireDesk/use(_:number:in:of:editorial:by:as:)``.
  ///
  /// - Parameters:
  ///   - version: the version.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - person: who wants it.
  /// - Throws: `Refusal` where the campaign's state does not allow it.
  func use(
    _ version: CampaignPlan.QuestionnaireVersion, in id: String, of owner: String,
    by person: Person
  ) async throws {
    guard var plan = try await campaign(id, of: owner)?.plan else { return }
    plan.questionnaire = version
    try await store.apply(.plan(plan), to: id, of: owner, by: person, at: ground.now)
  }
}
