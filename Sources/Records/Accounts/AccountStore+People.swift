public import Accounts
import Database

extension AccountStore {
  /// The accounts that have a role in an owner, in the order of their names.
  ///
  /// - Parameter owner: the id of the owner.
  public func accounts(of owner: String) async throws -> [Account] {
    try await database.read { session in
      let accounts: [Account] = try session.rows(
        """
        SELECT content FROM accounts WHERE owner = \(Self.server)
        AND id IN (SELECT account FROM memberships WHERE owner = \(owner))
        """
      ).map { try $0.content() }
      return accounts.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }
  }

  /// All accounts of the server.
  public func accounts() async throws -> [Account] {
    try await database.read { session in
      try session.rows("SELECT content FROM accounts WHERE owner = \(Self.server) ORDER BY id")
        .map { try $0.content() }
    }
  }

  /// The sessions of an account, those that have ended too, the last used first.
  ///
  /// - Parameter account: the id of the account.
  public func sessions(of account: String) async throws -> [Session] {
    try await database.read { session in
      try session.rows(
        """
        SELECT content FROM sessions WHERE owner = \(Self.server)
        AND holder = \("account:\(account)") ORDER BY last_seen DESC
        """
      ).map { try $0.content() }
    }
  }

  /// Changes an account and says what came of it.
  ///
  /// - Parameters:
  ///   - id: the account.
  ///   - events: what the log is told where the account is there.
  ///   - change: what to do with it; it may be done more than once, and what it throws changes nothing.
  /// - Returns: the account afterwards and what the change gave; nil where there is none.
  public func update<Result: Sendable>(
    _ id: String, noting events: [AuditEvent] = [],
    _ change: @escaping @Sendable (inout Account) throws -> Result
  ) async throws -> (account: Account, result: Result)? {
    try await database.write { session in
      guard var account = try Self.account(id, in: session) else { return nil }
      let result = try change(&account)
      try Self.replace(account, in: session)
      for event in events { try Self.note(event, in: session) }
      return (account, result)
    }
  }

  /// Changes an account, knowing whether an owner is kept in order by somebody else too.
  ///
  /// - Parameters:
  ///   - id: the account.
  ///   - owner: the id of the owner.
  ///   - events: what the log is told where the account is another one afterwards.
  ///   - change: what to do with it, told whether the owner has another administrator; it may be done more than
  ///     once, and what it throws changes nothing.
  /// - Returns: the account afterwards; nil where there is none.
  @discardableResult
  public func update(
    _ id: String, in owner: String, noting events: [AuditEvent],
    _ change: @escaping @Sendable (inout Account, _ hasOther: Bool) throws -> Void
  ) async throws -> Account? {
    try await database.write { session in
      guard let before = try Self.account(id, in: session) else { return nil }
      var account = before
      try change(&account, try Self.hasAdministrator(owner, besides: id, in: session))
      guard account != before else { return account }
      try Self.replace(account, in: session)
      for event in events { try Self.note(event, in: session) }
      return account
    }
  }

  private static func hasAdministrator(
    _ owner: String, besides id: String, in session: borrowing WriteSession
  ) throws -> Bool {
    let accounts: [Account] = try session.rows(
      """
      SELECT content FROM accounts WHERE owner = \(server) AND id <> \(id) AND id IN (
        SELECT account FROM memberships
        WHERE owner = \(owner) AND role = \(Role.administrator.rawValue))
      """
    ).map { try $0.content() }
    return accounts.contains(where: \.isOpen)
  }

  /// Changes an organisation.
  ///
  /// - Parameters:
  ///   - id: the organisation.
  ///   - event: what the log is told.
  ///   - change: makes of it what it is to be; it may be asked more than once, and what it throws changes
  ///     nothing.
  public func change(
    owner id: String, noting event: AuditEvent,
    _ change: @escaping @Sendable (Owner) throws -> Owner
  ) async throws {
    try await database.write { session in
      let row = try session.row("SELECT content FROM owners WHERE owner = \(id)")
      guard let owner: Owner = try row?.content() else { return }
      let content = try StoredJSON.text(try change(owner))
      try session.execute("UPDATE owners SET content = \(content) WHERE owner = \(id)")
      try Self.note(event, in: session)
    }
  }
}
