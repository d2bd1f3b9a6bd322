import Fieldwork
import Foundation
import Office
import OfficeFixture
import Surveys
import Testing

@testable import Web

/// The pages of personal links, as a browser or a script asks for them.
struct AnswerPageTests {
  private func post(
    _ served: ServedOffice, _ token: String, _ path: String, _ body: String,
    _ fields: [String: String] = [:]
  ) async throws -> RawRequest.Answer {
    try await served.ask("POST", "/en/answer/\(token)\(path)", fields, body: body)
  }

  @Test func `no link shows what another unit has answered`() async throws {
    try await ServedOffice.use { served in
      let own = try served.small.token("1811").description
      let stored = try await post(
        served, own, "/s/a", "page=page-of-1811-a&v.use=0&a.use=Only+ours")
      #expect(stored.status == 303)
      let page = try await served.ask("GET", "/en/answer/\(own)/s/a")
      #expect(page.body.contains("Only ours"))
      let others = [
        try served.small.token("1505"), try served.small.token("1811", of: "nordland"),
      ]
      for other in others.map(\.description) {
        for path in ["", "/s/a", "/summary", "/people", "/comments", "/print", "/receipt"] {
          let page = try await served.ask("GET", "/en/answer/\(other)\(path)")
          #expect(!page.body.contains("Only ours"), "\(path)")
        }
      }
    }
  }

  @Test func `a form that is sent again stores once`() async throws {
    try await ServedOffice.use { served in
      let token = try served.small.token("1811")
      let body = "page=page-number-one&v.use=0&a.use=Much&go=next"
      for _ in 0..<3 {
        let answer = try await post(served, token.description, "/s/a", body)
        #expect(answer.status == 303)
        #expect(answer.fields["location"]?.hasSuffix("/s/b") == true)
      }
      let holder = try #require(try await served.small.office.answers.holder(token))
      #expect(holder.response.records["use"]?.number == 1)
      #expect(holder.response.records["use"]?.current?.confirmations.isEmpty == true)
    }
  }

  @Test func `an answer given meanwhile is shown beside one's own, and one of them is chosen`()
    async throws
  {
    try await ServedOffice.use { served in
      let token = try served.small.token("1811").description
      _ = try await post(served, token, "/s/a", "page=first-of-two-pages&v.use=0&a.use=Theirs")
      let conflict = try await post(
        served, token, "/s/a", "page=second-of-two-pages&v.use=0&a.use=Mine")
      #expect(conflict.status == 409)
      #expect(conflict.body.contains("Theirs") && conflict.body.contains("Mine"))
      let mine = "%7B%22kind%22%3A%22text%22%2C%22text%22%3A%22Mine%22%7D"
      let chosen = try await post(
        served, token, "/choose",
        "page=third-page-of-them&part=a&key=use&v.use=1&t.use=mine&m.use=\(mine)")
      #expect(chosen.status == 303)
      let page = try await served.ask("GET", "/en/answer/\(token)/s/a")
      #expect(page.body.contains("Mine") && !page.body.contains("Theirs"))
    }
  }

  @Test func `a script is told what became of one answer`() async throws {
    try await ServedOffice.use { served in
      let token = try served.small.token("1811").description
      func save(_ body: String) async throws -> String {
        try await post(served, token, "/save", body, ["Accept": "application/json"]).body
      }
      let first = try await save("key=use&change=c1&v.use=0&a.use=Much")
      #expect(first.contains("\"outcome\":\"stored\"") && first.contains("\"version\":1"))
      #expect(try await save("key=use&change=c1&v.use=0&a.use=Much").contains("\"version\":1"))
      let stale = try await save("key=use&change=c2&v.use=0&a.use=Little")
      #expect(stale.contains("\"outcome\":\"conflict\"") && stale.contains("Much"))
      #expect(try await save("key=use&change=c3&v.use=1&a.use=Little").contains("\"version\":2"))
      #expect(try await save("key=nothing&change=c4").contains("\"problem\""))
    }
  }

  @Test func `what is typed and cannot be stored is shown again`() async throws {
    try await ServedOffice.use { served in
      let token = try served.small.token("1811").description
      let long = String(repeating: "x", count: 41_000)
      let answer = try await post(
        served, token, "/s/a", "page=a-page-with-too-much&v.use=0&a.use=\(long)")
      #expect(answer.status == 422)
      #expect(answer.body.contains(long))
    }
  }
}
