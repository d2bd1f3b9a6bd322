import Problems

extension PortableDump {
  /// Reads a dump without writing anything, and says whether it is whole.
  ///
  /// - Parameter file: the dump.
  /// - Returns: what it holds.
  /// - Throws: `InputRefused` with the line where it is damaged; ``DatabaseError``.
  public static func check(_ file: String) async throws -> Summary {
    try await SQLiteFile.aside { try DumpChecker.read(file) }
  }

  /// Fills a database with the rows of a dump, in one transaction, and brings it up to date.
  ///
  /// The tables are first made as they were when the dump was written; newer migrations are applied
  /// to the rows afterwards.
  ///
  /// - Parameters:
  ///   - file: the dump.
  ///   - database: a new database, or one without rows.
  ///   - migrations: all of the program's migrations.
  ///   - time: seconds since 1970, stored with each migration.
  ///   - isReplacing: whether rows that are there may be deleted.
  /// - Returns: what was loaded.
  /// - Throws: `InputRefused` where the dump is damaged or of another program, or the database holds
  ///   rows; ``DatabaseError``.
  @discardableResult
  public static func load(
    _ file: String, into database: any SQLDatabase, migrations: [Migration], time: Int64,
    replacing isReplacing: Bool = false
  ) async throws -> Summary {
    let summary = try await check(file)
    guard summary.version <= migrations.count else {
      throw InputRefused([
        Problem(
          "database.newer", at: Place(file),
          ["version": "\(summary.version)", "known": "\(migrations.count)"])
      ])
    }
    let report = try await database.migrate(Array(migrations.prefix(summary.version)), time: time)
    if report.version != summary.version {
      throw InputRefused([Problem("database.holds-data", at: Place(file))])
    }
    try await database.fill { connection in
      try DumpLoader(connection: connection, file: file, migrations: migrations)
        .load(replacing: isReplacing)
    }
    try await database.migrate(migrations, time: time)
    return summary
  }
}

extension SQLDatabase {
  /// Runs work in one transaction whose references are checked at its end.
  func fill(_ work: @escaping @Sendable (any Connection) throws -> Void) async throws {
    switch self {
    case let database as SQLiteDatabase: try await database.onWriter(DumpLoader.filling(work))
    case let database as PostgresDatabase:
      let filling = DumpLoader.filling(work)
      try await database.onConnection { try filling(try $0.connection()) }
    default: throw DatabaseError(.other, "this database cannot be filled")
    }
  }
}
