import Database
public import Fieldwork
public import Languages
public import Measures

extension FieldworkStore {
  /// Keeps a new campaign.
  ///
  /// - Parameter campaign: the campaign; its id must be new to its owner.
  /// - Throws: `DatabaseError`, a unique violation where the id is taken.
  public func add(_ campaign: Campaign) async throws {
    let content = try StoredJSON.text(campaign)
    try await database.write { session in
      try session.execute(
        """
        INSERT INTO campaigns (owner, id, version, content)
        VALUES (\(campaign.owner), \(campaign.id), 1, \(content))
        """)
    }
  }

  /// A campaign.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func campaign(_ id: String, of owner: String) async throws -> Campaign? {
    try await database.read { [campaigns] session in
      try campaigns.campaign(id, of: owner, in: session)
    }
  }

  /// The campaigns of an owner, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func campaigns(of owner: String) async throws -> [Campaign] {
    try await database.read { [campaigns] session in
      try session.rows("SELECT id FROM campaigns WHERE owner = \(owner) ORDER BY id")
        .compactMap { try campaigns.campaign($0["id"], of: owner, in: session) }
    }
  }

  /// Carries out a command on a campaign and keeps what happened.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - person: who wants it.
  ///   - moment: when.
  /// - Returns: the campaign afterwards; nil where there is none.
  /// - Throws: `Refusal` where its state does not allow it; `DatabaseError`.
  @discardableResult
  public func apply(
    _ command: Campaign.Command, to id: String, of owner: String, by person: Person,
    at moment: Moment
  ) async throws -> Campaign? {
    try await apply(to: id, of: owner, by: person, at: moment) { _ in command }
  }

  /// Carries out what is wanted of a campaign as it stands, and keeps what happened.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - person: who wants it.
  ///   - moment: when.
  ///   - command: makes what is wanted of the campaign as it stands; it may be asked more than once, and what
  ///     it throws changes nothing.
  /// - Returns: the campaign afterwards; nil where there is none.
  /// - Throws: `Refusal` where its state does not allow it; `DatabaseError`.
  @discardableResult
  public func apply(
    to id: String, of owner: String, by person: Person, at moment: Moment,
    _ command: @escaping @Sendable (Campaign) throws -> Campaign.Command
  ) async throws -> Campaign? {
    try await database.write { session in
      guard let campaign = try Self.campaign(id, of: owner, in: session) else { return nil }
      return try Self.apply(
        try command(campaign), to: campaign, by: person, at: moment, in: session)
    }
  }

  /// Leaves a unit out that has not answered until now.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - reason: why, in words that can be printed.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - person: who leaves it out.
  ///   - moment: when.
  /// - Throws: `Refusal` where it has answered, or no reason is given; `DatabaseError`.
  public func exclude(
    _ unit: String, because reason: LocalizedText, from id: String, of owner: String,
    by person: Person, at moment: Moment
  ) async throws {
    try await database.write { session in
      guard let campaign = try Self.campaign(id, of: owner, in: session) else { return }
      // Looked up here, so that an answer that comes at the same time stands in the way.
      let key = ResponseKey(owner: owner, campaign: id, unit: unit)
      let standing = try Self.kept(key, questions: [], in: session)?.standing
      let command = Campaign.Command.exclude(
        unit: unit, reason: reason, hasAnswered: standing.map { $0 != .opened } ?? false)
      _ = try Self.apply(command, to: campaign, by: person, at: moment, in: session)
    }
  }

  /// The campaign as it stands in a transaction that will change it.
  private static func campaign(
    _ id: String, of owner: String, in session: borrowing WriteSession
  ) throws -> Campaign? {
    try session.row("SELECT content FROM campaigns WHERE owner = \(owner) AND id = \(id)")?
      .content()
  }

  private static func apply(
    _ command: Campaign.Command, to campaign: Campaign, by person: Person, at moment: Moment,
    in session: borrowing WriteSession
  ) throws -> Campaign {
    let (id, owner) = (campaign.id, campaign.owner)
    let change = try campaign.applying(command, by: person, at: moment)
    if change.events.isEmpty { return campaign }
    try session.execute(
      """
      UPDATE campaigns SET version = version + 1, content = \(try StoredJSON.text(change.state))
      WHERE owner = \(owner) AND id = \(id)
      """)
    var number: Int =
      try session.value(
        """
        SELECT coalesce(max(number), 0) FROM campaign_events
        WHERE owner = \(owner) AND campaign = \(id)
        """) ?? 0
    for event in change.events {
      number += 1
      try session.execute(
        """
        INSERT INTO campaign_events (owner, campaign, number, content)
        VALUES (\(owner), \(id), \(number), \(try StoredJSON.text(event)))
        """)
    }
    return change.state
  }

  /// What has happened to a campaign, in order.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  public func events(ofCampaign id: String, of owner: String) async throws
    -> [Logged<Campaign.Event>]
  {
    try await database.read { session in
      try session.rows(
        """
        SELECT content FROM campaign_events WHERE owner = \(owner) AND campaign = \(id)
        ORDER BY number
        """
      ).map { try $0.content() }
    }
  }
}
