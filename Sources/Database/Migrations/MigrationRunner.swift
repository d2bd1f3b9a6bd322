import Problems

/// Applies migrations on one connection, each in a transaction.
struct MigrationRunner {
  /// A migration that a database has.
  struct Applied: Hashable {
    let number: Int
    let name: String
    let checksum: String
  }

  let migrations: [Migration]
  /// The database, for the place of a problem.
  let place: Place

  /// The name of the table that lists what was applied.
  static let table = "schema_migrations"

  /// Checks a database against the migrations.
  ///
  /// - Returns: what the database has, in order.
  /// - Throws: `InputRefused` where it is newer, was made by others or otherwise.
  func check(_ connection: any Connection) throws -> [Applied] {
    if migrations.map(\.number) != Array(1..<(migrations.count + 1)) {
      throw DatabaseError(.statement, "migrations are not numbered from 1 without gaps")
    }
    let tables = try TableCatalogue.names(on: connection)
    guard tables.contains(MigrationRunner.table) else {
      if let foreign = tables.first {
        throw InputRefused([Problem("database.not-ours", at: place, ["table": foreign])])
      }
      return []
    }
    let applied = try connection.run(
      "SELECT number, name, checksum FROM schema_migrations ORDER BY number"
    ).rows.map { row in
      Applied(
        number: try row["number"], name: try row["name"], checksum: try row["checksum"])
    }
    if let newest = applied.last, newest.number > migrations.count {
      throw InputRefused([
        Problem(
          "database.newer", at: place,
          ["version": "\(newest.number)", "known": "\(migrations.count)"])
      ])
    }
    for (has, knows) in zip(applied, migrations) where has != expected(knows, connection.dialect) {
      throw InputRefused([
        Problem(
          "database.changed-migration", at: place,
          ["number": "\(knows.number)", "name": has.name])
      ])
    }
    return applied
  }

  /// Applies what is missing.
  ///
  /// - Parameters:
  ///   - connection: outside of a transaction.
  ///   - time: seconds since 1970.
  ///   - last: the last migration to apply, or nil for all.
  /// - Returns: the numbers applied.
  func apply(_ connection: any Connection, time: Int64, through last: Int? = nil) throws -> [Int] {
    var done: [Int] = []
    for migration in migrations.prefix(last ?? migrations.count)
    where try apply(migration, connection, time) {
      done.append(migration.number)
    }
    return done
  }

  private func expected(_ migration: Migration, _ dialect: Dialect) -> Applied {
    Applied(
      number: migration.number, name: migration.name, checksum: migration.checksum(in: dialect))
  }

  private func apply(
    _ migration: Migration, _ connection: any Connection, _ time: Int64
  ) throws -> Bool {
    let dialect = connection.dialect
    // Rebuilding a table in SQLite needs its references unchecked meanwhile; they are checked below.
    if dialect == .sqlite { try connection.command("PRAGMA foreign_keys = OFF") }
    defer { if dialect == .sqlite { try? connection.command("PRAGMA foreign_keys = ON") } }
    try connection.command(dialect == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN")
    do {
      if dialect == .postgres { try takeTurn(connection) }
      try connection.command(MigrationRunner.listDefinition(in: dialect))
      // Another process may have done it while this one waited for its turn.
      if try check(connection).contains(where: { $0.number == migration.number }) {
        try connection.command("ROLLBACK")
        return false
      }
      for statement in migration.statements(in: dialect) { _ = try connection.run(statement) }
      if dialect == .sqlite, try connection.run("PRAGMA foreign_key_check").rows.first != nil {
        throw DatabaseError(.foreignKeyViolation, "rows refer to rows that are not there")
      }
      let checksum = migration.checksum(in: dialect)
      _ = try connection.run(
        """
        INSERT INTO schema_migrations (number, name, checksum, applied)
        VALUES (\(migration.number), \(migration.name), \(checksum), \(time))
        """)
      try connection.command("COMMIT")
      return true
    } catch {
      try? connection.command("ROLLBACK")
      guard let error = error as? DatabaseError else { throw error }
      throw DatabaseError(
        error.kind, "migration \(migration.number) (\(migration.name)): \(error.message)",
        table: error.table, columns: error.columns, code: error.code)
    }
  }

  /// Waits until no other process migrates the same database: the lock ends with the transaction.
  private func takeTurn(_ connection: any Connection) throws(DatabaseError) {
    try connection.command("SET LOCAL statement_timeout = 0")
    // The number is "samstemt" in ASCII.
    try connection.command("SELECT pg_advisory_xact_lock(8314046729744117108)")
  }

  private static func listDefinition(in dialect: Dialect) -> String {
    let definition: SQL = """
      CREATE TABLE IF NOT EXISTS schema_migrations (
        number \(.integer) NOT NULL PRIMARY KEY, name \(.text) NOT NULL,
        checksum \(.text) NOT NULL, applied \(.integer) NOT NULL
      ) \(.strict)
      """
    return definition.rendered(for: dialect).text
  }
}
