public import Accounts
import Database

extension AccountStore {
  /// Keeps a new organisation.
  ///
  /// - Parameter owner: the organisation; its id must be new.
  /// - Throws: `DatabaseError`, a unique violation where the id is taken.
  public func add(_ owner: Owner) async throws {
    let content = try StoredJSON.text(owner)
    try await database.write { session in
      try session.execute("INSERT INTO owners (owner, content) VALUES (\(owner.id), \(content))")
    }
  }

  /// An organisation.
  ///
  /// - Parameter id: its id.
  public func owner(_ id: String) async throws -> Owner? {
    try await database.read { session in
      try session.row("SELECT content FROM owners WHERE owner = \(id)")?.content()
    }
  }

  /// All organisations, in the order of their ids.
  public func owners() async throws -> [Owner] {
    try await database.read { session in
      try session.rows("SELECT content FROM owners ORDER BY owner").map { try $0.content() }
    }
  }
}
