import Accounts
import Fieldwork
import Foundation
import HTTPTypes
import Office
import OfficeFixture
import Records
import TestSupport
import Testing

@testable import Web

/// Requests that no browser would send, to every route of the table, by those who may use it and by others.
///
/// The forms are those of the pages themselves, so that what is changed comes as deep as it can. Nothing may
/// end in an error of ours. 3 000 requests, or as many as `SAMSTEMT_FUZZ_REQUESTS` says.
struct FuzzedServerTests {
  private static let count =
    ProcessInfo.processInfo.environment["SAMSTEMT_FUZZ_REQUESTS"].flatMap { Int($0) } ?? 3_000

  @Test func `no request that somebody makes up ends in an error of ours`() async throws {
    try await ServedOffice.use(secondsPerLook: 1) { served in
      var statuses: [Int: Int] = [:]
      var failures: [String] = []
      let lanes = 4
      try await withThrowingTaskGroup(of: FuzzTally.self) { group in
        for lane in 0..<lanes {
          group.addTask { try await FuzzRun.ask(Self.count / lanes, of: served, lane: lane) }
        }
        for try await tally in group {
          statuses.merge(tally.statuses, uniquingKeysWith: +)
          failures += tally.failures
        }
      }
      print(
        "\(statuses.values.reduce(0, +)) made-up requests:",
        statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
          .joined(separator: ", "))
      #expect(failures.prefix(10).isEmpty, "\(failures.count)")
      #expect(statuses[200, default: 0] > 0)
    }
  }
}

/// What came of made-up requests.
private struct FuzzTally: Sendable {
  var statuses: [Int: Int] = [:]
  var failures: [String] = []
}

/// One lane of made-up requests, in one order for the same seed.
private struct FuzzRun {
  let served: ServedOffice
  var mutation: Mutation
  let connection: KeptConnection
  private var people: [(fields: [String: String], secret: SecretToken?)] = []
  private var forms: [(form: FormHarvest.Form, person: Int)] = []
  private let lane: UInt64
  private var number = 0

  init(served: ServedOffice, seed: UInt64) {
    self.served = served
    lane = seed
    mutation = Mutation(random: SeededGenerator(seed: seed))
    connection = KeptConnection(port: served.port)
  }

  static func ask(_ count: Int, of served: ServedOffice, lane: Int) async throws -> FuzzTally {
    var run = FuzzRun(served: served, seed: UInt64(lane))
    return try await run.ask(count)
  }

  private mutating func ask(_ count: Int) async throws -> FuzzTally {
    var tally = FuzzTally()
    while number < count {
      if number % 400 == 0 { try await comeAnew() }
      number += 1
      let (request, words) = request()
      let connection = connection
      let answer = await onOwnThread { connection.ask(request) }
      guard let answer else {
        tally.failures.append("no answer: \(words)")
        continue
      }
      tally.statuses[answer.status, default: 0] += 1
      if answer.status >= 500 { tally.failures.append("\(answer.status): \(words)") }
    }
    return tally
  }

  /// New people, as those before may have been closed or signed out, and the forms of all pages they see.
  private mutating func comeAnew() async throws {
    people = [([:], nil)]
    for role in [Role.administrator, .editor] {
      let id = "\(role.rawValue) \(lane) \(number)"
      let membership = Membership(owner: "ks", role: role)
      try await served.small.database.accounts.add(
        Account(
          id: id, name: id, email: "\(role.rawValue)-\(lane)-\(number)@ks.example",
          language: "nb", memberships: [membership], made: Timestamp(1_790_000_000)))
      let secret = try await served.small.office.accounts.begin(id, assurance: .twoFactors)
      let cookie = SessionCookie(.session, isSecure: false)
      people.append((["Cookie": "\(cookie.name)=\(secret.text)"], secret))
    }
    forms = []
    for route in RouteTable.all where route.method == .get {
      let path = path(route, isMutated: false)
      for (index, person) in people.enumerated() {
        let request = bytes("GET", path, person.fields, [])
        let connection = connection
        guard let answer = await onOwnThread({ connection.ask(request) }), answer.status == 200
        else { continue }
        let page = String(decoding: answer.body, as: UTF8.self)
        forms += FormHarvest(page, path: path).forms.map { ($0, index) }
      }
    }
  }

