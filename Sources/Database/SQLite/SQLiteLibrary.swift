import GRDB

/// The SQLite library that the system gives.
public enum SQLiteLibrary {
  /// Its version, such as `3.40.1`.
  public static var version: String {
    (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? "?"
  }

  /// Whether two connections may write and checkpoint at the same moment.
  ///
  /// From 3.7.0 to 3.51.2 that could damage the file (sqlite.org, release notes of 3.51.3). It does not
  /// concern ``SQLiteDatabase``, whose one writing connection also does all checkpoints; it does concern
  /// other programs that open the file, such as those that ship the log elsewhere.
  ///
  /// - Parameter version: the version to judge.
  /// - Returns: whether it is 3.51.3 or newer.
  public static func hasLogResetRepair(_ version: String = version) -> Bool {
    let parts = version.split(separator: ".").map { Int($0) ?? 0 }
    return !parts.lexicographicallyPrecedes([3, 51, 3])
  }
}
