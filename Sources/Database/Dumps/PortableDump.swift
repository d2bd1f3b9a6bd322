import Problems

/// All rows of a database in a text file that does not depend on which database it was.
///
/// One JSON value a line. First the format and the migrations that made the tables; then for each table
/// an object with its name and columns, an array for each row in the order of the key, and an object
/// with the number of rows and the SHA-256 of their lines; at last the number of tables and the SHA-256
/// of everything before. The same rows give the same bytes from both databases.
public enum PortableDump {
  /// What a dump holds.
  public struct Summary: Sendable, Hashable {
    /// How many rows each table has.
    public var rows: [String: Int]
    /// The number of the last migration.
    public var version: Int
    /// The SHA-256 of everything before the last line.
    public var sha256: String
  }

  static let format = "samstemt-dump-1"

  /// Writes all rows, of one moment, while the database is written to.
  ///
  /// - Parameters:
  ///   - database: the database, brought up to date.
  ///   - file: where the dump goes; nothing may lie there.
  /// - Returns: what was written.
  /// - Throws: `InputRefused` where something lies there; ``DatabaseError``.
  @discardableResult
  public static func write(_ database: any SQLDatabase, to file: String) async throws -> Summary {
    if Files.exists(file) {
      throw InputRefused([Problem("database.file-exists", at: Place(file))])
    }
    return try await database.read { session in
      let connection = session.transaction.connection
      let writer = try DumpWriter(file)
      let applied = try connection.run(
        "SELECT number, name FROM schema_migrations ORDER BY number"
      ).rows.map { row in (number: try row["number"] as Int, name: try row["name"] as String) }
      try writer.add(
        DumpLine.object([
          ("format", .value(.text(format))), ("migrations", .list(applied.map(\.name))),
        ]))
      var counts: [String: Int] = [:]
      let tables = try TableCatalogue.tables(on: connection)
      for table in tables { counts[table.name] = try write(table, of: session, to: writer) }
      let sum = writer.sum
      try writer.add(
        DumpLine.object([
          ("tables", .value(.integer(Int64(tables.count)))), ("sha256", .value(.text(sum))),
        ]))
      try writer.finish()
      return Summary(rows: counts, version: applied.last?.number ?? 0, sha256: sum)
    }
  }

  private static func write(
    _ table: TableCatalogue.Table, of session: borrowing ReadSession, to writer: DumpWriter
  ) throws -> Int {
    try writer.add(
      DumpLine.object([
        ("table", .value(.text(table.name))), ("columns", .list(table.columns)),
      ]))
    var count = 0
    var checksum = Checksum()
    let columns = table.columns.map(SQL.quoted).joined(separator: ", ")
    let order = table.order.map(SQL.quoted).joined(separator: ", ")
    let words = "SELECT \(columns) FROM \(SQL.quoted(table.name)) ORDER BY \(order)"
    try session.forEach(SQL([.words(words)])) { row in
      let line = DumpLine.row(row.values)
      checksum.add(line)
      try writer.add(line)
      count += 1
    }
    try writer.add(
      DumpLine.object([
        ("rows", .value(.integer(Int64(count)))),
        ("sha256", .value(.text(checksum.hexadecimal()))),
      ]))
    return count
  }
}
