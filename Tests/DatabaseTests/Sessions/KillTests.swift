import Database
import Foundation
import TestSupport
import Testing

/// Writers in a process that is killed: what was acknowledged must be there afterwards.
@Suite("A process killed while it writes")
struct KillTests {
  /// Writes rows with many writers and notes each that was acknowledged, until the process kills itself.
  static func writeUntilKilled(_ address: String, notes: String, milliseconds: Int) async throws {
    let database = try DatabaseAddress(address).open()
    let file = open(notes, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    Thread {
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      kill(getpid(), SIGKILL)
    }.start()
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<20 {
        group.addTask {
          var number = 0
          while true {
            let words = "\(milliseconds)-\(writer)-\(number)"
            do {
              try await database.write { session in
                try session.execute("INSERT INTO events (words) VALUES (\(words))")
              }
            } catch {
              continue
            }
            // One call: a line is there whole or not at all.
            let line = Array("\(words)\n".utf8)
            _ = write(file, line, line.count)
            number += 1
          }
        }
      }
    }
  }

  @Test("loses nothing that was acknowledged, and doubles nothing", arguments: Driver.here)
  func kill9(driver: Driver) async throws {
    try await TemporaryFolder.use { folder in
      let address = try driver.newAddress(in: folder)
      let text =
        switch address {
        case .file(let path): path
        case .postgres(let uri): uri
        }
      let database = try address.open()
      try await database.migrate(Tables.all, time: 0)
      await database.close()
      let notes = "\(folder.path)/acknowledged"
      let kills = 4
      for kill in 1...kills {
        let milliseconds = 150 + 90 * kill
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [text = text as String, notes = notes as String, milliseconds = milliseconds as Int] in
          try await KillTests.writeUntilKilled(text, notes: notes, milliseconds: milliseconds)
        }
      }
      let acknowledged = try folder.read("acknowledged").split(separator: "\n").map(String.init)
      let again = try address.open()
      let stored = try await again.read { session in
        try session.rows("SELECT words FROM events").map { try $0["words"] as String }
      }
      await again.close()
      #expect(acknowledged.count > 20)
      #expect(Set(acknowledged).count == acknowledged.count)
      #expect(Set(stored).count == stored.count)
      #expect(Set(acknowledged).subtracting(stored).isEmpty)
      print(
        "\(driver.testDescription): \(acknowledged.count) acknowledged, \(kills) kills, none lost")
    }
  }

  @Test("loses nothing either where it is the server of PostgreSQL that crashes", .needsPostgres)
  func serverCrash() async throws {
    let server = try PostgresServer()
    let database = try PostgresDatabase(address: try server.newDatabase())
    try await database.migrate(Tables.all, time: 0)
    let stop = Gate()
    async let outcomes = withTaskGroup(of: (done: [String], unsure: Int).self) { group in
      for writer in 0..<8 {
        group.addTask {
          var done: [String] = []
          var unsure = 0
          var number = 0
          while !stop.isOpen(0) {
            number += 1
            let words = "\(writer)-\(number)"
            do {
              try await database.write { session in
                try session.execute("INSERT INTO events (words) VALUES (\(words))")
              }
              done.append(words)
            } catch {
              unsure += 1
              let kind = (error as? StorageError)?.kind
              #expect([.outcomeUnknown, .unavailable].contains(kind), "\(error)")
            }
          }
          return (done, unsure)
        }
      }
      return await group.reduce(into: [(done: [String], unsure: Int)]()) { $0.append($1) }
    }
    try await Task.sleep(for: .milliseconds(200))
    for _ in 0..<2 {
      try server.crash()
      try server.start()
      try await Task.sleep(for: .milliseconds(300))
    }
    stop.open(0)
    let all = await outcomes
    let done = all.flatMap(\.done)
    let stored = try await database.read { session in
      try session.rows("SELECT words FROM events").map { try $0["words"] as String }
    }
    #expect(Set(done).subtracting(stored).isEmpty)
    #expect(Set(stored).count == stored.count)
    #expect(stored.count <= done.count + all.reduce(0) { $0 + $1.unsure })
    #expect(database.statistics.reconnections > 0)
    await database.close()
    try server.crash()
  }
}
