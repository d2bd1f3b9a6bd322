import Database
public import Fieldwork
public import Measures

extension FieldworkStore {
  /// A link with the owner whose campaign it belongs to.
  public struct OwnedLink: Hashable, Sendable {
    /// The id of the owner.
    public let owner: String
    /// The link.
    public let link: Link

    /// The response that the link leads to.
    public var response: ResponseKey {
      ResponseKey(owner: owner, campaign: link.campaign, unit: link.unit)
    }
  }

  /// Keeps links, all or none.
  ///
  /// - Parameters:
  ///   - links: new links to one owner's campaigns.
  ///   - owner: the id of the owner.
  public func add(_ links: [Link], of owner: String) async throws {
    let rows = try links.map { ($0, try StoredJSON.text($0)) }
    try await database.write { session in
      for (link, content) in rows {
        try session.execute(
          """
          INSERT INTO links (owner, campaign, id, unit, hash, content) VALUES
          (\(owner), \(link.campaign), \(link.id), \(link.unit), \(link.hash), \(content))
          """)
      }
    }
  }

  /// The link that a token opens, revoked ones too.
  ///
  /// - Parameters:
  ///   - token: what the respondent's address holds.
  ///   - key: the server's key.
  public func link(_ token: LinkToken, key: LinkKey) async throws -> OwnedLink? {
    let hash = key.hash(token)
    return try await database.read { session in
      try session.row("SELECT owner, content FROM links WHERE hash = \(hash)").map { row in
        OwnedLink(owner: try row["owner"], link: try row.content())
      }
    }
  }

  /// The links of a unit, in the order of their ids.
  ///
  /// - Parameter response: whose response they lead to.
  public func links(to response: ResponseKey) async throws -> [Link] {
    try await database.read { session in
      try session.rows(
        """
        SELECT content FROM links WHERE owner = \(response.owner)
        AND campaign = \(response.campaign) AND unit = \(response.unit) ORDER BY id
        """
      ).map { try $0.content() }
    }
  }

  /// Revokes a link, once.
  ///
  /// - Parameters:
  ///   - id: the link.
  ///   - campaign: its campaign.
  ///   - owner: the id of the owner.
  ///   - person: who revokes it.
  ///   - moment: when.
  /// - Returns: whether there is such a link.
  @discardableResult
  public func revoke(
    link id: String, campaign: String, of owner: String, by person: Person, at moment: Moment
  ) async throws -> Bool {
    try await database.write { session in
      let row = try session.row(
        """
        SELECT content FROM links
        WHERE owner = \(owner) AND campaign = \(campaign) AND id = \(id)
        """)
      guard let link: Link = try row?.content() else { return false }
      let change = link.revoking(by: person, at: moment)
      if !change.events.isEmpty {
        try session.execute(
          """
          UPDATE links SET content = \(try StoredJSON.text(change.state))
          WHERE owner = \(owner) AND campaign = \(campaign) AND id = \(id)
          """)
      }
      return true
    }
  }
}
