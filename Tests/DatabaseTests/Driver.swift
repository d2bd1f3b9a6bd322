import Database
import Foundation
import TestSupport
import Testing

/// The two drivers, so that each test of what they promise runs on both.
enum Driver: String, CaseIterable, CustomTestStringConvertible {
  case sqlite, postgres

  /// Those that can be tried here.
  static let here: [Driver] = PostgresServer.programs == nil ? [.sqlite] : [.sqlite, .postgres]

  var testDescription: String { self == .sqlite ? "SQLite" : "PostgreSQL" }

  /// Where a new, empty database of this kind would be.
  func newAddress(in folder: TemporaryFolder) throws -> DatabaseAddress {
    switch self {
    case .sqlite: .file("\(folder.path)/\(UUID().uuidString).sqlite")
    case .postgres: .postgres(try PostgresServer.shared().newDatabase())
    }
  }

  /// Does a piece of work with a new database that has the tables of the tests.
  func use<Result>(
    isolation: isolated (any Actor)? = #isolation, _ migrations: [Migration] = Tables.all,
    _ work: (any SQLDatabase) async throws -> Result
  ) async throws -> Result {
    try await TemporaryFolder.use { folder in
      let database = try newAddress(in: folder).open()
      do {
        try await database.migrate(migrations, time: 1_800_000_000)
        let result = try await work(database)
        await database.close()
        return result
      } catch {
        await database.close()
        throw error
      }
    }
  }
}

/// Small tables that have every kind of column and reference.
enum Tables {
  static let first = Migration(
    1, "units and answers",
    [
      """
      CREATE TABLE units (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, name \(.text) NOT NULL,
        parent \(.text), population \(.integer) CHECK (population >= 0),
        PRIMARY KEY (owner, id),
        FOREIGN KEY (owner, parent) REFERENCES units (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE answers (
        owner \(.text) NOT NULL, unit \(.text) NOT NULL, id \(.text) NOT NULL, share \(.real),
        picture \(.blob), version \(.integer) NOT NULL DEFAULT 1,
        PRIMARY KEY (owner, unit, id),
        FOREIGN KEY (owner, unit) REFERENCES units (owner, id)
      ) \(.strict)
      """,
    ])

  static let second = Migration(
    2, "events",
    [
      "CREATE TABLE events (number \(.counter), words \(.text) NOT NULL) \(.strict)",
      "CREATE UNIQUE INDEX events_words ON events (words)",
    ])

  static let all = [first, second]
}

/// Ours, where GRDB's error of the same name is seen too.
typealias StorageError = DatabaseError
