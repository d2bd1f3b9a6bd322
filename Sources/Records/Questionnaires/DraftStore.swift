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
    /// How often drafts of the questionnaire have been stored and taken away, from 1.
    public let number: Int
    /// The text: YAML, which may have errors.
    public let text: String
  }

  /// A draft, and what the next one builds on.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  /// - Returns: the draft, nil where there is none; and its number, or that of its being taken away; 0 where there
  ///   has never been one.
  public func draft(
    _ id: String, of owner: String
  ) async throws -> (draft: Draft?, basis: Int) {
    try await database.read { session in
      let row = try session.row(
        """
        SELECT number, content, removed FROM questionnaire_drafts
        WHERE owner = \(owner) AND id = \(id)
        """)
      guard let row else { return (nil, 0) }
      let number: Int = try row["number"]
      let removed: Int = try row["removed"]
      if removed != 0 { return (nil, number) }
      return (Draft(id: id, number: number, text: try row["content"]), number)
    }
  }

  /// The drafts of an owner, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func drafts(of owner: String) async throws -> [Draft] {
    try await database.read { session in
      try session.rows(
        """
        SELECT id, number, content FROM questionnaire_drafts
        WHERE owner = \(owner) AND removed = 0 ORDER BY id
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
  ///   - basis: the number that was seen: see ``draft(_:of:)``.
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
        ON CONFLICT (owner, id) DO UPDATE
        SET number = excluded.number, content = excluded.content, removed = 0
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
      // The row stays and counts on: a page that showed the draft must not take the next one for it.
      try session.execute(
        """
        UPDATE questionnaire_drafts SET number = number + 1, content = '', removed = 1
        WHERE owner = \(owner) AND id = \(id) AND number = \(basis) AND removed = 0
        """) > 0
    }
  }
}
