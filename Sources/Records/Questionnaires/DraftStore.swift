import Database

/// Questionnaires that are being written: one draft each, which changes until it becomes a version.
public struct DraftStore: Sendable {
  let database: any SQLDatabase

  init(_ database: any SQLDatabase) {
    self.database = database
  }

  /// A draft as it is kept.
  public struct Draft: Hashable, Sendable {
    /// The id of the questionnaire.
    public let id: String
    /// How often it has been stored, from 1.
    public let number: Int
    /// The text: YAML, which may have errors.
    public let text: String
  }

  /// A draft.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  /// - Returns: nil where there is none.
  public func draft(_ id: String, of owner: String) async throws -> Draft? {
    try await database.read { session in
      try session.row(
        """
        SELECT number, content FROM questionnaire_drafts WHERE owner = \(owner) AND id = \(id)
        """
      ).map { Draft(id: id, number: try $0["number"], text: try $0["content"]) }
    }
  }

  /// The drafts of an owner, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func drafts(of owner: String) async throws -> [Draft] {
    try await database.read { session in
      try session.rows(
        """
        SELECT id, number, content FROM questionnaire_drafts WHERE owner = \(owner) ORDER BY id
        """
      ).map { Draft(id: try $0["id"], number: try $0["number"], text: try $0["content"]) }
    }
  }

  /// Stores a draft that builds on the one that its writer has seen.
  ///
  /// - Parameters:
  ///   - text: the new text.
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  ///   - basis: the number of the draft that was seen; 0 where there was none.
  /// - Returns: the draft as it is kept now; nil where somebody has stored another one meanwhile.
  public func store(
    _ text: String, id: String, of owner: String, basis: Int
  ) async throws -> Draft? {
    try await database.write { session in
      let number: Int =
        try session.value(
          "SELECT number FROM questionnaire_drafts WHERE owner = \(owner) AND id = \(id)") ?? 0
      guard number == basis else { return nil }
      try session.execute(
        """
        INSERT INTO questionnaire_drafts (owner, id, number, content)
        VALUES (\(owner), \(id), \(number + 1), \(text))
        ON CONFLICT (owner, id) DO UPDATE SET number = excluded.number, content = excluded.content
        """)
      return Draft(id: id, number: number + 1, text: text)
    }
  }

  /// Takes away a draft of which no version was made.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  ///   - basis: the number of the draft that was seen.
  /// - Returns: whether it is gone; not where somebody has stored another one meanwhile.
  public func remove(_ id: String, of owner: String, basis: Int) async throws -> Bool {
    try await database.write { session in
      let number: Int? = try session.value(
        "SELECT number FROM questionnaire_drafts WHERE owner = \(owner) AND id = \(id)")
      guard number == basis else { return false }
      try session.execute(
        "DELETE FROM questionnaire_drafts WHERE owner = \(owner) AND id = \(id)")
      return true
    }
  }
}
