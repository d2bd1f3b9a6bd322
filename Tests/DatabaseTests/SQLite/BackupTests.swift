import Database
import Foundation
import Problems
import TestSupport
import Testing

@Suite("A backup of SQLite")
struct BackupTests {
  @Test("is of one moment, while others write")
  func whileWriting() async throws {
    try await TemporaryFolder.use { folder in
      let database = try SQLiteDatabase(path: "\(folder.path)/d.sqlite")
      try await database.migrate(Tables.all, time: 0)
      try await database.write { try TransactionTests.addUnit("1", in: $0) }
      let stop = Gate()
      async let writing: Int = {
        var number = 0
        while !stop.isOpen(0) {
          number += 1
          let now = number
          // Two rows that belong together, in different tables.
          try await database.write { session in
            try session.execute("INSERT INTO events (words) VALUES (\("w\(now)"))")
            try session.execute("UPDATE units SET population = \(now)")
          }
        }
        return number
      }()
      for copy in 0..<5 {
        try await Task.sleep(for: .milliseconds(30))
        try await database.backUp(to: "\(folder.path)/copy\(copy).sqlite")
      }
      stop.open(0)
      let last = try await writing
      await database.close()
      var counts: [Int] = []
      for copy in 0..<5 {
        let backup = try SQLiteDatabase(path: "\(folder.path)/copy\(copy).sqlite")
        let found = try await backup.read { session in
          [
            try session.value("SELECT count(*) FROM events", as: Int.self),
            try session.value("SELECT coalesce(population, 0) FROM units", as: Int.self),
          ]
        }
        #expect(found[0] == found[1])
        counts.append(found[0] ?? -1)
        await backup.close()
      }
      #expect(counts == counts.sorted())
      #expect(try #require(counts.last) <= last)
      #expect(try #require(counts.last) > 0)
    }
  }

  @Test("is restored where nobody uses the file, and sets the old one aside")
  func restore() async throws {
    try await TemporaryFolder.use { folder in
      let path = "\(folder.path)/d.sqlite"
      let backup = "\(folder.path)/backup.sqlite"
      let database = try SQLiteDatabase(path: path)
      try await database.migrate(Tables.all, time: 0)
      try await database.write { try TransactionTests.addUnit("1", in: $0) }
      try await database.backUp(to: backup)
      let exists = await #expect(throws: InputRefused.self) {
        try await database.backUp(to: backup)
      }
      #expect(exists?.problems.first?.code == "database.file-exists")
      try await database.write { try TransactionTests.addUnit("2", in: $0) }

      let used = await #expect(throws: InputRefused.self) {
        try await SQLiteDatabase.restore(from: backup, to: path, time: 0, replacing: true)
      }
      #expect(used?.problems.first?.code == "database.in-use")
      await database.close()
      let holds = await #expect(throws: InputRefused.self) {
        try await SQLiteDatabase.restore(from: backup, to: path, time: 0)
      }
      #expect(holds?.problems.first?.code == "database.holds-data")

      try folder.write("stale", to: "d.sqlite-wal")
      let old = try await SQLiteDatabase.restore(from: backup, to: path, time: 0, replacing: true)
      #expect(old == "\(path).replaced.19700101T000000Z")
      #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
      let restored = try SQLiteDatabase(path: path)
      let units = try await TransactionTests.unitCount(restored)
      #expect(units == 1)
      await restored.close()
    }
  }

  @Test("that is damaged is not restored")
  func damaged() async throws {
    try await TemporaryFolder.use { folder in
      let backup = "\(folder.path)/backup.sqlite"
      let database = try SQLiteDatabase(path: "\(folder.path)/d.sqlite")
      try await database.migrate(Tables.all, time: 0)
      try await database.write { session in
        for index in 0..<2_000 { try TransactionTests.addUnit("unit \(index)", in: session) }
      }
      try await database.backUp(to: backup)
      await database.close()
      var bytes = try Data(contentsOf: URL(filePath: backup))
      for place in (bytes.count / 2)..<(bytes.count / 2 + 6_000) { bytes[place] = 0xA5 }
      try bytes.write(to: URL(filePath: backup))
      let target = "\(folder.path)/new.sqlite"
      let refusal = await #expect(throws: InputRefused.self) {
        try await SQLiteDatabase.restore(from: backup, to: target, time: 0)
      }
      #expect(refusal?.problems.first?.code == "database.damaged")
      #expect(!FileManager.default.fileExists(atPath: target))
    }
  }
}
