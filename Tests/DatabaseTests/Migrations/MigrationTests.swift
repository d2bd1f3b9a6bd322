import Database
import Foundation
import Problems
import TestSupport
import Testing

@Suite("Migrations")
struct MigrationTests {
  static let third = Migration(
    3, "events with a unit",
    sqlite: [
      """
      CREATE TABLE new_units (
        owner TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, parent TEXT, population INTEGER,
        nickname TEXT NOT NULL DEFAULT '', PRIMARY KEY (owner, id),
        FOREIGN KEY (owner, parent) REFERENCES units (owner, id)
      ) STRICT
      """,
      "INSERT INTO new_units SELECT owner, id, name, parent, population, '' FROM units",
      "DROP TABLE units",
      "ALTER TABLE new_units RENAME TO units",
    ],
    postgres: ["ALTER TABLE units ADD COLUMN nickname TEXT COLLATE \"C\" NOT NULL DEFAULT ''"])

  @Test("bring old tables up to date with their rows, after a backup", arguments: Driver.here)
  func upgrade(driver: Driver) async throws {
    try await TemporaryFolder.use { folder in
      let address = try driver.newAddress(in: folder)
      let old = try address.open()
      let first = try await old.migrate([Tables.first], time: 1_794_300_000)
      #expect(first == MigrationReport(applied: [1], version: 1))
      try await old.write { session in
        try TransactionTests.addUnit("1", in: session)
        try session.execute("INSERT INTO answers (owner, unit, id) VALUES ('no', '1', 'q')")
      }
      await old.close()

      let new = try address.open()
      let report = try await new.migrate(Tables.all + [MigrationTests.third], time: 1_794_300_000)
      #expect(report.applied == [2, 3])
      #expect(report.version == 3)
      let again = try await new.migrate(Tables.all + [MigrationTests.third], time: 1)
      #expect(again == MigrationReport(applied: [], version: 3))
      let nickname = try await new.read {
        try $0.value("SELECT nickname FROM units", as: String.self)
      }
      #expect(nickname == "")
      let error = await #expect(throws: StorageError.self) {
        try await new.write { try $0.execute("DELETE FROM units") }
      }
      #expect(error?.kind == .foreignKeyViolation)
      await new.close()
      if case .file(let path) = address {
        #expect(report.backup == "\(path).version-1.20261110T084000Z.backup")
        let backup = try SQLiteDatabase(path: try #require(report.backup))
        let units = try await TransactionTests.unitCount(backup)
        #expect(units == 1)
        await backup.close()
      } else {
        #expect(report.backup == nil)
      }
    }
  }

  @Test(
    "refuse a database that is newer than the program, or was made otherwise",
    arguments: Driver.here)
  func refusals(driver: Driver) async throws {
    try await driver.use { database in
      let newer = await #expect(throws: InputRefused.self) {
        try await database.migrate([Tables.first], time: 0)
      }
      #expect(newer?.problems.first?.code == "database.newer")
      #expect(newer?.problems.first?.values == ["version": "2", "known": "1"])
      let changed = Migration(2, "events", ["CREATE TABLE events (number \(.counter)) \(.strict)"])
      let other = await #expect(throws: InputRefused.self) {
        try await database.migrate([Tables.first, changed], time: 0)
      }
      #expect(other?.problems.first?.code == "database.changed-migration")
    }
  }

  @Test("refuse a database of somebody else", arguments: Driver.here)
  func foreign(driver: Driver) async throws {
    try await TemporaryFolder.use { folder in
      let database = try driver.newAddress(in: folder).open()
      try await database.write { try $0.execute("CREATE TABLE recipes (name \(.text)) \(.strict)") }
      let refusal = await #expect(throws: InputRefused.self) {
        try await database.migrate(Tables.all, time: 0)
      }
      #expect(refusal?.problems.first?.code == "database.not-ours")
      #expect(refusal?.problems.first?.values == ["table": "recipes"])
      await database.close()
    }
  }

  @Test("leave nothing of one that fails", arguments: Driver.here)
  func failing(driver: Driver) async throws {
    try await driver.use([Tables.first]) { database in
      let broken = Migration(
        2, "broken",
        ["CREATE TABLE half (id \(.text)) \(.strict)", "CREATE INDEX no_such ON nothing (id)"])
      let error = await #expect(throws: StorageError.self) {
        try await database.migrate([Tables.first, broken], time: 0)
      }
      #expect(error?.message.hasPrefix("migration 2 (broken)") == true)
      let report = try await database.migrate(Tables.all, time: 0)
      #expect(report.applied == [2])
      await #expect(throws: StorageError.self) {
        try await database.read { try $0.rows("SELECT id FROM half") }
      }
    }
  }

  @Test("that break a reference are taken back in SQLite too")
  func brokenReference() async throws {
    try await Driver.sqlite.use([Tables.first]) { database in
      try await database.write { session in
        try TransactionTests.addUnit("1", in: session)
        try session.execute("INSERT INTO answers (owner, unit, id) VALUES ('no', '1', 'q')")
      }
      let error = await #expect(throws: StorageError.self) {
        try await database.migrate(
          [Tables.first, Migration(2, "loses units", ["DELETE FROM units"])], time: 0)
      }
      #expect(error?.kind == .foreignKeyViolation)
      let units = try await TransactionTests.unitCount(database)
      #expect(units == 1)
    }
  }

  @Test("of processes that share a PostgreSQL server are done once", .needsPostgres)
  func together() async throws {
    let address = try PostgresServer.shared().newDatabase()
    let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<5 {
        group.addTask {
          let database = try PostgresDatabase(address: address)
          let report = try await database.migrate(Tables.all, time: 0)
          await database.close()
          return report.applied
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(applied.sorted() == [1, 2])
  }
}
