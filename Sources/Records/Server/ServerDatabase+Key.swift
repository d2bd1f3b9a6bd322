import Database

/// Which secret the server's links and messages were made with.
extension ServerDatabase {
  /// Whether this is the secret that links were hashed and messages sealed with; the first one is noted.
  ///
  /// - Parameter fingerprint: what the secret is known by.
  /// - Returns: false where another server has noted another one.
  public func notesKey(_ fingerprint: String) async throws -> Bool {
    if let known = try await keyFingerprint() { return known == fingerprint }
    return try await database.write { session in
      try session.execute(
        """
        INSERT INTO server_facts (owner, name, fact) VALUES ('', 'key', \(fingerprint))
        ON CONFLICT (owner, name) DO NOTHING
        """)
      return try Self.key(in: session) == fingerprint
    }
  }

  /// Notes another secret in the place of one that is lost.
  ///
  /// - Parameter fingerprint: what the new one is known by.
  public func replaceKey(_ fingerprint: String) async throws {
    try await database.write { session in
      try session.execute(
        """
        INSERT INTO server_facts (owner, name, fact) VALUES ('', 'key', \(fingerprint))
        ON CONFLICT (owner, name) DO UPDATE SET fact = excluded.fact
        """)
    }
  }

  /// What the secret is known by that the server was begun with; nil where none is noted.
  public func keyFingerprint() async throws -> String? {
    try await database.read { try Self.key(in: $0) }
  }

  private static func key(in session: borrowing some Queries & ~Copyable) throws -> String? {
    try session.value(
      "SELECT fact FROM server_facts WHERE owner = '' AND name = 'key'", as: String.self)
  }
}

/// What is known of the whole server.
enum ServerFactTables {
  static let area = TableArea(
    "facts of the server",
    [
      """
      CREATE TABLE server_facts (
        owner \(.text) NOT NULL, name \(.text) NOT NULL, fact \(.text) NOT NULL,
        PRIMARY KEY (owner, name)
      ) \(.strict)
      """
    ])
}
