public import Fieldwork
import Mail
import Measures
import Records

extension CampaignDesk {
  /// What a link to end messages speaks of.
  public struct Subscription: Sendable {
    /// The campaign.
    public let campaign: Campaign
    /// The contact.
    public let contact: Contact
  }

  /// What a link to end messages speaks of.
  ///
  /// - Parameters:
  ///   - contact: the contact's id.
  ///   - key: what stands in the link.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the link is none of ours.
  public func subscription(
    _ contact: String, key: String, in id: String, of owner: String
  ) async throws -> Subscription? {
    guard let campaign = try await campaign(id, of: owner),
      let found = try await contacts(in: id, of: owner).first(where: { $0.id == contact }),
      ground.keys.unsubscribe.accepts(
        key, owner: owner, contact: "\(id)/\(contact)", address: found.address)
    else { return nil }
    return Subscription(campaign: campaign, contact: found)
  }

  /// Ends messages to a contact.
  ///
  /// - Parameter subscription: what its link speaks of.
  public func end(_ subscription: Subscription) async throws {
    try await store.change(
      contact: subscription.contact.id, in: subscription.campaign.id,
      of: subscription.campaign.owner, .unsubscribed,
      by: Fieldwork.Person(id: subscription.contact.id), at: ground.now)
  }
}
