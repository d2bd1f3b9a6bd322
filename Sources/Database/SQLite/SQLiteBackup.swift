import GRDB
import Problems

extension SQLiteDatabase {
  /// Copies the whole database, of one moment, while it is written to.
  ///
  /// The copy is made under another name, checked, brought to the disk and then given its name.
  ///
  /// - Parameter file: where the copy goes; nothing may lie there.
  /// - Throws: `InputRefused` where something lies there or the copy is damaged; ``DatabaseError``.
  public func backUp(to file: String) async throws {
    if Files.exists(file) {
      throw InputRefused([Problem("database.file-exists", at: Place(file))])
    }
    let pool = pool
    let unfinished = file + ".unfinished"
    try await SQLiteFile.aside {
      try SQLiteFile.removeAll(unfinished)
      try Files.create(unfinished)
      do {
        let copy = try DatabaseQueue(path: unfinished)
        try pool.backup(to: copy)
        try SQLiteFile.finish(copy, at: unfinished, called: file)
        try Files.move(unfinished, to: file)
      } catch {
        try? SQLiteFile.removeAll(unfinished)
        throw error is GRDB.DatabaseError ? DatabaseError(sqlite: error) : error
      }
    }
  }

  /// Puts a backup in the place of a database file that no process uses.
  ///
  /// - Parameters:
  ///   - backup: a file that ``backUp(to:)`` made.
  ///   - path: the database file.
  ///   - time: seconds since 1970, for the name that the old file gets.
  ///   - isReplacing: whether a file that holds data may be set aside.
  /// - Returns: the path that the old file has now, or nil where there was none.
  /// - Throws: `InputRefused` where the backup is damaged or missing, the database is in use or holds
  ///   data; ``DatabaseError``.
  @discardableResult
  public static func restore(
    from backup: String, to path: String, time: Int64, replacing isReplacing: Bool = false
  ) async throws -> String? {
    try await SQLiteFile.aside {
      guard let size = Files.size(backup), size > 0 else {
        throw InputRefused([Problem("file.missing", at: Place(backup))])
      }
      let path = Files.resolved(path)
      let lock = try ProcessLock(path)
      defer { withExtendedLifetime(lock) {} }
      let holdsData = (Files.size(path) ?? 0) > 0
      if holdsData, !isReplacing {
        throw InputRefused([Problem("database.holds-data", at: Place(path))])
      }
      let unfinished = path + ".unfinished"
      try SQLiteFile.removeAll(unfinished)
      do {
        try SQLiteFile.copy(backup, to: unfinished)
        try SQLiteFile.finish(DatabaseQueue(path: unfinished), at: unfinished, called: backup)
        let old = holdsData ? try SQLiteFile.setAside(path, time: time) : nil
        try SQLiteFile.removeAll(path)
        try Files.move(unfinished, to: path)
        return old
      } catch {
        try? SQLiteFile.removeAll(unfinished)
        throw error is GRDB.DatabaseError ? refusal(of: error, at: backup) : error
      }
    }
  }
}
