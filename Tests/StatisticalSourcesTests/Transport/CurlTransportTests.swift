import Foundation
import TestSupport
import Testing

@testable import StatisticalSources

@Suite("HTTP by libcurl")
struct CurlTransportTests {
  private func failure(
    _ address: String, _ change: (inout NetworkSettings) -> Void = { _ in }
  ) -> TransportFailure.Kind? {
    var settings = NetworkSettings(environment: [:], folder: NSTemporaryDirectory())
    settings.secondsToConnect = 5
    change(&settings)
    do {
      _ = try CurlTransport(settings).reply(to: .get(address))
      return nil
    } catch {
      return error.kind
    }
  }

  @Test func `a question and its answer come through whole`() throws {
    let server = try LocalServer { call in
      .reply(
        201, ["X-Answer": " yes "], call.body + Data(call.headers["user-agent", default: ""].utf8))
    }
    var settings = NetworkSettings(
      environment: ["SAMSTEMT_CONTACT": "a@example.org\r\nX: y"], folder: NSTemporaryDirectory())
    settings.product = "samstemt/1.2"
    let reply = try CurlTransport(settings).reply(
      to: .post(text: "{\"æ\":1}", to: server.address + "/x"))
    #expect(reply.status == 201)
    #expect(reply.headers["x-answer"] == "yes")
    #expect(
      String(decoding: reply.bytes, as: UTF8.self) == "{\"æ\":1}samstemt/1.2 (a@example.orgX: y)")
    let call = try #require(server.asked.first)
    #expect(call.method == "POST")
    #expect(call.headers["content-type"] == "application/json")
    #expect(call.headers["accept-encoding"]?.contains("gzip") == true)
  }

  @Test func `a large reply lies in a file, a too large one is stopped`() throws {
    let server = try LocalServer { _ in .reply(200, [:], Data(repeating: 0x61, count: 300_000)) }
    try TemporaryFolder.use { folder in
      var settings = NetworkSettings(environment: [:], folder: folder.path)
      settings.largestInMemory = 1000
      let reply = try CurlTransport(settings).reply(to: .get(server.address))
      guard case .file(let path) = reply.body else {
        Issue.record("the reply is in memory")
        return
      }
      #expect(path.hasPrefix(folder.path))
      #expect(reply.bytes.count == 300_000)
      #expect(failure(server.address) { $0.largestReply = 299_999 } == .tooLarge)
    }
  }

  @Test func `failures have their names`() throws {
    let server = try LocalServer { call in
      switch call.path {
      case "/silent": .silence
      case "/cut": .cutOff(Data(repeating: 0x61, count: 1000), after: 10)
      case "/away": .reply(302, ["Location": "ftp://127.0.0.1/"], Data())
      case "/file": .reply(302, ["Location": "file:///etc/passwd"], Data())
      default: .late(3, .reply(200, [:], Data()))
      }
    }
    #expect(failure("http://does-not-exist.invalid/") == .unknownHost)
    #expect(failure("http://127.0.0.1:1/") == .unreachable)
    #expect(failure("file:///etc/passwd") == .address)
    #expect(failure("ftp://127.0.0.1/") == .address)
    #expect(failure(server.address + "/silent") == .cutOff)
    #expect(failure(server.address + "/cut") == .cutOff)
    #expect(failure(server.address + "/away") == .address)
    #expect(failure(server.address + "/file") == .address)
    #expect(failure(server.address + "/late") { $0.secondsInAll = 1 } == .timeout)
    // TLS towards a server that speaks plain HTTP.
    #expect(failure("https://127.0.0.1:\(server.port)/") == .certificate)
    #expect(
      failure("https://127.0.0.1:\(server.port)/") { $0.certificateFile = "/no/such/file.pem" }
        == .certificateFile)
  }

  @Test func `a post that is sent on stays a post`() throws {
    let server = try LocalServer { call in
      call.path == "/old"
        ? .reply(301, ["Location": "/new"], Data()) : .reply(200, [:], call.body)
    }
    let settings = NetworkSettings(environment: [:], folder: NSTemporaryDirectory())
    let reply = try CurlTransport(settings).reply(
      to: .post(text: "[1]", to: server.address + "/old"))
    #expect(String(decoding: reply.bytes, as: UTF8.self) == "[1]")
    #expect(server.asked.map(\.method) == ["POST", "POST"])
  }

  @Test func `the proxy of the environment is used, and its exceptions`() throws {
    let proxy = try LocalServer { call in .text("proxy: \(call.path)") }
    let server = try LocalServer { _ in .text("server") }
    let own = "http://127.0.0.1:\(proxy.port)"
    func answer(_ address: String, _ environment: [String: String]) throws -> String {
      let settings = NetworkSettings(environment: environment, folder: NSTemporaryDirectory())
      let reply = try CurlTransport(settings).reply(to: .get(address))
      return String(decoding: reply.bytes, as: UTF8.self)
    }
    #expect(
      try answer("http://data.invalid/x", ["http_proxy": own]) == "proxy: http://data.invalid/x")
    #expect(try answer("http://data.invalid/x", ["ALL_PROXY": own]).hasPrefix("proxy"))
    #expect(
      try answer(server.address, ["http_proxy": own, "no_proxy": "localhost,127.0.0.1"])
        == "server")
    #expect(try answer(server.address, ["HTTP_PROXY": own]) == "server", "a visitor could set this")
    #expect(try answer(server.address, ["https_proxy": own]) == "server")
    // A proxy for https is asked to open a tunnel; this one refuses.
    let settings = NetworkSettings(
      environment: ["HTTPS_PROXY": own], folder: NSTemporaryDirectory())
    #expect(throws: TransportFailure.self) {
      try CurlTransport(settings).reply(to: .get("https://data.invalid/"))
    }
    #expect(proxy.asked.last?.method == "CONNECT")
  }

  @Test func `certificates come from the variables that curl knows`() {
    let all = ["CURL_CA_BUNDLE": "/a", "SSL_CERT_FILE": "/b", "SSL_CERT_DIR": "/c"]
    let first = NetworkSettings(environment: all, folder: "/")
    #expect(first.certificateFile == "/a")
    #expect(first.certificateFolder == nil)
    let second = NetworkSettings(
      environment: all.filter { $0.key != "CURL_CA_BUNDLE" }, folder: "/")
    #expect(second.certificateFile == "/b")
    #expect(second.certificateFolder == "/c")
  }
}
