import Database
public import Fieldwork

/// Plans that were sent in, what was found in them, and what readers say of it.
public struct PlanStore: Sendable {
  let database: any SQLDatabase

  init(_ database: any SQLDatabase) {
    self.database = database
  }

  /// A plan as it is kept.
  public struct Kept: Hashable, Sendable {
    /// The plan.
    public let plan: FiledPlan
    /// A number that is another one whenever something of the plan, its passages or judgements has changed.
    public let version: Int
  }

  /// Keeps a new plan, which waits to be read, together with its file.
  ///
  /// - Parameters:
  ///   - plan: the plan; its id must be new to its owner, and its file the one that comes with it.
  ///   - file: its file.
  /// - Throws: `DatabaseError`, a unique violation where the id is taken.
  public func add(_ plan: FiledPlan, _ file: FileStore.Sent) async throws {
    let content = try StoredJSON.text(plan)
    try await database.write { session in
      try FileStore.insert(file, of: plan.owner, in: session)
      try session.execute(
        """
        INSERT INTO plans (owner, id, unit, file, is_waiting, tries, version, content)
        VALUES (\(plan.owner), \(plan.id), \(plan.unit), \(plan.file.id), 1, 0, 1, \(content))
        """)
    }
  }

  /// A plan.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func plan(_ id: String, of owner: String) async throws -> Kept? {
    try await database.read { session in try Self.plan(id, of: owner, in: session) }
  }

  /// The plans of an owner, by unit and id.
  ///
  /// - Parameter owner: the id of the owner.
  public func plans(of owner: String) async throws -> [Kept] {
    try await database.read { session in
      try session.rows(
        "SELECT version, content FROM plans WHERE owner = \(owner) ORDER BY unit, id"
      ).map { try Self.kept($0) }
    }
  }

  /// A passage of a plan.
  ///
  /// - Parameters:
  ///   - passage: its id within the plan.
  ///   - id: the plan.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the plan has none by that id.
  public func passage(
    _ passage: String, of id: String, owner: String
  ) async throws -> FiledPassage? {
    try await database.read { session in
      try session.row(
        """
        SELECT content FROM plan_passages
        WHERE owner = \(owner) AND plan = \(id) AND passage = \(passage)
        """
      ).map { try $0.content() }
    }
  }

  /// Everything of a plan as it is at one moment.
  ///
  /// - Parameters:
  ///   - id: the plan.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func whole(
    _ id: String, of owner: String
  ) async throws -> (kept: Kept, passages: [FiledPassage], judgements: [PassageJudgement])? {
    let rows = try await database.read { session -> (Kept, [String], [String])? in
      guard let kept = try Self.plan(id, of: owner, in: session) else { return nil }
      let passages: [String] = try session.rows(
        """
        SELECT content FROM plan_passages WHERE owner = \(owner) AND plan = \(id) ORDER BY number
        """
      ).map { try $0["content"] }
      let judgements: [String] = try session.rows(
        """
        SELECT content FROM plan_judgements WHERE owner = \(owner) AND plan = \(id)
        ORDER BY passage, goal, kind, reader
        """
      ).map { try $0["content"] }
      return (kept, passages, judgements)
    }
    guard let (kept, passages, judgements) = rows else { return nil }
    // Long lists are understood after the database has been given back.
    return (
      kept, try passages.map { try StoredJSON.value($0) },
      try judgements.map { try StoredJSON.value($0) }
    )
  }

  /// Writes anew what is said of a plan: its title, year and kind.
  ///
  /// - Parameter plan: the plan as it is to be; how far its reading has come is left as it is.
  public func correct(_ plan: FiledPlan) async throws {
    try await database.write { session in
      guard var now = try Self.plan(plan.id, of: plan.owner, in: session)?.plan else { return }
      now.title = plan.title
      now.year = plan.year
      now.kind = plan.kind
      try session.execute(
        """
        UPDATE plans SET content = \(try StoredJSON.text(now)), version = version + 1
        WHERE owner = \(plan.owner) AND id = \(plan.id)
        """)
    }
  }

  /// Takes a plan away with all that was found and said, and its file where nothing else has it.
  ///
  /// - Parameters:
  ///   - id: the plan.
  ///   - owner: the id of its owner.
  public func remove(_ id: String, of owner: String) async throws {
    try await database.write { session in
      guard let plan = try Self.plan(id, of: owner, in: session)?.plan else { return }
      try session.execute(
        "DELETE FROM plan_judgements WHERE owner = \(owner) AND plan = \(id)")
      try session.execute("DELETE FROM plan_passages WHERE owner = \(owner) AND plan = \(id)")
      try session.execute("DELETE FROM plans WHERE owner = \(owner) AND id = \(id)")
      try FileStore.forget(plan.file.id, of: owner, in: session)
    }
  }

  static func plan(
    _ id: String, of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> Kept? {
    try session.row(
      "SELECT version, content FROM plans WHERE owner = \(owner) AND id = \(id)"
    ).map { try kept($0) }
  }

  private static func kept(_ row: Row) throws -> Kept {
    Kept(plan: try row.content(), version: try row["version"])
  }
}
