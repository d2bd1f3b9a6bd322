import Accounts
public import Fieldwork
import Records

extension CampaignDesk {
  /// Keeps what an owner has chosen for a campaign.
  ///
  /// - Parameters:
  ///   - choices: what was chosen.
  ///   - id: the campaign, which must be there.
  ///   - owner: the id of its owner.
  ///   - actor: who chose.
  public func choose(
    _ choices: CampaignChoices, for id: String, of owner: String, by actor: Actor
  ) async throws {
    try await store.keep(choices, for: id, of: owner)
    try await ground.note(
      .campaignChanged, by: actor.principal, of: owner, on: AuditEvent.Object("campaign", id))
  }
}
