extension CampaignDesk {
  /// Everything of a campaign as a review folder in one file.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who takes it away.
  /// - Returns: a ZIP archive.
  public func exportArchive(
    _ id: String, of owner: String, by actor: Actor
  ) async throws -> [UInt8] {
    []
  }
}
