import Fieldwork
import Foundation
import OfficeFixture
import TestSupport
import Testing

/// A response that somebody named must approve before it is handed in.
struct SignOffTests {
  @Test func `the approver reads, sends back with words, approves, and then it is handed in`()
    async throws
  {
    try await TemporaryFolder.use { folder in
      let office = try await FieldedOffice.fill(
        folder: folder.path, units: ["1811"], needsSignOff: true)
      let server = try FieldedServer(office, in: folder)
      defer { server.kill() }
      let request = RawRequest(port: server.port)
      let base = "/en/answer/\(try FieldedOffice.token("1811"))"
      func post(_ path: String, _ body: String) throws -> RawRequest.Answer {
        try request.get(
          path,
          [
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": "\(body.utf8.count)",
          ], method: "POST", body: body)
      }
      func digest(_ base: String) throws -> String {
        let page = try request.get("\(base)/summary").body
        return try #require(page.firstMatch(of: /name="seen" value="([0-9a-f]{64})"/)).1.description
      }
      let stored = try post(
        "\(base)/s/plan", "page=a-page-of-the-plan&v.stage=0&a.stage=begun&go=next")
      #expect(stored.status == 303)
      #expect(try !request.get("\(base)/summary").body.contains("/submit\""))

      let named = try post(
        "\(base)/approver", "page=abcdefgh12345678&name=Ola&address=ola%40bindal.example")
      let token = try #require(
        named.body.matches(of: /\/answer\/([0-9a-z]{26})\b/).map(\.1).first {
          !base.hasSuffix($0)
        })
      let approver = "/en/answer/\(token)"
      #expect(try request.get("\(approver)/summary").body.contains("not been asked"))
      #expect(try post("\(approver)/s/plan", "v.stage=1&a.stage=other").status == 403)
      #expect(try post("\(approver)/submit", "seen=\(digest(base))").status == 403)

      #expect(try post("\(base)/sign-off/ask", "seen=\(digest(base))").status == 303)
      #expect(try post("\(approver)/sign-off/send-back", "words=+").status == 422)
      #expect(try post("\(approver)/sign-off/send-back", "words=Look+again").status == 303)
      #expect(try request.get(base).body.contains("Look again"))

      #expect(try post("\(base)/sign-off/ask", "seen=\(digest(base))").status == 303)
      #expect(
        try post("\(approver)/sign-off/approve", "seen=\(digest(approver))").status == 303)
      #expect(try post("\(base)/submit", "seen=\(digest(base))").status == 303)
      let receipt = try request.get("\(base)/receipt")
      #expect(receipt.status == 200 && receipt.body.contains("We have begun"))
      let file = try request.get("\(base)/receipt.pdf")
      #expect(file.fields["content-type"] == "application/pdf")
      #expect(file.fields["content-disposition"]?.hasPrefix("attachment") == true)
      #expect(file.fields["x-content-type-options"] == "nosniff")
    }
  }
}
