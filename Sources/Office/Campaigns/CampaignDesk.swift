public import Fieldwork
import Records

/// Where campaigns are run.
public struct CampaignDesk: Sendable {
  let ground: Ground
  var store: FieldworkStore { ground.database.fieldwork }

  /// A desk.
  ///
  /// - Parameter ground: what it stands on.
  public init(_ ground: Ground) {
    self.ground = ground
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
}
