/// Where a database is: a file, or a PostgreSQL server.
public enum DatabaseAddress: Sendable, Hashable, CustomStringConvertible {
  /// The path of a SQLite file.
  case file(String)
  /// A PostgreSQL address as libpq reads it; it may hold a password.
  case postgres(String)

  /// Reads what stands after `--database`.
  ///
  /// - Parameter text: `postgres://…`, `postgresql://…`, key words and values such as
  ///   `host=/run/postgresql dbname=samstemt`, or a path.
  public init(_ text: String) {
    let isURI = ["postgres://", "postgresql://"].contains { text.hasPrefix($0) }
    let isWords = text.split(separator: " ").contains { word in
      ["host", "hostaddr", "dbname", "service", "user", "port"].contains {
        word.hasPrefix("\($0)=")
      }
    }
    self = isURI || isWords ? .postgres(text) : .file(text)
  }

  /// The path, or the server without the password.
  public var description: String {
    switch self {
    case .file(let path): path
    case .postgres(let address): (try? PostgresAddress.name(of: address)) ?? "PostgreSQL"
    }
  }

  /// Opens the database with the usual settings.
  ///
  /// - Returns: the database; its tables may still be old.
  /// - Throws: `InputRefused` where it cannot be used as it is; ``DatabaseError``.
  public func open() throws -> any SQLDatabase {
    switch self {
    case .file(let path): try SQLiteDatabase(path: path)
    case .postgres(let address): try PostgresDatabase(address: address)
    }
  }
}
