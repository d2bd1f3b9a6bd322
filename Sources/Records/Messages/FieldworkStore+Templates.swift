import Database
public import Fieldwork
import Languages

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

  /// Keeps words of a campaign's own.
  ///
  /// - Parameters:
  ///   - template: the words.
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func keep(
    _ template: MessageTemplate, in campaign: String, of owner: String
  ) async throws {
    let content = try StoredJSON.text(template)
    try await database.write { session in
      try session.execute(
        """
        INSERT INTO message_templates (owner, campaign, kind, language, content)
        VALUES (\(owner), \(campaign), \(template.kind.rawValue), \(template.language.rawValue),
          \(content))
        ON CONFLICT (owner, campaign, kind, language) DO UPDATE SET content = excluded.content
        """)
    }
  }

  /// Takes words of a campaign's own away: those that the product comes with hold again.
  ///
  /// - Parameters:
  ///   - template: the words.
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func remove(
    _ template: MessageTemplate, in campaign: String, of owner: String
  ) async throws {
    try await database.write { session in
      try session.execute(
        """
        DELETE FROM message_templates WHERE owner = \(owner) AND campaign = \(campaign)
        AND kind = \(template.kind.rawValue) AND language = \(template.language.rawValue)
        """)
    }
  }
}
