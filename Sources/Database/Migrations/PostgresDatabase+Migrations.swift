import Problems

extension PostgresDatabase {
  /// Brings the tables up to date; processes that share the server take turns.
  ///
  /// No backup is made: that is the server's own task.
  ///
  /// - Parameters:
  ///   - migrations: all of the program's migrations, numbered from 1 without gaps.
  ///   - time: seconds since 1970, stored with each migration.
  /// - Returns: what was done.
  /// - Throws: `InputRefused` where the database is newer than the program, was made by other
  ///   migrations or holds foreign tables; ``DatabaseError`` where the database fails.
  @discardableResult
  public func migrate(_ migrations: [Migration], time: Int64) async throws -> MigrationReport {
    let runner = MigrationRunner(migrations: migrations, place: Place(name))
    return try await onConnection { worker in
      let connection = try worker.connection()
      _ = try runner.check(connection)
      let done = try runner.apply(connection, time: time)
      return MigrationReport(applied: done, version: migrations.count)
    }
  }
}
