/// What something is done to, as far as a decision needs to know it.
///
/// What is nil means all: a resource without a unit is that of all units of the owner, so somebody who
/// is bound to a unit is refused.
public struct Resource: Hashable, Sendable {
  /// The owner; nil for the whole server.
  public let owner: String?
  /// The campaign.
  public let campaign: String?
  /// The county that the unit lies in.
  public let county: String?
  /// The unit.
  public let unit: String?
  /// The section of the questionnaire.
  public let section: String?
  /// The account or the link that it is of: who handed a case in, or whose account it is.
  public let author: String?

  /// Something within an owner.
  ///
  /// - Parameters:
  ///   - owner: the owner.
  ///   - campaign: the campaign.
  ///   - county: the county that the unit lies in.
  ///   - unit: the unit.
  ///   - section: the section of the questionnaire.
  ///   - author: the account or the link that it is of.
  public init(
    owner: String, campaign: String? = nil, county: String? = nil, unit: String? = nil,
    section: String? = nil, author: String? = nil
  ) {
    self.owner = owner
    self.campaign = campaign
    self.county = county
    self.unit = unit
    self.section = section
    self.author = author
  }

  private init(account: String?) {
    owner = nil
    campaign = nil
    county = nil
    unit = nil
    section = nil
    author = account
  }

  /// The whole server with all its owners.
  public static let server = Resource(account: nil)

  /// An account, for what its holder does with it.
  ///
  /// - Parameter account: the account.
  /// - Returns: the resource; it lies in no owner.
  public static func account(_ account: String) -> Resource {
    Resource(account: account)
  }
}