  private mutating func request() -> (bytes: [UInt8], words: String) {
    if mutation.isTrue(oneIn: 3) || forms.isEmpty { return routeRequest() }
    let (form, index) = forms[Int.random(in: 0..<forms.count, using: &mutation.random)]
    var fields = form.fields.map { field -> (FormHarvest.Field, String) in
      let isToken = field.name == "form"
      let isKept = isToken ? !mutation.isTrue(oneIn: 50) : mutation.isTrue(oneIn: 2)
      return (field, isKept ? field.value : mutation.value(field.value))
    }
    if mutation.isTrue(oneIn: 6), fields.count > 1 {
      fields.remove(at: Int.random(in: 0..<fields.count, using: &mutation.random))
    }
    if mutation.isTrue(oneIn: 6), let last = fields.last { fields.append(last) }
    var body: [UInt8]
    var head = people[index].fields
    if form.isMultipart || mutation.isTrue(oneIn: 8) {
      head["Content-Type"] = "multipart/form-data; boundary=xyz"
      body = []
      for (field, value) in fields {
        let file = field.isFile ? "; filename=\"a.\(mutation.value("csv"))\"" : ""
        body += Array(
          "--xyz\r\nContent-Disposition: form-data; name=\"\(field.name)\"\(file)\r\n\r\n\(value)\r\n"
            .utf8)
      }
      body += Array("--xyz--\r\n".utf8)
    } else {
      head["Content-Type"] = "application/x-www-form-urlencoded"
      body = Array(
        fields.map { "\($0.0.name.percentEncoded)=\($0.1.percentEncoded)" }
          .joined(separator: "&").utf8)
    }
    if mutation.isTrue(oneIn: 5) { body = mutation.bytes(body) }
    let words = "POST \(form.action) \(String(decoding: body.prefix(600), as: UTF8.self))"
    return (bytes("POST", form.action, head, body), words)
  }

  /// A route as it stands in the table, with made-up parts.
  private mutating func routeRequest() -> (bytes: [UInt8], words: String) {
    let route = RouteTable.all[
      Int.random(in: 0..<RouteTable.all.count, using: &mutation.random)]
    let person = people[Int.random(in: 0..<people.count, using: &mutation.random)]
    var path = path(route, isMutated: mutation.isTrue(oneIn: 2))
    if mutation.isTrue(oneIn: 3) { path += "?\(mutation.value("done").percentEncoded)=" }
    if mutation.isTrue(oneIn: 4) {
      path += (path.contains("?") ? "&" : "?") + "page=" + mutation.value("2").percentEncoded
    }
    var head = person.fields
    if mutation.isTrue(oneIn: 4), let cookie = head["Cookie"] {
      head["Cookie"] = printable(mutation.bytes(Array(cookie.utf8)))
    }
    if mutation.isTrue(oneIn: 6) { head["Accept"] = "application/json" }
    var body: [UInt8] = []
    if route.method == .post {
      head["Content-Type"] =
        mutation.isTrue(oneIn: 3)
        ? "multipart/form-data; boundary=\(printable(Array(mutation.value("x").utf8)))"
        : "application/x-www-form-urlencoded"
      let token = person.secret.map { FormToken.text(for: $0, from: .system) } ?? ""
      body = mutation.bytes(Array("a=b&c=\(mutation.value("d").percentEncoded)&".utf8))
      body += Array("&form=\(token)".utf8)
    }
    let method = route.method.rawValue
    return (
      bytes(method, path, head, body),
      "\(method) \(path) \(head["Accept"] ?? "") \(String(decoding: body.prefix(300), as: UTF8.self))"
    )
  }

  private mutating func path(_ route: Route, isMutated: Bool) -> String {
    let known = [
      ":owner": "ks", ":campaign": "k27", ":unit": "1811", ":county": "18", ":section": "a",
      ":questionnaire": "vsr",
    ]
    let parts = route.path.split(separator: "/").map { part -> String in
      guard part.hasPrefix(":") else { return String(part) }
      var value = known[String(part)] ?? "1"
      if part == ":token", let token = try? served.small.token("1811") { value = token.description }
      let isLost = isMutated && mutation.isTrue(oneIn: 2)
      return isLost ? mutation.value(value).percentEncoded.replacing("/", with: "%2F") : value
    }
    return "/en/" + parts.joined(separator: "/")
  }

  private func printable(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.filter { (0x20..<0x7F).contains($0) }, as: UTF8.self)
  }

  private func bytes(
    _ method: String, _ path: String, _ fields: [String: String], _ body: [UInt8]
  ) -> [UInt8] {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1"]
    // Each from an address of its own: how often somebody may ask is another matter.
    lines.append("X-Forwarded-For: 10.\(lane).\(number >> 8 & 255).\(number & 255)")
    lines += fields.map { "\($0.key): \($0.value)" }.sorted()
    if method == "POST" { lines.append("Content-Length: \(body.count)") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  private func onOwnThread<Result: Sendable>(
    _ work: @escaping () -> Result
  ) async -> Result {
    nonisolated(unsafe) let work = work
    return await withCheckedContinuation { waiting in
      Thread.detachNewThread { waiting.resume(returning: work()) }
    }
  }
}
