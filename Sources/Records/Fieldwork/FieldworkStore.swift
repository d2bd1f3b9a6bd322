public import Database

/// Campaigns, links and answers in a database.
///
/// Every change of a response is one transaction in which the link is read anew: a link that was revoked
/// a moment ago opens nothing.
public struct FieldworkStore: Sendable {
  let database: any SQLDatabase
  let campaigns = CampaignCache()

  /// A store.
  ///
  /// - Parameter database: a database with the tables of ``ServerDatabase``.
  public init(_ database: any SQLDatabase) {
    self.database = database
  }

  /// A response within an owner.
  public struct ResponseKey: Hashable, Sendable {
    /// The id of the owner.
    public let owner: String
    /// The id of the campaign.
    public let campaign: String
    /// The code of the unit.
    public let unit: String

    /// A response within an owner.
    ///
    /// - Parameters:
    ///   - owner: the id of the owner.
    ///   - campaign: the id of the campaign.
    ///   - unit: the code of the unit.
    public init(owner: String, campaign: String, unit: String) {
      self.owner = owner
      self.campaign = campaign
      self.unit = unit
    }
  }
}
