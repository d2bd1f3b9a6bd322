import Database
public import Fieldwork
public import Measures

/// Open calls in a database.
public struct CallStore: Sendable {
  let database: any SQLDatabase

  init(_ database: any SQLDatabase) {
    self.database = database
  }

  /// Keeps a new call.
  ///
  /// - Parameter call: the call; its id must be new to its owner.
  /// - Throws: `DatabaseError`, a unique violation where the id is taken.
  public func add(_ call: OpenCall) async throws {
    let content = try StoredJSON.text(call)
    try await database.write { session in
      try session.execute(
        "INSERT INTO calls (owner, id, content) VALUES (\(call.owner), \(call.id), \(content))")
    }
  }

  /// A call.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func call(_ id: String, of owner: String) async throws -> OpenCall? {
    try await database.read { session in try Self.call(id, of: owner, in: session) }
  }

  /// The calls of an owner, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func calls(of owner: String) async throws -> [OpenCall] {
    try await database.read { session in
      try session.rows("SELECT content FROM calls WHERE owner = \(owner) ORDER BY id")
        .map { try $0.content() }
    }
  }

  /// What has happened to a call, in order.
  ///
  /// - Parameters:
  ///   - id: the call.
  ///   - owner: the id of its owner.
  public func events(of id: String, owner: String) async throws -> [Logged<OpenCall.Event>] {
    try await database.read { session in
      try session.rows(
        """
        SELECT content FROM call_events WHERE owner = \(owner) AND call_id = \(id)
        ORDER BY number
        """
      ).map { try $0.content() }
    }
  }

  /// Carries out a command on a call and keeps what happened.
  ///
  /// - Parameters:
  ///   - command: makes what is wanted of the call as it stands; it may be asked more than once.
  ///   - id: the call.
  ///   - owner: the id of its owner.
  ///   - person: who wants it.
  ///   - moment: when.
  /// - Returns: the call afterwards, and what happened; nil where there is none.
  /// - Throws: `Refusal` where its state does not allow it; `DatabaseError`.
  @discardableResult
  public func apply(
    to id: String, of owner: String, by person: Person, at moment: Moment,
    _ command: @escaping @Sendable (OpenCall) throws -> OpenCall.Command
  ) async throws -> (call: OpenCall, events: [Logged<OpenCall.Event>])? {
    try await database.write { session in
      guard let call = try Self.call(id, of: owner, in: session) else { return nil }
      let change = try call.applying(try command(call), by: person, at: moment)
      guard !change.events.isEmpty else { return (call, []) }
      try session.execute(
        """
        UPDATE calls SET content = \(try StoredJSON.text(change.state))
        WHERE owner = \(owner) AND id = \(id)
        """)
      let last: Int? = try session.value(
        """
        SELECT coalesce(max(number), 0) FROM call_events WHERE owner = \(owner) AND call_id = \(id)
        """)
      for (offset, event) in change.events.enumerated() {
        try session.execute(
          """
          INSERT INTO call_events (owner, call_id, number, content)
          VALUES (\(owner), \(id), \((last ?? 0) + offset + 1), \(try StoredJSON.text(event)))
          """)
      }
      return (change.state, change.events)
    }
  }

  static func call(
    _ id: String, of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> OpenCall? {
    try session.row("SELECT content FROM calls WHERE owner = \(owner) AND id = \(id)")?.content()
  }
}
