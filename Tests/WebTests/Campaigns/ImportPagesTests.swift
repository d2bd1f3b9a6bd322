import Accounts
import Fieldwork
import Foundation
import Languages
import Office
import OfficeFixture
import Surveys
import Testing

@testable import Web

/// Answers that were collected elsewhere, sent in the browser without a script.
struct ImportPagesTests {
  private static let path = "/nb/o/ks/campaigns/k27/import"

  /// Sends a form with files as a browser does.
  private static func send(
    _ files: [(field: String, name: String, text: String)], _ values: [(String, String)] = [],
    by browser: Browser
  ) async throws -> RawRequest.Answer {
    let secret = try #require(browser.secret)
    var body = ""
    for (name, value) in values + [("form", FormToken.text(for: secret, from: .system))] {
      body += "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    for file in files {
      body +=
        "--b\r\nContent-Disposition: form-data; name=\"\(file.field)\"; "
        + "filename=\"\(file.name)\"\r\nContent-Type: text/csv\r\n\r\n\(file.text)\r\n"
    }
    body += "--b--\r\n"
    let cookie = "\(SessionCookie(.session, isSecure: false).name)=\(secret.text)"
    let request = RawRequest(port: browser.served.port)
    let fields = [
      "Cookie": cookie, "Content-Type": "multipart/form-data; boundary=b",
      "Content-Length": String(body.utf8.count),
    ]
    let sent = body
    return try await withCheckedThrowingContinuation { waiting in
      Thread.detachNewThread {
        waiting.resume(
          with: Result { try request.get(path, fields, method: "POST", body: sent) })
      }
    }
  }

  private static func stored(_ unit: String, _ served: ServedOffice) async throws -> [String:
    Answer]
  {
    let file = try await served.small.office.campaigns.unit(unit, in: "k27", of: "ks")
    let response = file?.response
    return response?.records.compactMapValues { $0.current?.value } ?? [:]
  }

  @Test func `a file is looked through, differences are decided one by one, and it is stored`()
    async throws
  {
    try await ServedOffice.use(secondsPerLook: 1) { served in
      let small = served.small
      for (unit, words) in [("1811", "Our <own>"), ("1505", "Other")] {
        let holder = try #require(try await small.office.answers.holder(small.token(unit)))
        _ = try await small.office.answers.apply(
          .answer([.init(question: "use", value: .text(words), basis: 0, id: "1")]), by: holder)
      }
      let editor = try await Browser.signedIn(.editor, to: served)
      #expect(try await editor.get("/nb/o/ks/campaigns/k27").body.contains("\(Self.path)\""))
      #expect(try await editor.get(Self.path).body.contains("enctype=\"multipart/form-data\""))
      let nothing = try await Self.send([], by: editor)
      #expect(nothing.status == 422 && nothing.body.contains("id=\"file-problem\""))

      let text = "Nr,use,Til slutt,submitted\n1811,Paper,More,2027-01-04\n1505,Paper,,\n42,a,b,\n"
      let sent = try await Self.send([("file", "svar.csv", text)], by: editor)
      #expect(sent.status == 303)
      let page = try #require(sent.fields["location"])
      let first = try await editor.get(page)
      #expect(first.status == 200 && first.body.contains(Language.standard.text("intake.no-units")))
      #expect(
        try await editor.post("\(page)/columns", [("column-0", "unit"), ("column-2", "more")])
          .status == 303)
      let look = try await editor.get(page).body
      #expect(look.contains("Our &lt;own&gt;") && look.contains("Paper"))
      #expect(look.contains(Language.standard.text("intake.will.new", ["number": "1"])))
      #expect(look.contains("«42»") || look.contains("42"))
      let seen = try #require(look.firstMatch(of: /name="seen" value="([0-9a-f]+)"/)).1

      // An answer that comes in between makes the page stale; nothing is stored by it.
      let holder = try #require(try await small.office.answers.holder(small.token("1811")))
      _ = try await small.office.answers.apply(
        .answer([.init(question: "use", value: .text("Later"), basis: 1, id: "2")]), by: holder)
      let choices = [("decision", "each"), ("t.0", "keep"), ("t.1", "take")]
      let stale = try await editor.post(page, choices + [("seen", String(seen))])
      #expect(stale.status == 422)
      #expect(stale.body.contains(Language.standard.text("intake.changed")))
      #expect(try await Self.stored("1505", served) == ["use": .text("Other")])
      #expect(stale.body.contains("id=\"take-1\" name=\"t.1\" value=\"take\" checked"))

      let now = try #require(stale.body.firstMatch(of: /name="seen" value="([0-9a-f]+)"/)).1
      let done = try await editor.post(page, choices + [("seen", String(now))])
      #expect(done.fields["location"] == "/nb/o/ks/campaigns/k27/responses?done=answers-imported")
      #expect(
        try await Self.stored("1811", served) == ["use": .text("Later"), "more": .text("More")])
      #expect(try await Self.stored("1505", served) == ["use": .text("Paper")])
      #expect(try await editor.get(page).status == 404)
    }
  }

  @Test func `only those who may take answers in reach it, and a file can be deleted`()
    async throws
  {
    try await ServedOffice.use { served in
      let editor = try await Browser.signedIn(.editor, to: served)
      let sent = try await Self.send([("file", "svar.csv", "unit,use\n1811,A\n")], by: editor)
      let page = try #require(sent.fields["location"])
      for role in [Role.analyst, .countyAdviser, .reader] {
        let other = try await Browser.signedIn(role, county: "18", to: served)
        #expect(try await other.get(page).status == 403, "\(role)")
      }
      let neighbour = try await Browser.signedIn(.editor, of: "nordland", to: served)
      #expect(try await neighbour.get(page).status == 404)
      #expect(
        try await neighbour.get(page.replacing("/ks/", with: "/nordland/")).status == 404)
      #expect(try await editor.post("\(page)/leave").status == 303)
      #expect(try await editor.get(page).status == 404)
      #expect(try await Self.stored("1811", served).isEmpty)
    }
  }
}
