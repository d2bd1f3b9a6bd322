public import Accounts
import Database

extension AccountStore {
  /// Adds events to the audit log of their owner, each sealed with all before it.
  ///
  /// - Parameter events: what was done; those of the whole server have a log of their own.
  public func note(_ events: [AuditEvent]) async throws {
    guard !events.isEmpty else { return }
    try await database.write { session in
      for event in events { try Self.note(event, in: session) }
    }
  }

  static func note(_ event: AuditEvent, in session: borrowing WriteSession) throws {
    let owner = event.owner ?? server
    let last = try session.row(
      "SELECT number, hash FROM audit WHERE owner = \(owner) ORDER BY number DESC LIMIT 1")
    let seal =
      try last.map { AuditChain.Seal(number: try $0["number"], hash: try $0["hash"]) }
      ?? .beginning
    let entry = AuditChain.entry(event, after: seal)
    try session.execute(
      """
      INSERT INTO audit (owner, number, hash, time, content)
      VALUES (\(owner), \(entry.number), \(entry.hash), \(event.time.rawValue),
        \(try StoredJSON.text(event)))
      """)
  }

  /// The audit log of an owner.
  ///
  /// - Parameters:
  ///   - owner: the owner; nil for the whole server's.
  ///   - last: how many entries at most, the newest ones.
  /// - Returns: the entries in order.
  public func audit(of owner: String?, last: Int = 1_000_000) async throws -> [AuditEntry] {
    try await database.read { session in
      try session.rows(
        """
        SELECT number, hash, content FROM audit WHERE owner = \(owner ?? Self.server)
        ORDER BY number DESC LIMIT \(last)
        """
      ).map {
        AuditEntry(number: try $0["number"], event: try $0.content(), hash: try $0["hash"])
      }.reversed()
    }
  }
}
