public import Accounts
import Database

/// Accounts, sessions and the audit log in a database.
public struct AccountStore: Sendable {
  let database: any SQLDatabase

  init(_ database: any SQLDatabase) {
    self.database = database
  }

  /// Where rows stand that belong to the whole server.
  static let server = ""

  /// Keeps a new account with its roles.
  ///
  /// - Parameter account: the account; its id and its address must be new.
  /// - Throws: `DatabaseError`, a unique violation where one of them is taken.
  public func add(_ account: Account) async throws {
    try await database.write { session in try Self.insert(account, in: session) }
  }

  /// An account by its id.
  ///
  /// - Parameter id: the id.
  public func account(_ id: String) async throws -> Account? {
    try await database.read { session in try Self.account(id, in: session) }
  }

  /// An account by its address of e-mail; capitals do not matter.
  ///
  /// - Parameter email: the address.
  public func account(email: String) async throws -> Account? {
    try await database.read { session in
      try session.row(
        """
        SELECT content FROM accounts
        WHERE owner = \(Self.server) AND email = \(email.lowercased())
        """)?.content()
    }
  }

  /// Changes an account.
  ///
  /// - Parameters:
  ///   - id: the account.
  ///   - change: what to do with it; it may be done more than once.
  /// - Returns: the account afterwards; nil where there is none.
  @discardableResult
  public func change(
    _ id: String, _ change: @escaping @Sendable (inout Account) throws -> Void
  ) async throws -> Account? {
    try await database.write { session in
      guard var account = try Self.account(id, in: session) else { return nil }
      try change(&account)
      try Self.replace(account, in: session)
      return account
    }
  }

  static func account(
    _ id: String, in session: borrowing some Queries & ~Copyable
  ) throws -> Account? {
    try session.row(
      "SELECT content FROM accounts WHERE owner = \(Self.server) AND id = \(id)")?.content()
  }

  static func insert(_ account: Account, in session: borrowing WriteSession) throws {
    try session.execute(
      """
      INSERT INTO accounts (owner, id, email, content)
      VALUES (\(server), \(account.id), \(address(of: account)), \(try StoredJSON.text(account)))
      """)
    try keepRoles(of: account, in: session)
    try keepIdentities(of: account, in: session)
  }

  static func replace(_ account: Account, in session: borrowing WriteSession) throws {
    try session.execute(
      """
      UPDATE accounts SET email = \(address(of: account)),
        content = \(try StoredJSON.text(account))
      WHERE owner = \(server) AND id = \(account.id)
      """)
    try keepRoles(of: account, in: session)
    try keepIdentities(of: account, in: session)
  }

  /// What the account's address is known by; where it has none, as after an erasure, its id, which is none.
  private static func address(of account: Account) -> String {
    account.email.isEmpty ? "#\(account.id)" : account.email.lowercased()
  }

  private static func keepRoles(of account: Account, in session: borrowing WriteSession) throws {
    try session.execute("DELETE FROM memberships WHERE account = \(account.id)")
    for (number, membership) in account.memberships.enumerated() {
      try session.execute(
        """
        INSERT INTO memberships (owner, account, number, role)
        VALUES (\(membership.owner), \(account.id), \(number), \(membership.role.rawValue))
        """)
    }
  }
}
