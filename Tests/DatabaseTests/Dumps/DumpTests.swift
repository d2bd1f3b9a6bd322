import Database
import Foundation
import Problems
import TestSupport
import Testing

@Suite("A portable dump")
struct DumpTests {
  /// Rows of every kind, among them one that refers to a later one.
  static func fill(_ database: any SQLDatabase) async throws {
    try await database.write { session in
      for (index, text) in ValueTests.texts.enumerated() {
        try session.execute(
          """
          INSERT INTO units (owner, id, name, population)
          VALUES (\("no"), \("u\(index)"), \(text), \(index.isMultiple(of: 2) ? nil : index))
          """)
        try session.execute(
          """
          INSERT INTO answers (owner, unit, id, share, picture) VALUES (\("no"), \("u\(index)"),
            \(text), \(ValueTests.numbers[index % 10]), \([UInt8](repeating: 200, count: index)))
          """)
        try session.execute("INSERT INTO events (words) VALUES (\(text))")
      }
      try session.execute("UPDATE units SET parent = \("u5") WHERE id = \("u0")")
    }
  }

  @Test(
    "moves everything from one database to the other and back, with the same bytes",
    .needsPostgres)
  func thereAndBack() async throws {
    try await TemporaryFolder.use { folder in
      let dumps = ["sqlite", "postgres", "again"].map { "\(folder.path)/\($0).jsonl" }
      let first = try await Driver.sqlite.use { database in
        try await DumpTests.fill(database)
        return try await PortableDump.write(database, to: dumps[0])
      }
      #expect(first.version == 2)
      #expect(first.rows["units"] == ValueTests.texts.count)
      try await Driver.postgres.use([]) { database in
        let loaded = try await PortableDump.load(
          dumps[0], into: database, migrations: Tables.all, time: 0)
        #expect(loaded == first)
        let written = try await PortableDump.write(database, to: dumps[1])
        #expect(written == first)
        // The references are checked at once again, and the counter goes on.
        let error = await #expect(throws: StorageError.self) {
          try await database.write { session in
            try session.execute("INSERT INTO answers (owner, unit, id) VALUES ('no', 'x', 'q')")
            try session.execute("SELECT 1")
          }
        }
        #expect(error?.kind == .foreignKeyViolation)
        let next = try await database.write { session in
          try session.value(
            "INSERT INTO events (words) VALUES ('next') RETURNING number", as: Int.self)
        }
        #expect(next == ValueTests.texts.count + 1)
      }
      try await Driver.sqlite.use([]) { database in
        try await PortableDump.load(dumps[1], into: database, migrations: Tables.all, time: 0)
        try await PortableDump.write(database, to: dumps[2])
      }
      let bytes = try dumps.map { try Data(contentsOf: URL(filePath: $0)) }
      #expect(bytes[0] == bytes[1])
      #expect(bytes[0] == bytes[2])
    }
  }

  @Test("goes into an empty database alone, unless told otherwise", arguments: Driver.here)
  func replacing(driver: Driver) async throws {
    try await TemporaryFolder.use { folder in
      let dump = "\(folder.path)/d.jsonl"
      try await driver.use { database in
        try await DumpTests.fill(database)
        try await PortableDump.write(database, to: dump)
        let refusal = await #expect(throws: InputRefused.self) {
          try await PortableDump.load(dump, into: database, migrations: Tables.all, time: 0)
        }
        #expect(refusal?.problems.first?.code == "database.holds-data")
        try await database.write { try $0.execute("DELETE FROM answers WHERE unit = 'u3'") }
        let loaded = try await PortableDump.load(
          dump, into: database, migrations: Tables.all, time: 0, replacing: true)
        let after = try await PortableDump.write(database, to: dump + "2")
        #expect(after == loaded)
      }
    }
  }

  @Test("of an older program is brought up to date", arguments: Driver.here)
  func older(driver: Driver) async throws {
    try await TemporaryFolder.use { folder in
      let dump = "\(folder.path)/d.jsonl"
      try await driver.use([Tables.first]) { database in
        try await database.write { try TransactionTests.addUnit("1", in: $0) }
        try await PortableDump.write(database, to: dump)
      }
      try await driver.use([]) { database in
        try await PortableDump.load(dump, into: database, migrations: Tables.all, time: 0)
        let events = try await database.read {
          try $0.value("SELECT count(*) FROM events", as: Int.self)
        }
        #expect(events == 0)
        let units = try await TransactionTests.unitCount(database)
        #expect(units == 1)
      }
    }
  }

  @Test("that is damaged or cut off anywhere is refused, and nothing is loaded")
  func damaged() async throws {
    try await TemporaryFolder.use { folder in
      let dump = "\(folder.path)/d.jsonl"
      try await Driver.sqlite.use { database in
        try await database.write { try TransactionTests.addUnit("1", in: $0) }
        try await PortableDump.write(database, to: dump)
      }
      let whole = try [UInt8](Data(contentsOf: URL(filePath: dump)))
      #expect(try await PortableDump.check(dump).rows == ["units": 1, "answers": 0, "events": 0])
      var refused = 0
      // Every third byte, so that all kinds of bytes are met.
      let places = stride(from: 0, to: whole.count, by: 3)
      for place in places {
        var flipped = whole
        flipped[place] ^= 1
        for (name, bytes) in [("cut", Array(whole[..<place])), ("flipped", flipped)] {
          let file = "\(folder.path)/\(name).jsonl"
          try Data(bytes).write(to: URL(filePath: file))
          do {
            _ = try await PortableDump.check(file)
          } catch let refusal as InputRefused {
            #expect(refusal.problems.first?.code == "database.dump-damaged")
            refused += 1
          }
        }
      }
      #expect(refused == 2 * ((whole.count + 2) / 3))
    }
  }
}
