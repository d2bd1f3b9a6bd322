import Accounts
import Office
import OfficeFixture
import Records
import Testing

@testable import Web

/// Every address of a report, asked for by everybody there is.
struct ReportMatrixTests {
  /// Addresses that lead to the report or its list, also written otherwise.
  private static let paths = [
    "/reports", "/nb/reports", "/draft/", "/draft/en/", "/draft/en/index.html", "/draft/data.csv",
    "/%64raft/data.csv", "/draft/en/../data.csv", "/draft//data.csv", "/draft/%64ata.csv",
    "//draft/data.csv", "/./draft/data.csv", "/DRAFT/data.csv",
  ]

  @Test(arguments: OfficeSettings.ReportReaders.allCases)
  func `reports are read by those whom the server's settings and the rules let in`(
    readers: OfficeSettings.ReportReaders
  ) async throws {
    try await ServedOffice.use(reports: readers) { served in
      for actor in MatrixActor.all {
        try await actor.add(to: served.small)
        let (fields, _) = try await actor.signedIn(served.small)
        let isAllowed =
          readers == .everyone
          || Authorisation.decide(actor.principal, .reportRead, on: Resource(owner: "ks")).isAllowed
        for path in Self.paths {
          for method in ["GET", "HEAD"] {
            let answer = try await served.ask(method, path, fields)
            let shows = answer.body.contains("draft") && answer.status == 200
            #expect(isAllowed || !shows, "\(actor): \(path)")
            #expect(isAllowed || answer.status != 304, "\(actor): \(path)")
            #expect(answer.status < 500, "\(actor): \(path)")
          }
        }
        for path in ["/reports", "/en/reports", "/draft/en/index.html", "/draft/data.csv"] {
          let answer = try await served.ask("GET", path, fields)
          #expect((answer.status == 200) == isAllowed, "\(actor): \(path), \(answer.status)")
          guard !isAllowed else { continue }
          let place = answer.fields["location"] ?? ""
          #expect(answer.status == 303, "\(actor): \(path)")
          #expect(place.contains("/sign-in"), "\(actor): \(path)")
          #expect(!place.contains("en/index.html") || place.contains("to=/reports/draft/en/index"))
        }
      }
    }
  }

  @Test func `somebody without a role is told so, and nothing of the report`() async throws {
    try await ServedOffice.use(reports: .members) { served in
      let browser = try await Browser.signedIn(.reader, to: served)
      #expect(try await browser.get("/draft/data.csv").status == 200)
      let kept = try await browser.get("/draft/data.csv").fields["cache-control"]
      #expect(kept == "private, no-cache")
      _ = try await served.small.database.accounts.update("reader-ks", noting: []) {
        $0.memberships = []
      }
      for path in ["/reports", "/draft/data.csv"] {
        let answer = try await browser.get(path)
        #expect(answer.status == 403)
        #expect(!answer.body.contains("The draft"))
      }
    }
  }

  @Test func `signing in leads back to the page that was asked for`() async throws {
    try await ServedOffice.use(reports: .members) { served in
      let browser = try await Browser.signedIn(.peer, to: served)
      let back = try await browser.get("/nb/reports/draft/en/index.html")
      #expect(back.fields["location"] == "/draft/en/index.html")
      #expect(try await browser.get("/nb/reports//example.org").status == 404)
      let start = try await Browser.visitor(served).get("/nb/")
      #expect(!start.body.contains("/reports"))
    }
  }
}
