/// What an owner has chosen for a campaign besides its plan.
public struct CampaignChoices: Hashable, Sendable, Codable {
  /// What everybody can read about who has answered.
  public var publicity: Publicity

  /// What everybody can read about who has answered.
  public enum Publicity: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing.
    case nothing
    /// How many of how many.
    case counts
    /// How many of how many, and by name which units have handed in.
    case names
  }

  /// What an owner has chosen.
  ///
  /// - Parameter publicity: what everybody can read about who has answered.
  public init(publicity: Publicity = .counts) {
    self.publicity = publicity
  }
}
