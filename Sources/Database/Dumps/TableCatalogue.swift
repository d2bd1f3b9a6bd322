/// What a database tells of its own tables.
struct TableCatalogue {
  /// A table of ours.
  struct Table: Hashable, Sendable {
    let name: String
    /// The columns in the order of the definition.
    let columns: [String]
    /// The columns of the primary key in its order, or all columns where there is none.
    let order: [String]
  }

  /// The names of all tables in order, without the database's own.
  static func names(on connection: any Connection) throws(DatabaseError) -> [String] {
    let query: SQL =
      switch connection.dialect {
      case .sqlite:
        """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
        ORDER BY name
        """
      case .postgres:
        """
        SELECT relname::text AS name FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
        ORDER BY relname COLLATE "C"
        """
      }
    return try connection.run(query).rows.map { row throws(DatabaseError) in try row["name"] }
  }

  /// The tables that hold data, in order of their names.
  static func tables(on connection: any Connection) throws(DatabaseError) -> [Table] {
    try names(on: connection).filter { $0 != MigrationRunner.table }
      .map { name throws(DatabaseError) in
        let rows = try connection.run(columnQuery(name, connection.dialect)).rows
        let columns = try rows.map { row throws(DatabaseError) in
          (name: try row["name"] as String, place: try row["key_place"] as Int)
        }
        let key = columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name)
        let names = columns.map(\.name)
        return Table(name: name, columns: names, order: key.isEmpty ? names : key)
      }
  }

  private static func columnQuery(_ table: String, _ dialect: Dialect) -> SQL {
    switch dialect {
    case .sqlite:
      "SELECT name, pk AS key_place FROM pragma_table_info(\(table)) ORDER BY cid"
    case .postgres:
      """
      SELECT a.attname::text AS name,
        coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1 AS key_place
      FROM pg_attribute a
      LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
      WHERE a.attrelid = \(SQL.quoted(table))::regclass AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """
    }
  }
}
