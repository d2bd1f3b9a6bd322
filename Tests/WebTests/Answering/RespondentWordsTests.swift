import Fieldwork
import Languages
import OfficeFixture
import TestSupport
import Testing

@testable import Web

/// What a respondent is told when something does not work as they thought.
struct RespondentWordsTests {
  @Test func `a link that is cut off leads to words and to the field for a code`() async throws {
    try await ServedOffice.use { served in
      let token = try served.small.token("1811").description
      for wrong in [String(token.dropLast()), String(token.reversed()), "x"] {
        let page = try await served.ask("GET", "/nb/answer/\(wrong)")
        #expect(page.status == 404)
        #expect(page.body.contains(Language.standard.text("answering.lost-link")))
        #expect(page.body.contains("action=\"/nb/letter\""))
      }
    }
  }

  @Test func `a number that can be read in two ways is asked about, and what is stored is told`()
    async throws
  {
    try await TemporaryFolder.use { folder in
      let office = try await FieldedOffice.fill(folder: folder.path, units: ["1811"])
      let server = try FieldedServer(office, in: folder)
      defer { server.kill() }
      let request = RawRequest(port: server.port)
      let base = "/nb/answer/\(try FieldedOffice.token("1811"))"
      func save(_ body: String) throws -> String {
        try request.get(
          "\(base)/save",
          [
            "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json",
            "Content-Length": "\(body.utf8.count)",
          ], method: "POST", body: body
        ).body
      }
      let asked = try save("key=hours&change=c1&v.hours=0&a.hours=1.500")
      #expect(asked.contains("\"outcome\":\"unreadable\""))
      #expect(asked.contains("1500") && asked.contains("1,5?"))
      let stored = try save("key=hours&change=c2&v.hours=0&a.hours=1.50")
      #expect(stored.contains("\"outcome\":\"stored\"") && stored.contains("\"value\":\"1,5\""))
      #expect(stored.contains("\"answered\":true"))
      let emptied = try save("key=hours&change=c3&v.hours=1&a.hours=")
      #expect(emptied.contains("\"answered\":false"))
    }
  }
}
