import Problems
import TestSupport
import Testing

@testable import StatisticalSources

@Suite("Asking politely")
struct SourceClientTests {
  private let request = Request.get("https://example.org/table")

  private func refusal(_ work: () throws(InputRefused) -> Void) -> Problem? {
    do {
      try work()
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test func `a busy service is asked again when it says`() throws {
    let time = TestTime()
    let transport = TestTransport([
      .success(.text(429, "", ["retry-after": "7"])), .success(.text(503)),
      .failure(TransportFailure(.cutOff)), .success(.text(200, "figures")),
    ])
    var notices: [SourceClient.Notice] = []
    let client = SourceClient(transport, time: time) { notices.append($0) }
    #expect(try client.bytes(request) == Array("figures".utf8))
    #expect(time.waits == [7, 2, 4])
    #expect(notices.count == 3)
  }

  @Test func `it is given up after six calls, in words`() throws {
    let time = TestTime()
    let busy = Reply.text(
      429, #"{"type":"Too many requests","title":"API quota exceeded","status":429}"#)
    let transport = TestTransport((0..<9).map { _ in .success(busy) })
    let problem = refusal { () throws(InputRefused) in
      _ = try SourceClient(transport, time: time).bytes(request)
    }
    #expect(problem?.code == "source.busy")
    #expect(problem?.values["words"] == "API quota exceeded")
    #expect(transport.asked.count == 6)
    #expect(time.waits.reduce(0, +) < 300)
  }

  @Test func `what will not pass is not tried again`() {
    for kind in TransportFailure.Kind.allCases where !TransportFailure(kind).isPassing {
      let transport = TestTransport([.failure(TransportFailure(kind, "detail"))])
      let problem = refusal { () throws(InputRefused) in
        _ = try SourceClient(transport, time: TestTime()).bytes(request)
      }
      #expect(problem?.code == kind.rawValue)
      #expect(transport.asked.count == 1)
    }
  }

  @Test func `calls wait for the limit of their host and no other`() throws {
    let time = TestTime()
    let transport = TestTransport((0..<32).map { _ in .success(.text(200)) })
    let client = SourceClient(transport, time: time)
    for _ in 0..<30 { _ = try client.bytes(request) }
    _ = try client.bytes(.get("https://other.example.org/"))
    #expect(time.waits.isEmpty)
    _ = try client.bytes(request)
    #expect(time.waits == [60])
  }

  @Test func `a reply is kept as long as was said, and then asked after`() throws {
    try TemporaryFolder.use { folder throws in
      let time = TestTime()
      let transport = TestTransport([
        .success(.text(200, "first", ["etag": "\"a\"", "last-modified": "yesterday"])),
        .success(.text(304)), .success(.text(200, "second")),
      ])
      let cache = ReplyCache(folder: folder.path)
      func answer(isRefreshing: Bool = false) throws -> String {
        let client = SourceClient(
          transport, cache: cache, time: time, isRefreshing: isRefreshing)
        return String(decoding: try client.bytes(request, keeping: .seconds(60)), as: UTF8.self)
      }
      #expect(try answer() == "first")
      time.now += 59
      #expect(try answer() == "first")
      #expect(transport.asked.count == 1)
      time.now += 2
      #expect(try answer() == "first")
      #expect(transport.asked.last?.headers["If-None-Match"] == "\"a\"")
      #expect(transport.asked.last?.headers["If-Modified-Since"] == "yesterday")
      // The service has said that it still holds: it is kept for another minute.
      time.now += 59
      #expect(try answer() == "first")
      #expect(transport.asked.count == 2)
      #expect(try answer(isRefreshing: true) == "second")
      #expect(transport.asked.last?.headers["If-None-Match"] == nil)
      #expect(try answer() == "second")
    }
  }

  @Test func `a kept reply that is not whole counts as not there`() throws {
    try TemporaryFolder.use { folder in
      let cache = ReplyCache(folder: folder.path)
      let long = String(repeating: "0123456789", count: 100)
      #expect(cache.keep(Array(long.utf8), headers: [:], for: request, at: 0))
      #expect(cache.entry(for: request)?.bytes == Array(long.utf8))
      let file = try #require(
        PackageRoot.files(under: "replies", ending: "", of: folder.path).max { $0.count < $1.count }
      )
      for cut in [0, 1, 40, 200, 600] {
        let whole = try folder.read(file)
        try folder.write(String(whole.prefix(cut)), to: file)
        #expect(cache.entry(for: request) == nil, "cut after \(cut)")
        try folder.write(whole, to: file)
      }
      #expect(cache.entry(for: .get("https://example.org/other")) == nil)
      #expect(cache.entry(for: .post(text: "{}", to: request.address)) == nil)
    }
  }

  @Test(arguments: [
    // Recorded: Statistics Norway's interface v1.
    (403, #"{"error": "Too many values selected"}"#, "Too many values selected", true),
    (400, #"{"error": "Parameter error"}"#, "Parameter error", false),
    // After the server source of PxWebApi v2.
    (
      400, #"{"type":"Parameter error","title":"Too many cells selected","status":400}"#,
      "Too many cells selected", true
    ),
    (400, #"{"title":"Bad","detail":"No such table"}"#, "Bad. No such table", false),
    (
      404, "<html><head><title>404</title></head><body><h1>Not\n  Found</h1></body></html>",
      "Not Found", false
    ),
    (500, "", "", false), (403, "Forbidden", "Forbidden", false),
  ])
  func `what a service says is told in its words`(
    status: Int, body: String, words: String, isTooMany: Bool
  ) {
    let message = ServiceMessage(.text(status, body))
    #expect(message.words == words)
    #expect(message.isTooManyCells == isTooMany)
  }

  @Test func `long words are cut and lines are joined`() {
    let message = ServiceMessage(.text(400, String(repeating: "a\u{1B}[31m b\n", count: 100)))
    #expect(message.words.count == 200)
    #expect(!message.words.unicodeScalars.contains { $0.value < 0x20 })
  }
}
