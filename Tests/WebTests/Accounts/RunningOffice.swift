import Accounts
import Foundation
import TestSupport
import Testing

/// `samstemt serve` with accounts, as a process of its own, and an organisation `ks` that was set up.
struct RunningOffice {
  let folder: TemporaryFolder
  let port: Int
  /// The path by which the first administrator sets up an account.
  let setup: String

  var browser: OfficeBrowser { OfficeBrowser(port: port) }

  static func use<Result>(
    _ options: [String] = [], port: Int = 0, _ work: (RunningOffice) throws -> Result
  ) throws -> Result {
    try TemporaryFolder.use { folder in
      let data = folder.path + "/data"
      let made = try SamstemtProcess.run(
        [
          "setup", "--data", data, "--owner", "ks", "--name", "KS", "--email", "kari@ks.example",
          "--language", "en",
        ], within: 60)
      let setup = try #require(made.output.firstMatch(of: /\/setup\/[A-Za-z0-9_-]{43}/))
      return try TemporaryFolder.use { place in
        let server = try SamstemtProcess(
          ["serve", "--data", data, "--port", String(port), "--language", "en"] + options,
          in: place)
        defer { kill(server.process.processIdentifier, SIGKILL) }
        let port = try server.waitForOutput(/http:\/\/127\.0\.0\.1:([0-9]+)\n/)
        return try work(
          RunningOffice(folder: folder, port: Int(port) ?? 0, setup: String(setup.output)))
      }
    }
  }

  static let password = "hest og vogn til byen"

  /// Goes through the first run.
  ///
  /// - Returns: the browser, signed in with two factors, the key of the second factor, and the recovery codes.
  func firstRun() throws -> (browser: OfficeBrowser, key: OneTimePassword, codes: [String]) {
    var browser = browser
    let page = try browser.get("/en" + setup)
    #expect(page.status == 200)
    let form = [
      ("name", "Kari Nordmann"), ("password", Self.password), ("again", Self.password),
    ]
    let made = try browser.post("/en" + setup, form, on: page)
    #expect(made.status == 303)
    let factor = try browser.get(made.location)
    let key = OneTimePassword(key: try Self.key(on: factor))
    let code = key.code(of: key.step(at: Self.now))
    let done = try browser.post("/en/account/second-factor", [("code", code)], on: factor)
    #expect(done.status == 200)
    let codes = done.body.matches(of: /<li><code>([a-z2-7-]{19})<\/code>/).map { String($0.1) }
    #expect(codes.count == 10)
    return (browser, key, codes)
  }

  static var now: Timestamp { Timestamp(Int64(Date().timeIntervalSince1970)) }

  /// The key of the second factor that a page offers.
  private static func key(on page: OfficeBrowser.Page) throws -> [UInt8] {
    let match = try #require(page.body.firstMatch(of: /<code>([A-Z2-7 ]{39})<\/code>/))
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var bytes: [UInt8] = []
    var (bits, count) = (0, 0)
    for sign in match.1 where sign != " " {
      bits = (bits << 5 | (signs.firstIndex(of: sign) ?? 0)) & 0xFFFF
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 255))
      }
    }
    return bytes
  }
}

/// A browser without scripts: it keeps cookies and sends forms with what shows where they came from.
struct OfficeBrowser {
  let port: Int
  /// The cookies by name.
  var cookies: [String: String] = [:]

  init(port: Int) {
    self.port = port
  }

  struct Page {
    let status: Int
    let location: String
    /// The lines that set cookies.
    let cookieLines: [String]
    let head: String
    let body: String

    /// What the page's forms send along.
    var token: String {
      body.firstMatch(of: /name="form" value="([^"]*)"/).map { String($0.1) } ?? ""
    }
  }

  mutating func get(_ path: String, _ fields: [String] = []) throws -> Page {
    try send("GET", path, fields, "")
  }

  /// Sends a form as it stands on a page.
  mutating func post(
    _ path: String, _ values: [(String, String)], on page: Page?, _ fields: [String] = []
  ) throws -> Page {
    let all = values + (page.map { [("form", $0.token)] } ?? [])
    let plain = CharacterSet.alphanumerics
    let body = all.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
    }.joined(separator: "&")
    let type = "Content-Type: application/x-www-form-urlencoded"
    return try send("POST", path, fields + [type, "Content-Length: \(body.utf8.count)"], body)
  }

  private mutating func send(
    _ method: String, _ path: String, _ fields: [String], _ body: String
  ) throws -> Page {
    let jar = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
    let lines =
      ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
      + (jar.isEmpty ? [] : ["Cookie: \(jar)"]) + fields
    let text = try RawRequest(port: port).send(
      lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    guard let end = text.range(of: "\r\n\r\n") else { throw RawRequest.NoAnswer() }
    let head = String(text[..<end.lowerBound])
    let rows = head.components(separatedBy: "\r\n")
    func values(_ name: String) -> [String] {
      rows.filter { $0.lowercased().hasPrefix(name + ": ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }
    let set = values("set-cookie")
    for line in set {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", omittingEmptySubsequences: false)
      cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
    }
    return Page(
      status: Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0,
      location: values("location").first ?? "", cookieLines: set, head: head,
      body: String(text[end.upperBound...]))
  }
}
