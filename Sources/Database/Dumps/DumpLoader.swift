import Problems

/// Writes the rows of a dump into the tables of a database.
struct DumpLoader {
  let connection: any Connection
  let file: String
  let migrations: [Migration]

  /// A transaction around work, with references between rows checked at its end.
  ///
  /// A row may come before the one that it refers to. SQLite can put off all checks; PostgreSQL only
  /// those of constraints that say so, which they do within this transaction.
  static func filling(
    _ work: @escaping @Sendable (any Connection) throws -> Void
  ) -> @Sendable (any Connection) throws -> Void {
    { connection in
      let isPostgres = connection.dialect == .postgres
      try connection.command(isPostgres ? "BEGIN" : "BEGIN IMMEDIATE")
      do {
        let references = isPostgres ? try postgresReferences(connection) : []
        try connection.command(
          isPostgres ? "SET LOCAL statement_timeout = 0" : "PRAGMA defer_foreign_keys = ON")
        for reference in references {
          try connection.command("\(reference) DEFERRABLE INITIALLY DEFERRED")
        }
        try work(connection)
        if isPostgres { try connection.command("SET CONSTRAINTS ALL IMMEDIATE") }
        for reference in references { try connection.command("\(reference) NOT DEFERRABLE") }
        try connection.command("COMMIT")
      } catch {
        try? connection.command("ROLLBACK")
        throw error
      }
    }
  }

  /// Reads the dump into the tables.
  ///
  /// - Parameter isReplacing: whether rows that are there may be deleted.
  func load(replacing isReplacing: Bool) throws {
    let tables = try TableCatalogue.tables(on: connection)
    if isReplacing {
      for table in tables { try connection.command("DELETE FROM \(SQL.quoted(table.name))") }
    } else {
      for table in tables where try holdsRows(table) {
        throw InputRefused([Problem("database.holds-data", at: Place(table.name))])
      }
    }
    let known = Dictionary(tables.map { ($0.name, Set($0.columns)) }) { first, _ in first }
    let insertion = Insertion(connection)
    var consumer = DumpChecker.Consumer()
    consumer.begin = { names in
      guard names == migrations.prefix(names.count).map(\.name) else {
        throw InputRefused([Problem("database.dump-of-other", at: Place(file, line: 1))])
      }
    }
    consumer.table = { name, columns in
      guard known[name] == Set(columns) else {
        throw InputRefused([Problem("database.dump-of-other", at: Place(file, cell: name))])
      }
      insertion.start(name, columns)
    }
    consumer.row = { try insertion.add($0) }
    consumer.tableEnd = { try insertion.finish() }
    _ = try DumpChecker.read(file, consumer)
    if connection.dialect == .postgres { try setCounters() }
  }

  private func holdsRows(_ table: TableCatalogue.Table) throws(DatabaseError) -> Bool {
    let query = SQL([.words("SELECT 1 FROM \(SQL.quoted(table.name)) LIMIT 1")])
    return try connection.run(query).rows.first != nil
  }

  /// The statements that begin a change of each reference between tables.
  private static func postgresReferences(
    _ connection: any Connection
  ) throws(DatabaseError) -> [String] {
    try connection.run(
      """
      SELECT conrelid::regclass::text AS table_name, conname::text AS name FROM pg_constraint
      WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
        AND conparentid = 0 AND NOT condeferrable
      ORDER BY 1, 2
      """
    ).rows.map { row throws(DatabaseError) in
      let table: String = try row["table_name"]
      return "ALTER TABLE \(table) ALTER CONSTRAINT \(SQL.quoted(try row["name"]))"
    }
  }

  /// Lets the columns that count up by themselves go on after the highest number that was loaded.
  private func setCounters() throws(DatabaseError) {
    let counters = try connection.run(
      """
      SELECT c.relname::text AS table_name, a.attname::text AS name FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = current_schema()::regnamespace AND a.attidentity <> ''
      """
    ).rows
    for row in counters {
      let table: String = try row["table_name"]
      let column: String = try row["name"]
      let highest = "SELECT max(\(SQL.quoted(column))) FROM \(SQL.quoted(table))"
      _ = try connection.run(
        """
        SELECT setval(pg_get_serial_sequence(\(SQL.quoted(table)), \(column)),
          coalesce((\(SQL([.words(highest)]))), 0) + 1, false)
        """)
    }
  }
}

/// Rows on their way into one table, several in one statement.
private final class Insertion {
  private let connection: any Connection
  private var words = ""
  private var width = 0
  private var rows: [[SQLValue]] = []
  private var weight = 0

  init(_ connection: any Connection) {
    self.connection = connection
  }

  func start(_ table: String, _ columns: [String]) {
    let names = columns.map(SQL.quoted).joined(separator: ", ")
    words = "INSERT INTO \(SQL.quoted(table)) (\(names)) VALUES "
    width = columns.count
  }

  func add(_ row: [SQLValue]) throws(DatabaseError) {
    rows.append(row)
    weight += row.reduce(0) { $0 + $1.weight }
    if rows.count * width >= 800 || weight > 1_000_000 { try finish() }
  }

  func finish() throws(DatabaseError) {
    if rows.isEmpty { return }
    let rows = rows
    self.rows = []
    weight = 0
    _ = try connection.run("\(SQL([.words(words)]))\(rows: rows)")
  }
}
