import Foundation
import TestSupport
import Testing

/// How a server begins and ends.
struct StoppingTests {
  @Test(arguments: [SIGTERM, SIGINT])
  func `a signal ends the server soon, and well`(_ signal: Int32) throws {
    try RunningServer.use { running in
      #expect(try running.request.get("/").status == 200)
      kill(running.server.process.processIdentifier, signal)
      let outcome = try running.server.outcome(within: 60)
      #expect(running.server.process.terminationReason == .exit)
      #expect(outcome.code == 0)
    }
  }

  @Test func `a port that is taken is told, and gives 1`() throws {
    try RunningServer.use { running in
      let port = String(running.port)
      let second = try SamstemtProcess.run(
        ["serve", running.folder.path + "/reports", "--port", port, "--language", "en"], within: 30)
      #expect(second.code == 1)
      #expect(second.output.isEmpty)
      #expect(second.complaints.contains(port))
      #expect(try running.request.get("/").status == 200)
    }
  }

  @Test func `a server that is killed leaves the reports as they were`() throws {
    try RunningServer.use { running in
      let before = try listing(running.folder.path)
      for _ in 0..<3 { _ = try running.request.get("/small/en/print.html") }
      kill(running.server.process.processIdentifier, SIGKILL)
      running.server.process.waitUntilExit()
      #expect(try listing(running.folder.path) == before)
      #expect(throws: RawRequest.NoAnswer.self) { try running.request.get("/") }
    }
  }

  private func listing(_ path: String) throws -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    var found: [String: Data] = [:]
    for name in names {
      found[name] = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
    }
    return found
  }
}
