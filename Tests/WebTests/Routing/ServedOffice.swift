import Foundation
import Office
import OfficeFixture
import TestSupport
import Workflows

@testable import Web

/// A small office behind a server in this process.
struct ServedOffice {
  let small: SmallOffice
  let port: Int

  /// Fills an office, serves it, does something, and stops.
  static func use(
    secondsPerLook: Int = 0, idleSeconds: Int64? = nil,
    reports: OfficeSettings.ReportReaders? = nil,
    _ work: @escaping @Sendable (ServedOffice) async throws -> Void
  ) async throws {
    try await SmallOffice.use(
      proxies: ["127.0.0.1"], secondsPerLook: secondsPerLook, reports: reports
    ) { small in
      if reports != nil { try small.folder.addReport() }
      var server = WebServer(
        shelf: try ReportShelf(reports == nil ? [] : [small.folder.path + "/reports"]),
        office: small.office, host: "127.0.0.1", port: 0,
        watch: .init(version: "test"))
      if let idleSeconds { server.idleSeconds = idleSeconds }
      let serving = server
      let (addresses, found) = AsyncStream.makeStream(of: String.self)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await serving.run { found.yield($0) } }
        for await address in addresses {
          let port = address.split(separator: ":").last.flatMap { Int($0) } ?? 0
          try await work(ServedOffice(small: small, port: port))
          break
        }
        group.cancelAll()
      }
    }
  }

  /// Asks on a thread of its own: waiting on the threads that the server answers with could hold it up.
  func ask(
    _ method: String, _ path: String, _ fields: [String: String] = [:], body: String? = nil
  ) async throws -> RawRequest.Answer {
    let request = RawRequest(port: port)
    var fields = fields
    if let body {
      fields["Content-Type"] = fields["Content-Type"] ?? "application/x-www-form-urlencoded"
      fields["Content-Length"] = String(body.utf8.count)
    }
    let sent = fields
    return try await withCheckedThrowingContinuation { waiting in
      Thread.detachNewThread {
        waiting.resume(
          with: Result { try request.get(path, sent, method: method, body: body ?? "") })
      }
    }
  }
}

extension TemporaryFolder {
  /// Puts a report named `draft` into a folder of reports.
  fileprivate func addReport() throws {
    let report = path + "/reports/draft"
    try FileManager.default.createDirectory(
      atPath: report + "/en", withIntermediateDirectories: true)
    for (name, text) in [
      ("report.json", #"{"titles":{"en":"A draft"},"languages":["en"]}"#),
      ("index.html", "<p>The draft</p>"), ("en/index.html", "<p>The draft</p>"),
      ("data.csv", "draft"),
    ] {
      try Data(text.utf8).write(to: URL(filePath: "\(report)/\(name)"))
    }
  }
}
