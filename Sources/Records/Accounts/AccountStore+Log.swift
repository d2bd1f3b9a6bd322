public import Accounts
import Database

extension AccountStore {
  /// What is looked for in the log.
  public struct LogSearch: Hashable, Sendable {
    /// What was done; nil for anything.
    public var action: AuditAction?
    /// The account of whoever did it; nil for anybody.
    public var account: String?
    /// Only entries with a lower number.
    public var before: Int64?

    /// A search.
    ///
    /// - Parameters:
    ///   - action: what was done.
    ///   - account: the account of whoever did it.
    ///   - before: only entries with a lower number.
    public init(action: AuditAction? = nil, account: String? = nil, before: Int64? = nil) {
      self.action = action
      self.account = account
      self.before = before
    }
  }

  /// Entries of an owner's log, the newest first.
  ///
  /// - Parameters:
  ///   - owner: the owner; nil for the whole server's.
  ///   - search: what is looked for.
  ///   - count: how many at most.
  public func log(
    of owner: String?, _ search: LogSearch, most count: Int
  ) async throws -> [AuditEntry] {
    // The column holds the event as it was written, with its keys in the order of the alphabet.
    let action = "%" + (search.action.map { "\"action\":\"\($0.rawValue)\"" } ?? "") + "%"
    let who = "%" + (search.account.map { "\"who\":{\"account\":{\"_0\":\"\($0)\"}}" } ?? "") + "%"
    let before = search.before ?? Int64.max
    return try await database.read { session in
      try session.rows(
        """
        SELECT number, hash, content FROM audit WHERE owner = \(owner ?? Self.server)
        AND number < \(before) AND content LIKE \(action) AND content LIKE \(who)
        ORDER BY number DESC LIMIT \(count)
        """
      ).map(Self.entry)
    }
  }

  /// Everything that an account did, in all logs, in the order of time.
  ///
  /// - Parameter account: the id of the account.
  public func events(by account: String) async throws -> [AuditEvent] {
    let who = "%\"who\":{\"account\":{\"_0\":\"\(account)\"}}%"
    return try await database.read { session in
      try session.rows(
        "SELECT content FROM audit WHERE content LIKE \(who) ORDER BY time, owner, number"
      ).map { try $0.content() }
    }
  }

  /// Holds every entry of an owner's log against the one before it.
  ///
  /// - Parameters:
  ///   - owner: the owner; nil for the whole server's.
  ///   - seal: what was checked before; nil for the whole log.
  /// - Returns: the end of the log.
  /// - Throws: `AuditChain.Fault`; `DatabaseError`.
  public func verify(_ owner: String?, after seal: AuditChain.Seal?) async throws -> AuditChain.Seal
  {
    let owner = owner ?? Self.server
    return try await database.read { session in
      var end = try seal ?? Self.start(of: owner, in: session)
      try session.forEach(
        """
        SELECT number, hash, content FROM audit
        WHERE owner = \(owner) AND number > \(end.number) ORDER BY number
        """
      ) { row in end = try AuditChain.verify([Self.entry(row)], after: end) }
      return end
    }
  }

  /// Deletes the entries of a log that were written before a time; the rest still holds together.
  ///
  /// - Parameters:
  ///   - owner: the owner; nil for the whole server's.
  ///   - time: the time.
  /// - Returns: how many were deleted.
  @discardableResult
  public func shorten(log owner: String?, before time: Timestamp) async throws -> Int {
    let owner = owner ?? Self.server
    return try await database.write { session in
      // The newest entry stays, so that the next one has one to follow.
      let last = try session.row(
        """
        SELECT number, hash FROM audit WHERE owner = \(owner) AND time < \(time.rawValue)
        AND number < (SELECT MAX(number) FROM audit WHERE owner = \(owner))
        AND number < COALESCE((SELECT MIN(number) FROM audit
          WHERE owner = \(owner) AND time >= \(time.rawValue)), \(Int64.max))
        ORDER BY number DESC LIMIT 1
        """)
      guard let last else { return 0 }
      let (number, hash): (Int64, String) = (try last["number"], try last["hash"])
      try session.execute("DELETE FROM audit_starts WHERE owner = \(owner)")
      try session.execute(
        "INSERT INTO audit_starts (owner, number, hash) VALUES (\(owner), \(number), \(hash))")
      return try session.execute(
        "DELETE FROM audit WHERE owner = \(owner) AND number <= \(number)")
    }
  }

  private static func entry(_ row: Row) throws -> AuditEntry {
    AuditEntry(number: try row["number"], event: try row.content(), hash: try row["hash"])
  }

  private static func start(
    of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> AuditChain.Seal {
    try session.row("SELECT number, hash FROM audit_starts WHERE owner = \(owner)")
      .map { AuditChain.Seal(number: try $0["number"], hash: try $0["hash"]) } ?? .beginning
  }
}
