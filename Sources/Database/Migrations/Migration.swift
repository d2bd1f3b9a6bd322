/// A numbered change of the tables, which is never changed after it was released.
///
/// ```swift
/// Migration(1, "accounts", [
///   """
///   CREATE TABLE accounts (
///     owner \(.text) NOT NULL, id \(.text) NOT NULL, made \(.integer) NOT NULL,
///     PRIMARY KEY (owner, id)
///   ) \(.strict)
///   """
/// ])
/// ```
public struct Migration: Sendable {
  /// Its place, from 1 without gaps.
  public let number: Int
  /// What it does, for people.
  public let name: String
  private let sqlite: [SQL]
  private let postgres: [SQL]

  /// A change that both databases say alike, but for ``TableWord``.
  ///
  /// - Parameters:
  ///   - number: its place, from 1.
  ///   - name: what it does.
  ///   - statements: the statements in order.
  public init(_ number: Int, _ name: String, _ statements: [SQL]) {
    self.init(number, name, sqlite: statements, postgres: statements)
  }

  /// A change that each database needs in its own words.
  ///
  /// - Parameters:
  ///   - number: its place, from 1.
  ///   - name: what it does.
  ///   - sqlite: the statements for SQLite.
  ///   - postgres: the statements for PostgreSQL.
  public init(_ number: Int, _ name: String, sqlite: [SQL], postgres: [SQL]) {
    self.number = number
    self.name = name
    self.sqlite = sqlite
    self.postgres = postgres
  }

  /// The statements in a dialect.
  func statements(in dialect: Dialect) -> [SQL] {
    dialect == .sqlite ? sqlite : postgres
  }

  /// The SHA-256 of number, name and statements in a dialect.
  func checksum(in dialect: Dialect) -> String {
    var checksum = Checksum()
    for text in ["\(number)", name]
      + statements(in: dialect).map({ $0.rendered(for: dialect).text })
    {
      checksum.add(Array(text.utf8) + [0])
    }
    return checksum.hexadecimal()
  }
}

/// What bringing the tables up to date did.
public struct MigrationReport: Sendable, Hashable {
  /// The numbers of the migrations that were applied now.
  public var applied: [Int]
  /// The number of the last migration that the database has.
  public var version: Int
  /// The backup that was made before, where the database held something.
  public var backup: String?

  /// A report.
  ///
  /// - Parameters:
  ///   - applied: the numbers of the migrations that were applied.
  ///   - version: the number of the last one.
  ///   - backup: the backup that was made before.
  public init(applied: [Int], version: Int, backup: String? = nil) {
    self.applied = applied
    self.version = version
    self.backup = backup
  }
}
