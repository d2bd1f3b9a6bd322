import Database
public import Fieldwork

extension FieldworkStore {
  /// How far each unit of a campaign has come.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - withMail: whether contacts and messages are wanted too; without them everybody counts as not invited.
  /// - Returns: nil where the owner has no such campaign.
  public func progress(
    in id: String, of owner: String, withMail: Bool = true
  ) async throws -> CampaignProgress? {
    try await database.read { [campaigns] session in
      guard let campaign = try campaigns.campaign(id, of: owner, in: session) else { return nil }
      let standings = try Self.standings(
        in: id, of: owner, atMost: campaign.frame.units.count, in: session)
      let contacts =
        withMail
        ? Dictionary(
          grouping: try Self.contacts(in: id, of: owner, in: session), by: \.unit) : [:]
      let letters =
        withMail
        ? Dictionary(grouping: try Self.letters(in: id, of: owner, in: session), by: \.unit) : [:]
      func progress(_ unit: SamplingFrame.Unit, isExcluded: Bool) -> UnitProgress {
        UnitProgress(
          unit: unit, isExcluded: isExcluded, contacts: contacts[unit.code] ?? [],
          messages: (letters[unit.code] ?? []).filter(\.state.counts).map {
            UnitProgress.Sent(kind: $0.kind, contact: $0.contact, at: $0.made)
          }, response: standings[unit.code])
      }
      return CampaignProgress(
        campaign: campaign,
        units: campaign.frame.units.map { progress($0, isExcluded: false) }
          + campaign.frame.exclusions.map { progress($0.unit, isExcluded: true) },
        choices: try Self.choices(for: id, of: owner, in: session) ?? CampaignChoices())
    }
  }

  static func standings(
    in campaign: String, of owner: String, atMost units: Int = 0,
    in session: borrowing some Queries & ~Copyable
  ) throws -> [String: UnitProgress.Standing] {
    var standings = [String: UnitProgress.Standing](minimumCapacity: units)
    try session.forEach(
      "SELECT unit, standing FROM responses WHERE owner = \(owner) AND campaign = \(campaign)"
    ) { row in
      let text: String? = try row["standing"]
      standings[try row["unit"]] = text.flatMap(UnitProgress.Standing.init)
    }
    return standings
  }
}
