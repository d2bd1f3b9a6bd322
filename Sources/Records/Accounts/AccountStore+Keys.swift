public import Accounts
import Database

extension AccountStore {
  /// Keeps a new key in the place of unused ones of the same use for the same address and owner.
  ///
  /// - Parameter key: the key.
  public func add(_ key: KeptKey) async throws {
    let content = try StoredJSON.text(key)
    let email = key.email.lowercased()
    try await database.write { session in
      for other in try Self.keys(of: key.owner, in: session)
      where other.key.used == nil && other.use.token == key.use.token
        && other.email.lowercased() == email && other.membership?.role == key.membership?.role
      {
        try session.execute("DELETE FROM account_keys WHERE hash = \(other.key.hash)")
      }
      try session.execute(
        """
        INSERT INTO account_keys (owner, hash, purpose, email, content)
        VALUES (\(key.owner), \(key.key.hash), \(key.use.rawValue), \(email), \(content))
        """)
    }
  }

  /// A key by the hash of its secret, used ones too.
  ///
  /// - Parameter hash: the hash.
  public func key(_ hash: String) async throws -> KeptKey? {
    try await database.read { session in try Self.key(hash, in: session) }
  }

  /// The keys of an owner, the newest first.
  ///
  /// - Parameter owner: the id of the owner.
  public func keys(of owner: String) async throws -> [KeptKey] {
    try await database.read { session in
      try Self.keys(of: owner, in: session).sorted { ($0.made, $0.email) > ($1.made, $1.email) }
    }
  }

  /// Takes a key away before it was used.
  ///
  /// - Parameters:
  ///   - hash: the hash of its secret.
  ///   - owner: the id of the owner.
  /// - Returns: whether there was such a key.
  @discardableResult
  public func remove(key hash: String, of owner: String) async throws -> Bool {
    try await database.write { session in
      try session.execute(
        "DELETE FROM account_keys WHERE owner = \(owner) AND hash = \(hash)") > 0
    }
  }

  /// Uses a key up and does what it opens, both or neither.
  ///
  /// - Parameters:
  ///   - hash: the hash of the secret.
  ///   - time: the time.
  ///   - existing: the account that is opened; nil where a new one is made.
  ///   - change: fills in the account; it may be done more than once.
  ///   - events: what the log is told.
  ///   - blank: a new account without anything, where none is opened.
  /// - Returns: the account; nil where there is no such key.
  /// - Throws: `OneTimeKey.Fault`; `DatabaseError`, a unique violation where another account has the address.
  public func use(
    key hash: String, at time: Timestamp, for existing: String?, or blank: Account,
    noting events: [AuditEvent] = [],
    _ change: @escaping @Sendable (KeptKey, inout Account) throws -> Void
  ) async throws -> Account? {
    try await database.write { session in
      guard var kept = try Self.key(hash, in: session) else { return nil }
      try kept.key.spend(at: time)
      try session.execute(
        "UPDATE account_keys SET content = \(try StoredJSON.text(kept)) WHERE hash = \(hash)")
      var account = blank
      if let existing {
        guard let found = try Self.account(existing, in: session) else { return nil }
        account = found
      }
      try change(kept, &account)
      if existing == nil {
        try Self.insert(account, in: session)
      } else {
        try Self.replace(account, in: session)
      }
      for event in events { try Self.note(event, in: session) }
      return account
    }
  }

  static func key(
    _ hash: String, in session: borrowing some Queries & ~Copyable
  ) throws -> KeptKey? {
    try session.row("SELECT content FROM account_keys WHERE hash = \(hash)")?.content()
  }

  private static func keys(
    of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> [KeptKey] {
    try session.rows("SELECT content FROM account_keys WHERE owner = \(owner)")
      .map { try $0.content() }
  }
}
