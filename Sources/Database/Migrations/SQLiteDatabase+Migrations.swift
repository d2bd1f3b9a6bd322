import GRDB
import Problems

extension SQLiteDatabase {
  /// Brings the tables up to date; a file that holds some is copied before.
  ///
  /// The copy lies beside the file: `<file>.version-<number>.<time>.backup`.
  ///
  /// - Parameters:
  ///   - migrations: all of the program's migrations, numbered from 1 without gaps.
  ///   - time: seconds since 1970, stored with each migration and used in the backup's name.
  /// - Returns: what was done.
  /// - Throws: `InputRefused` where the file is newer than the program, was made by other migrations
  ///   or holds foreign tables; ``DatabaseError`` where the database fails.
  @discardableResult
  public func migrate(_ migrations: [Migration], time: Int64) async throws -> MigrationReport {
    let runner = MigrationRunner(migrations: migrations, place: Place(path))
    let applied = try await onWriter { try runner.check($0) }
    if applied.count == migrations.count {
      return MigrationReport(applied: [], version: applied.count)
    }
    var backup: String?
    if !applied.isEmpty {
      let name = "\(path).version-\(applied.count).\(TimeStamp.compact(time))"
      let copy = Files.unused(name, ending: ".backup")
      try await backUp(to: copy)
      backup = copy
    }
    let done = try await onWriter { try runner.apply($0, time: time) }
    return MigrationReport(applied: done, version: migrations.count, backup: backup)
  }

  /// Does maintenance on the writing connection, outside of a transaction.
  func onWriter<Result: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    do {
      return try await pool.writeWithoutTransaction { database in
        defer { if database.isInsideTransaction { try? database.rollback() } }
        return try work(SQLiteConnection(database))
      }
    } catch let error as GRDB.DatabaseError {
      throw DatabaseError(sqlite: error)
    }
  }
}
