import Database
import Foundation
import Problems
import TestSupport
import Testing

@Suite("A database file")
struct OwnershipTests {
  @Test("is used once in a process")
  func once() async throws {
    try await TemporaryFolder.use { folder in
      let path = "\(folder.path)/d.sqlite"
      let database = try SQLiteDatabase(path: path)
      let refusal = #expect(throws: InputRefused.self) { try SQLiteDatabase(path: path) }
      #expect(refusal?.problems.first?.code == "database.in-use")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/link.sqlite", withDestinationPath: path)
      #expect(throws: InputRefused.self) {
        try SQLiteDatabase(path: "\(folder.path)/link.sqlite")
      }
      await database.close()
      let again = try SQLiteDatabase(path: path)
      await again.close()
    }
  }

  @Test("is used by one process, and free again at once where that is killed")
  func oneProcess() async throws {
    try await TemporaryFolder.use { folder in
      let path = "\(folder.path)/d.sqlite"
      let folderPath = folder.path
      async let other: ExitTest.Result? = #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, folderPath = folderPath as String] in
        let database = try SQLiteDatabase(path: path)
        try await database.migrate(Tables.all, time: 0)
        try Data("\(getpid())".utf8).write(to: URL(filePath: "\(folderPath)/ready"))
        while !FileManager.default.fileExists(atPath: "\(folderPath)/stop") {
          try await Task.sleep(for: .milliseconds(5))
        }
        kill(getpid(), SIGKILL)
        await database.close()
      }
      var process = ""
      while process.isEmpty {
        try await Task.sleep(for: .milliseconds(5))
        process = (try? folder.read("ready")) ?? ""
      }
      let refusal = #expect(throws: InputRefused.self) { try SQLiteDatabase(path: path) }
      let problem = try #require(refusal?.problems.first)
      #expect(problem.code == "database.in-use")
      #expect(problem.place.file == path)
      #expect(problem.values["process"] == process)
      try folder.write("", to: "stop")
      _ = await other
      let database = try SQLiteDatabase(path: path)
      let units = try await TransactionTests.unitCount(database)
      #expect(units == 0)
      await database.close()
    }
  }

  @Test("that is no database is refused, and left alone")
  func notADatabase() throws {
    try TemporaryFolder.use { folder in
      let text = String(repeating: "not a database\n", count: 1_000)
      try folder.write(text, to: "d.sqlite")
      let refusal = #expect(throws: InputRefused.self) {
        try SQLiteDatabase(path: "\(folder.path)/d.sqlite")
      }
      #expect(refusal?.problems.first?.code == "database.not-a-database")
      let left = try folder.read("d.sqlite")
      #expect(left == text)
    }
  }

  @Test("in a folder that is not there is refused")
  func noFolder() {
    let refusal = #expect(throws: InputRefused.self) {
      try SQLiteDatabase(path: "/no/such/folder/d.sqlite")
    }
    #expect(refusal?.problems.first?.code == "database.cannot-open")
  }

  @Test("is written by one connection alone, which the library's version must allow for")
  func logReset() {
    #expect(!SQLiteLibrary.hasLogResetRepair("3.40.1"))
    #expect(!SQLiteLibrary.hasLogResetRepair("3.51.2"))
    #expect(SQLiteLibrary.hasLogResetRepair("3.51.3"))
    #expect(SQLiteLibrary.hasLogResetRepair("3.53.0"))
    #expect(SQLiteLibrary.version.hasPrefix("3."))
  }

  @Test("may be read by its owner alone")
  func permissions() async throws {
    try await TemporaryFolder.use { folder in
      let database = try SQLiteDatabase(path: "\(folder.path)/d.sqlite")
      try await database.migrate(Tables.all, time: 0)
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        let facts = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(file)")
        #expect(facts[.posixPermissions] as? Int == 0o600, "\(file)")
      }
      await database.close()
    }
  }
}
