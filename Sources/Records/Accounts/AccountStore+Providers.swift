public import Accounts
import Database

extension AccountStore {
  /// The account of somebody whom a provider knows.
  ///
  /// - Parameter identity: who the person is there.
  public func account(of identity: Account.Identity) async throws -> Account? {
    try await database.read { session in
      let id = try session.value(
        """
        SELECT account FROM identities WHERE owner = \(Self.server)
        AND issuer = \(identity.issuer) AND subject = \(identity.subject)
        """, as: String.self)
      return try id.flatMap { try Self.account($0, in: session) }
    }
  }

  /// Keeps a sign-in that was begun at a provider.
  ///
  /// - Parameters:
  ///   - signIn: what is needed to finish it.
  ///   - state: the hash of the state that the browser brings back.
  ///   - time: when it was begun.
  public func keep(
    pending signIn: some Encodable & Sendable, under state: String, since time: Timestamp
  ) async throws {
    let content = try StoredJSON.text(signIn)
    try await database.write { session in
      try session.execute(
        """
        INSERT INTO pending_sign_ins (owner, state, began, content)
        VALUES (\(Self.server), \(state), \(time.rawValue), \(content))
        """)
    }
  }

  /// Takes a sign-in out, so that it serves once.
  ///
  /// - Parameters:
  ///   - state: the hash of the state that the browser brought back.
  ///   - type: what was kept.
  /// - Returns: nil where there is none, or no more.
  public func take<SignIn: Decodable & Sendable>(
    pending state: String, as type: SignIn.Type = SignIn.self
  ) async throws -> SignIn? {
    try await database.write { session in
      let row = try session.row(
        """
        SELECT content FROM pending_sign_ins WHERE owner = \(Self.server) AND state = \(state)
        """)
      guard let row else { return nil }
      // Of two that come at the same moment only one finds the row still there.
      let taken = try session.execute(
        "DELETE FROM pending_sign_ins WHERE owner = \(Self.server) AND state = \(state)")
      return taken == 1 ? try row.content() : nil
    }
  }

  static func keepIdentities(of account: Account, in session: borrowing WriteSession) throws {
    try session.execute("DELETE FROM identities WHERE account = \(account.id)")
    for identity in account.identities {
      try session.execute(
        """
        INSERT INTO identities (owner, issuer, subject, account)
        VALUES (\(server), \(identity.issuer), \(identity.subject), \(account.id))
        """)
    }
  }
}
