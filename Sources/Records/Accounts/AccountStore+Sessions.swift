public import Accounts
import Database

extension AccountStore {
  /// A browser that is signed in, with the account that it is signed in to.
  public struct SignedIn: Sendable {
    /// The session.
    public let session: Session
    /// The account.
    public let account: Account
  }

  /// Keeps a session, in the place of another one where it takes that one's place.
  ///
  /// - Parameters:
  ///   - session: the session.
  ///   - old: the hash of the session that ends with it.
  public func begin(_ session: Session, instead old: String? = nil) async throws {
    let content = try StoredJSON.text(session)
    try await database.write { transaction in
      if let old {
        try transaction.execute(
          "DELETE FROM sessions WHERE owner = \(Self.server) AND hash = \(old)")
      }
      try transaction.execute(
        """
        INSERT INTO sessions (owner, hash, holder, last_seen, provider, content)
        VALUES (\(Self.server), \(session.hash), \(Self.name(of: session.holder)),
          \(session.lastSeen.rawValue), \(Self.name(of: session.provider)), \(content))
        """)
    }
  }

  /// Whose session a secret opens.
  ///
  /// - Parameter hash: the hash of the secret.
  /// - Returns: nil where there is no such session; whether it is still alive is for the caller to see.
  public func session(_ hash: String) async throws -> SignedIn? {
    try await database.read { transaction in
      let row = try transaction.row(
        "SELECT content FROM sessions WHERE owner = \(Self.server) AND hash = \(hash)")
      guard let session: Session = try row?.content(),
        case .account(let id) = session.holder,
        let account = try Self.account(id, in: transaction)
      else { return nil }
      return SignedIn(session: session, account: account)
    }
  }

  /// Notes when a browser last asked for something.
  ///
  /// - Parameter session: the session with its new time.
  public func touch(_ session: Session) async throws {
    let content = try StoredJSON.text(session)
    try await database.write { transaction in
      try transaction.execute(
        """
        UPDATE sessions SET last_seen = \(session.lastSeen.rawValue), content = \(content)
        WHERE owner = \(Self.server) AND hash = \(session.hash)
        """)
    }
  }

  /// Ends the sessions that an event ends.
  ///
  /// - Parameter event: what happened.
  /// - Returns: how many were ended.
  @discardableResult
  public func end(on event: Session.Event) async throws -> Int {
    // Anybody may say that somebody signed out at a provider: what ends nothing does not write either.
    if case .providerSignOut = event {
      let found = try await database.read { try Self.rows(on: event, in: $0).count }
      guard found > 0 else { return 0 }
    }
    return try await database.write { transaction in
      var ended = 0
      for row in try Self.rows(on: event, in: transaction) {
        let session: Session = try row.content()
        guard session.ends(on: event) else { continue }
        ended += try transaction.execute(
          "DELETE FROM sessions WHERE owner = \(Self.server) AND hash = \(session.hash)")
      }
      return ended
    }
  }

  /// The sessions that an event may end.
  private static func rows(
    on event: Session.Event, in transaction: borrowing some Queries & ~Copyable
  ) throws -> [Row] {
    let which: SQL =
      switch event {
      case .signOut(let hash): "hash = \(hash)"
      case .accountEnded(let account), .credentialsChanged(let account, keeping: _):
        "holder = \(name(of: .account(account)))"
      case .providerSignOut(let issuer, let id): "provider = \("\(issuer) \(id)")"
      }
    return try transaction.rows(
      "SELECT hash, content FROM sessions WHERE owner = \(server) AND \(which)")
  }

  /// What the sign-in at a provider is found by; nil where the provider has no name for it.
  private static func name(of provider: Session.ProviderSession?) -> String? {
    provider.flatMap { there in there.id.map { "\(there.issuer) \($0)" } }
  }

  private static func name(of holder: Session.Holder) -> String {
    switch holder {
    case .account(let id): "account:\(id)"
    }
  }
}
