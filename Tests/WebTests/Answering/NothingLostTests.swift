import Fieldwork
import Foundation
import OfficeFixture
import Surveys
import Synchronization
import TestSupport
import Testing

/// Respondents who answer while the server is killed again and again.
///
/// It runs for 10 seconds; `SAMSTEMT_KILL_SECONDS=60` makes it longer.
@Suite("A server killed while units answer", .serialized)
struct NothingLostTests {
  static let kinds = PostgresServer.programs == nil ? ["SQLite"] : ["SQLite", "PostgreSQL"]
  static let respondents = 200
  static let kills = 10

  @Test("loses no answer that it acknowledged, and stores none twice", arguments: kinds)
  func kill9(_ kind: String) async throws {
    let seconds =
      ProcessInfo.processInfo.environment["SAMSTEMT_KILL_SECONDS"].flatMap(Double.init) ?? 10
    try await TemporaryFolder.use { folder in
      let units = (0..<Self.respondents).map { "u\($0)" }
      let office = try await FieldedOffice.fill(
        folder: folder.path,
        database: kind == "SQLite" ? nil : try PostgresServer.shared().newDatabase(), units: units)
      let server = try FieldedServer(office, in: folder)
      let crowd = Crowd(server, units: units)
      crowd.begin()
      do {
        for _ in 0..<Self.kills {
          try await Task.sleep(for: .seconds(seconds / Double(Self.kills)))
          server.kill()
          try server.start()
        }
        // On a busy machine a server may hardly answer between two kills.
        for _ in 0..<600 where crowd.count <= Self.respondents {
          try await Task.sleep(for: .milliseconds(200))
        }
        try await Task.sleep(for: .milliseconds(500))
      } catch {
        _ = await crowd.end()
        throw error
      }
      let acknowledged = await crowd.end()
      server.kill()
      let stored = try await office.answers()
      var lost = 0
      var doubled = 0
      for (unit, texts) in acknowledged {
        let versions = stored[unit]?.values.flatMap { $0 } ?? []
        var counts: [Answer: Int] = [:]
        for version in versions { counts[version.value, default: 0] += 1 }
        lost += texts.count { counts[.text($0)] == nil }
        doubled += counts.values.count { $0 > 1 }
      }
      let count = acknowledged.values.reduce(0) { $0 + $1.count }
      #expect(lost == 0)
      #expect(doubled == 0)
      #expect(count > Self.respondents)
      print(
        "\(kind): \(Self.respondents) respondents, \(count) answers acknowledged, "
          + "\(Self.kills) kills, \(lost) lost, \(doubled) stored twice")
    }
  }
}

/// Respondents on threads and connections of their own, each giving one answer after the other and sending
/// it again until it is acknowledged.
private final class Crowd: Sendable {
  private let server: FieldedServer
  private let units: [String]
  private let isOver = Atomic<Bool>(false)
  private let left = Atomic<Int>(0)
  private let told = Atomic<Int>(0)
  private let acknowledged = Mutex<[String: [String]]>([:])

  /// How many answers were acknowledged until now.
  var count: Int { told.load(ordering: .relaxed) }

  init(_ server: FieldedServer, units: [String]) {
    self.server = server
    self.units = units
  }

  func begin() {
    left.store(units.count, ordering: .relaxed)
    for unit in units {
      let thread = Thread { [self] in
        answer(for: unit)
        left.subtract(1, ordering: .releasing)
      }
      thread.stackSize = 256 << 10
      thread.start()
    }
  }

  /// Waits until all have stopped.
  func end() async -> [String: [String]] {
    isOver.store(true, ordering: .releasing)
    while left.load(ordering: .acquiring) > 0 {
      try? await Task.sleep(for: .milliseconds(20))
    }
    return acknowledged.withLock { $0 }
  }

  private func answer(for unit: String) {
    guard let token = try? FieldedOffice.token(unit) else { return }
    var done: [String] = []
    var versions = ["story": 0, "why": 0]
    var number = 0
    var port = 0
    var connection = KeptConnection(port: 0)
    while !isOver.load(ordering: .acquiring) {
      number += 1
      let text = "\(unit)-\(number)"
      let key = number.isMultiple(of: 2) ? "story" : "why"
      let body = "key=\(key)&change=c-\(text)&v.\(key)=\(versions[key] ?? 0)&a.\(key)=\(text)"
      while !isOver.load(ordering: .acquiring) {
        if server.port != port {
          port = server.port
          connection = KeptConnection(port: port)
        }
        let head =
          "POST /en/answer/\(token)/save HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        if let answer = connection.ask(Array((head + body).utf8)), answer.status == 200,
          let stored = Self.version(answer.body)
        {
          versions[key] = stored
          done.append(text)
          told.add(1, ordering: .relaxed)
          break
        }
        Thread.sleep(forTimeInterval: 0.05)
      }
      // People think between answers.
      Thread.sleep(forTimeInterval: 0.02)
    }
    acknowledged.withLock { [done] in $0[unit] = done }
  }

  /// The version in `{"outcome":"stored","version":3}`; nil where nothing was stored.
  private static func version(_ body: [UInt8]) -> Int? {
    let text = String(decoding: body, as: UTF8.self)
    guard text.contains("\"outcome\":\"stored\"") else { return nil }
    return text.firstMatch(of: /"version":([0-9]+)/).flatMap { Int($0.1) }
  }
}
