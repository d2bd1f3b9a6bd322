import Database
import Foundation
import TestSupport
import Testing

@Suite("Many at once")
struct ConcurrencyTests {
  @Test("write unique rows and lose no update", arguments: Driver.here)
  func noLostUpdate(driver: Driver) async throws {
    let writers = 40
    let each = 10
    try await driver.use { database in
      try await database.write { try TransactionTests.addUnit("1", in: $0) }
      let kinds = try await withThrowingTaskGroup(of: [DatabaseError.Kind].self) { group in
        for writer in 0..<writers {
          group.addTask {
            var kinds: [DatabaseError.Kind] = []
            for number in 0..<each {
              // Read, add, write: what loses updates where transactions are not serial.
              try await database.write { session in
                let now =
                  try session.value(
                    "SELECT coalesce(population, 0) FROM units WHERE id = \("1")", as: Int.self)
                  ?? 0
                try session.execute(
                  "UPDATE units SET population = \(now + 1) WHERE id = \("1")")
                try session.execute("INSERT INTO events (words) VALUES (\("\(writer)-\(number)"))")
              }
              do {
                try await database.write { session in
                  try session.execute("INSERT INTO events (words) VALUES (\("one \(number)"))")
                }
              } catch let error as DatabaseError {
                kinds.append(error.kind)
              }
            }
            return kinds
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      let found = try await database.read { session in
        [
          try session.value("SELECT population FROM units WHERE id = '1'", as: Int.self),
          try session.value("SELECT count(*) FROM events", as: Int.self),
        ]
      }
      #expect(found == [writers * each, writers * each + each])
      #expect(kinds.count == (writers - 1) * each)
      #expect(Set(kinds) == [.uniqueViolation])
      let statistics = database.statistics
      #expect(statistics.writes == writers * each + each + 1)
      #expect(statistics.failedWrites == kinds.count)
      #expect(statistics.waiting == 0)
    }
  }

  @Test("are refused where too many wait, and served when there is room", arguments: Driver.here)
  func backPressure(driver: Driver) async throws {
    try await TemporaryFolder.use { folder in
      let database: any SQLDatabase
      switch try driver.newAddress(in: folder) {
      case .file(let path):
        var settings = SQLiteDatabase.Settings()
        settings.longestQueue = 5
        database = try SQLiteDatabase(path: path, settings: settings)
      case .postgres(let address):
        var settings = PostgresDatabase.Settings()
        settings.longestQueue = 5
        settings.connections = 1
        database = try PostgresDatabase(address: address, settings: settings)
      }
      try await database.migrate(Tables.all, time: 0)
      let gate = Gate()
      async let first: Void = database.write { session in
        gate.open(0)
        gate.wait(1)
        try TransactionTests.addUnit("first", in: session)
      }
      await gate.reached(0)
      let kinds = await withTaskGroup(of: DatabaseError.Kind?.self) { group in
        for number in 0..<20 {
          group.addTask {
            do {
              try await database.write { try TransactionTests.addUnit("\(number)", in: $0) }
              return nil
            } catch {
              return (error as? DatabaseError)?.kind
            }
          }
        }
        while database.statistics.refused < 15 { try? await Task.sleep(for: .milliseconds(2)) }
        gate.open(1)
        return await group.reduce(into: []) { $0.append($1) }
      }
      try await first
      #expect(kinds.count { $0 == .queueFull } == 15)
      #expect(kinds.count { $0 == nil } == 5)
      let units = try await TransactionTests.unitCount(database)
      #expect(units == 6)
      await database.close()
      let error = await #expect(throws: DatabaseError.self) {
        try await database.write { try TransactionTests.addUnit("late", in: $0) }
      }
      #expect(error?.kind == .closed)
    }
  }
}
