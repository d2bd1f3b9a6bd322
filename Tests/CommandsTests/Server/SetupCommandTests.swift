import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// `samstemt setup` and `samstemt unlock`, beside a server that runs and without one.
struct SetupCommandTests {
  private static func setUp(_ data: String, _ owner: String, _ more: [String] = []) throws
    -> SamstemtProcess.Outcome
  {
    try SamstemtProcess.run(
      [
        "setup", "--data", data, "--owner", owner, "--name", owner.uppercased(), "--email",
        "kari@\(owner).example", "--language", "en",
      ] + more)
  }

  @Test func `an organisation is made while the server runs, by the server itself`() async throws {
    try await TemporaryFolder.use { folder in
      let data = folder.path + "/data"
      let server = try SamstemtProcess(
        [
          "serve", "--data", data, "--port", "0", "--language", "en", "--origin",
          "https://survey.example.org",
        ], in: folder)
      defer { kill(server.process.processIdentifier, SIGKILL) }
      let port = try server.waitForOutput(/http:\/\/127\.0\.0\.1:([0-9]+)\n/)
      let made = try Self.setUp(data, "ks")
      #expect(made.code == 0, "\(made.complaints)")
      // The server knows its own address.
      let key = try #require(
        made.output.firstMatch(of: /https:\/\/survey\.example\.org(\/setup\/\S+)/)
      ).1
      let page = try #require(URL(string: "http://127.0.0.1:\(port)/en\(key)"))
      let (body, _) = try await URLSession.shared.data(from: page)
      #expect(String(decoding: body, as: UTF8.self).contains("kari@ks.example"))

      let refused = try Self.setUp(data, "Not An Id")
      #expect(refused.code == 1)
      #expect(refused.complaints.contains("Not An Id"))
      let nobody = try SamstemtProcess.run([
        "unlock", "--data", data, "--email", "nobody@ks.example", "--language", "en",
      ])
      #expect(nobody.code == 1)
      #expect(nobody.complaints.contains("nobody@ks.example"), "\(nobody.complaints)")

      // What no order does by the socket is refused with advice, and the database is left alone.
      let export = try SamstemtProcess.run([
        "export", "fieldwork", "--data", data, "--owner", "ks", "--campaign", "k27", "-o",
        folder.path + "/out", "--language", "en",
      ])
      #expect(export.code == 1)
      #expect(export.complaints.contains("in use by another process"), "\(export.complaints)")
      #expect(export.complaints.contains("Stop that process first"))

      // What the server does by the hour does not keep it from ending.
      kill(server.process.processIdentifier, SIGTERM)
      #expect(try server.outcome(within: 60).code == 0)
    }
  }

  @Test func `a server whose port the system has chosen makes addresses that can be opened`()
    throws
  {
    try TemporaryFolder.use { folder in
      let data = folder.path + "/data"
      let server = try SamstemtProcess(
        ["serve", "--data", data, "--port", "0", "--language", "en"], in: folder)
      defer { kill(server.process.processIdentifier, SIGKILL) }
      let port = try server.waitForOutput(/http:\/\/127\.0\.0\.1:([0-9]+)\n/)
      let made = try Self.setUp(data, "ks")
      #expect(made.output.contains("http://127.0.0.1:\(port)/setup/"), "\(made.output)")

      // Another server on the same port is told so in words.
      let second = try SamstemtProcess.run([
        "serve", "--data", folder.path + "/other", "--port", "\(port)", "--language", "en",
      ])
      #expect(second.code == 1)
      #expect(second.complaints.contains("used by another program"), "\(second.complaints)")
      #expect(!second.complaints.contains("bind"), "\(second.complaints)")
    }
  }

  @Test func `without a server the command makes it itself, with the origin that it is told`()
    throws
  {
    try TemporaryFolder.use { folder in
      let data = folder.path + "/data"
      let made = try Self.setUp(data, "ks", ["--origin", "https://a.example"])
      #expect(made.code == 0, "\(made.complaints)")
      #expect(made.output.contains("https://a.example/setup/"))
    }
  }
}
