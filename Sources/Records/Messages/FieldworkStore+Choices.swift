import Database
public import Fieldwork

extension FieldworkStore {
  /// What an owner has chosen for a campaign; the usual where nothing was.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func choices(for campaign: String, of owner: String) async throws -> CampaignChoices {
    try await database.read { session in
      try Self.choices(for: campaign, of: owner, in: session) ?? CampaignChoices()
    }
  }

  /// Keeps what an owner has chosen for a campaign.
  ///
  /// - Parameters:
  ///   - choices: what was chosen.
  ///   - campaign: the campaign, which must be there.
  ///   - owner: the id of its owner.
  public func keep(
    _ choices: CampaignChoices, for campaign: String, of owner: String
  ) async throws {
    let content = try StoredJSON.text(choices)
    try await database.write { session in
      try session.execute(
        """
        INSERT INTO campaign_choices (owner, campaign, content)
        VALUES (\(owner), \(campaign), \(content))
        ON CONFLICT (owner, campaign) DO UPDATE SET content = excluded.content
        """)
    }
  }

  static func choices(
    for campaign: String, of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> CampaignChoices? {
    try session.row(
      "SELECT content FROM campaign_choices WHERE owner = \(owner) AND campaign = \(campaign)")?
      .content()
  }
}
