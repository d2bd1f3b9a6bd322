import Foundation
import GRDB
import TestSupport
import Testing

@testable import Database

@Suite("Writes to SQLite that are committed together")
struct GroupCommitTests {
  static func use(
    _ settings: SQLiteDatabase.Settings = .init(),
    _ work: (SQLiteDatabase) async throws -> Void
  ) async throws {
    try await TemporaryFolder.use { folder in
      let database = try SQLiteDatabase(path: "\(folder.path)/d.sqlite", settings: settings)
      try await database.migrate(Tables.all, time: 0)
      try await work(database)
      await database.close()
    }
  }

  /// Holds the writer until the other writes wait, so that they become one group.
  static func together(
    _ database: SQLiteDatabase, _ words: [String],
    _ write: @escaping @Sendable (String, borrowing WriteSession) throws -> Void
  ) async throws -> [String: (any Error)?] {
    let gate = Gate()
    async let hold: Void = database.write { _ in
      gate.open(0)
      gate.wait(1)
    }
    await gate.reached(0)
    let outcomes = await withTaskGroup(of: (String, (any Error)?).self) { group in
      for word in words {
        group.addTask {
          do {
            try await database.write { try write(word, $0) }
            return (word, nil)
          } catch {
            return (word, error)
          }
        }
      }
      while database.statistics.waiting < words.count {
        try? await Task.sleep(for: .milliseconds(2))
      }
      gate.open(1)
      return await group.reduce(into: [String: (any Error)?]()) { $0[$1.0] = .some($1.1) }
    }
    try await hold
    return outcomes
  }

  @Test("are on the disk when they are acknowledged: synchronous is FULL on the writer")
  func synchronous() async throws {
    try await GroupCommitTests.use { database in
      let pragmas = ["synchronous", "foreign_keys", "trusted_schema", "mmap_size", "busy_timeout"]
      let writer = try await database.pool.writeWithoutTransaction { connection in
        try pragmas.map { try Int.fetchOne(connection, sql: "PRAGMA \($0)") }
      }
      #expect(writer == [2, 1, 0, 0, 5000])
      let mode = try await database.pool.read {
        try String.fetchOne($0, sql: "PRAGMA journal_mode")
      }
      #expect(mode == "wal")
      let reader = try await database.pool.read { connection in
        try ["foreign_keys", "trusted_schema", "query_only"].map {
          try Int.fetchOne(connection, sql: "PRAGMA \($0)")
        }
      }
      #expect(reader[1] == 0)
    }
  }

  @Test("share one transaction, and one that fails does not hurt the others")
  func oneFails() async throws {
    try await GroupCommitTests.use { database in
      let before = database.statistics
      let words = (0..<50).map { "\($0)" }
      let outcomes = try await GroupCommitTests.together(database, words) { word, session in
        try session.execute("INSERT INTO events (words) VALUES (\(word))")
        if word == "7" { try session.execute("INSERT INTO events (words) VALUES (\(word))") }
        if word == "9" { throw TransactionTests.Refused() }
      }
      #expect(outcomes.compactMap { $0.value == nil ? nil : $0.key }.sorted() == ["7", "9"])
      let stored = try await database.read {
        try $0.value("SELECT count(*) FROM events", as: Int.self)
      }
      #expect(stored == 48)
      let after = database.statistics
      #expect(after.batches - before.batches == 2)
      #expect(after.largestBatch == 48)
      #expect(after.failedWrites == 2)
    }
  }

  @Test("fail with a full disk one by one, and everything before stays")
  func diskFull() async throws {
    var settings = SQLiteDatabase.Settings()
    settings.mostPages = 60
    try await GroupCommitTests.use(settings) { database in
      let big = [UInt8](repeating: 7, count: 400_000)
      try await database.write { try TransactionTests.addUnit("1", in: $0) }
      let words = (0..<20).map { "\($0)" }
      let outcomes = try await GroupCommitTests.together(database, words) { word, session in
        let picture = word == "5" ? big : [1]
        try session.attempt {
          try session.execute(
            """
            INSERT INTO answers (owner, unit, id, picture)
            VALUES (\("no"), \("1"), \(word), \(picture))
            """)
        }
      }
      let failed = outcomes.filter { $0.value != nil }
      #expect(failed.keys.sorted() == ["5"])
      #expect((failed["5"] as? StorageError)?.kind == .diskFull)
      var stored = 0
      while true {
        let word = "more \(stored)"
        do {
          try await database.write { session in
            try session.execute(
              """
              INSERT INTO answers (owner, unit, id, picture)
              VALUES (\("no"), \("1"), \(word), \([UInt8](repeating: 1, count: 3_000)))
              """)
          }
          stored += 1
        } catch let error as StorageError {
          #expect(error.kind == .diskFull)
          break
        }
      }
      let count = try await database.read {
        try $0.value("SELECT count(*) FROM answers", as: Int.self)
      }
      #expect(count == 19 + stored)
      let integrity = try await database.pool.read {
        try String.fetchAll($0, sql: "PRAGMA integrity_check")
      }
      #expect(integrity == ["ok"])
    }
  }
}
