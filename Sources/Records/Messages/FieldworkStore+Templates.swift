import Database
public import Fieldwork
public import Languages

extension FieldworkStore {
  /// The words that a campaign has of its own, in place of those that the product comes with.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func templates(in campaign: String, of owner: String) async throws -> [MessageTemplate] {
    try await database.read { session in
      try session.rows(
        """
        SELECT content FROM message_templates WHERE owner = \(owner) AND campaign = \(campaign)
        ORDER BY kind, language
        """
      ).map { try $0.content() }
    }
  }

  /// Changes the words that a campaign has of its own.
  ///
  /// - Parameters:
  ///   - kind: the kind of messages.
  ///   - language: the language.
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  ///   - change: makes the new words of those that are kept, nil where it has none of its own; where it gives
  ///     nil, those that the product comes with hold again. It may be asked more than once, and what it throws
  ///     changes nothing.
  public func changeTemplate(
    _ kind: MessageKind, in language: LanguageTag, of campaign: String, of owner: String,
    _ change: @escaping @Sendable (MessageTemplate?) throws -> MessageTemplate?
  ) async throws {
    try await database.write { session in
      let own: SQL = """
        owner = \(owner) AND campaign = \(campaign) AND kind = \(kind.rawValue)
        AND language = \(language.rawValue)
        """
      let row = try session.row("SELECT content FROM message_templates WHERE \(own)")
      guard let new = try change(try row?.content()) else {
        try session.execute("DELETE FROM message_templates WHERE \(own)")
        return
      }
      try session.execute(
        """
        INSERT INTO message_templates (owner, campaign, kind, language, content)
        VALUES (\(owner), \(campaign), \(kind.rawValue), \(language.rawValue),
          \(try StoredJSON.text(new)))
        ON CONFLICT (owner, campaign, kind, language) DO UPDATE SET content = excluded.content
        """)
    }
  }
}
