/// A campaign and how far each of its units has come, all of one moment.
public struct CampaignProgress: Sendable {
  /// The campaign.
  public let campaign: Campaign
  /// Its units in the order of the frame, those left out last.
  public let units: [UnitProgress]
  /// What the owner has chosen for it.
  public let choices: CampaignChoices

  /// A campaign and its units.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - units: its units, those left out included.
  ///   - choices: what the owner has chosen for it.
  public init(campaign: Campaign, units: [UnitProgress], choices: CampaignChoices) {
    self.campaign = campaign
    self.units = units
    self.choices = choices
  }
}
