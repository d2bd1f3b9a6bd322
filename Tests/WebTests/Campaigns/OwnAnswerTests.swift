import Accounts
import Fieldwork
import Foundation
import Measures
import Office
import OfficeFixture
import Records
import Surveys
import Testing

@testable import Web

/// People with an account and the response of a unit: the coordinator answers, the editor opens it again.
struct OwnAnswerTests {
  private static let home = "/en/o/ks"
  private static let unit = "/en/o/ks/campaigns/k27/units/1811"

  @Test func `a coordinator answers from the first page, by the same link on every device`()
    async throws
  {
    try await ServedOffice.use { served in
      let phone = try await Browser.signedIn(.unitCoordinator, unit: "1811", to: served)
      let page = try await phone.get(Self.home)
      #expect(page.status == 200)
      #expect(page.body.contains("action=\"\(Self.unit)/answer\""))
      #expect(!page.body.contains("units/1505"))
      let first = try await phone.post(Self.unit + "/answer")
      #expect(first.status == 303)
      let address = try #require(first.fields["location"])
      #expect(address.hasPrefix("/en/answer/"))
      let desk = try await Browser.signedIn(.unitCoordinator, unit: "1811", to: served)
      #expect(try await desk.post(Self.unit + "/answer").fields["location"] == address)
      let answers = try await Browser.visitor(served).get(address)
      #expect(answers.status == 200)
      #expect(answers.body.contains("href=\"/en/o/ks\""))
      // All that the unit's own link gives: colleagues, the summary, and cases.
      for way in ["/people", "/summary", "/cases/new", "/s/a"] {
        #expect(try await Browser.visitor(served).get(address + way).status == 200, "\(way)")
      }
      let key = FieldworkStore.ResponseKey(owner: "ks", campaign: "k27", unit: "1811")
      let own = try await served.small.database.fieldwork.links(to: key)
        .filter { $0.account != nil }
      #expect(own.map(\.account) == ["unitCoordinator-ks"])
      let noted = try await served.small.database.accounts.events(by: "unitCoordinator-ks")
      #expect(noted.contains { $0.action == .linkMade && $0.object?.id == own.first?.id })
    }
  }

  @Test func `a coordinator's link is withdrawn with the role, or by the editor`() async throws {
    try await ServedOffice.use { served in
      let browser = try await Browser.signedIn(.unitCoordinator, unit: "1811", to: served)
      let address = try #require(
        try await browser.post(Self.unit + "/answer").fields["location"])
      let accounts = served.small.database.accounts
      _ = try await accounts.update("unitCoordinator-ks", noting: []) { $0.closed = $0.made }
      #expect(try await Browser.visitor(served).get(address).status == 410)
      _ = try await accounts.update("unitCoordinator-ks", noting: []) { $0.closed = nil }
      #expect(try await Browser.visitor(served).get(address).status == 200)
      _ = try await accounts.update("unitCoordinator-ks", noting: []) {
        $0.memberships = [Membership(owner: "ks", role: .unitCoordinator, unit: "1505")]
      }
      #expect(try await Browser.visitor(served).get(address).status == 410)
      _ = try await accounts.update("unitCoordinator-ks", noting: []) {
        $0.memberships = [Membership(owner: "ks", role: .unitCoordinator, unit: "1811")]
      }
      let key = FieldworkStore.ResponseKey(owner: "ks", campaign: "k27", unit: "1811")
      let link = try #require(
        try await served.small.database.fieldwork.links(to: key).first { $0.account != nil })
      let editor = try await Browser.signedIn(.editor, to: served)
      #expect(try await editor.post(Self.unit + "/revoke", [("link", link.id)]).status == 303)
      #expect(try await Browser.visitor(served).get(address).status == 410)
      let new = try await browser.post(Self.unit + "/answer").fields["location"]
      #expect(new != nil && new != address)
    }
  }

  @Test(arguments: Role.allCases.filter(\.isAssignable))
  func `nobody else gets a link, and none to another unit or organisation`(role: Role)
    async throws
  {
    try await ServedOffice.use { served in
      let browser = try await Browser.signedIn(role, unit: "1811", county: "18", to: served)
      for owner in SmallOffice.owners {
        for unit in ["1811", "1505", "9999"] {
          let answer = try await browser.post(
            "/en/o/\(owner)/campaigns/k27/units/\(unit)/answer")
          let isOwn = role == .unitCoordinator && owner == "ks" && unit == "1811"
          #expect((answer.status == 303) == isOwn, "\(owner) \(unit)")
          #expect(isOwn || [403, 404].contains(answer.status), "\(owner) \(unit)")
        }
      }
    }
  }

  @Test func `what a coordinator answered by account is forgotten with the account`() async throws {
    try await ServedOffice.use { served in
      let browser = try await Browser.signedIn(.unitCoordinator, unit: "1811", to: served)
      let address = try #require(
        try await browser.post(Self.unit + "/answer").fields["location"])
      let stored = try await Browser.visitor(served).post(
        address + "/s/a", [("page", "page-of-the-test"), ("v.use", "0"), ("a.use", "Ja")])
      #expect(stored.status == 303)
      let key = FieldworkStore.ResponseKey(owner: "ks", campaign: "k27", unit: "1811")
      let fieldwork = served.small.database.fieldwork
      let before = try await fieldwork.response(key)?.records["use"]?.current?.by
      #expect(before == Fieldwork.Person(id: "unitCoordinator-ks", name: "Kari unitCoordinator"))
      try await served.small.database.accounts.erase(
        "unitCoordinator-ks", at: Timestamp(1_790_000_100), noting: [])
      let after = try await fieldwork.response(key)?.records["use"]?.current?.by
      #expect(after == Fieldwork.Person(id: "unitCoordinator-ks"))
      #expect(try await Browser.visitor(served).get(address).status == 410)
    }
  }

  @Test func `an editor opens a response again that was handed in`() async throws {
    try await ServedOffice.use { served in
      let address = "/en/answer/\(try served.small.token("1811"))"
      let unit = Browser.visitor(served)
      _ = try await unit.post(
        address + "/s/a", [("page", "page-of-the-test"), ("v.use", "0"), ("a.use", "Ja")])
      let summary = try await unit.get(address + "/summary").body
      let seen = try #require(summary.firstMatch(of: /name="seen" value="([^"]+)"/)).1
      #expect(
        try await unit.post(address + "/submit", [("seen", String(seen))]).status == 303)
      let editor = try await Browser.signedIn(.editor, to: served)
      #expect(try await editor.get(Self.unit).body.contains("\(Self.unit)/reopen"))
      let analyst = try await Browser.signedIn(.analyst, to: served)
      #expect(try await !analyst.get(Self.unit).body.contains("/reopen"))
      #expect(try await analyst.post(Self.unit + "/reopen").status == 403)
      #expect(
        try await editor.post(Self.unit + "/reopen").fields["location"]
          == Self.unit + "?done=response-reopened")
      let key = FieldworkStore.ResponseKey(owner: "ks", campaign: "k27", unit: "1811")
      let response = try await served.small.database.fieldwork.response(key)
      #expect(response?.state == .answering)
      #expect(response?.receipts.count == 1)
      let events = try await served.small.database.fieldwork.events(of: key)
      #expect(events.last?.what == .reopened)
      #expect(events.last?.by.id == "editor-ks")
      let changed = try await unit.post(
        address + "/s/a", [("page", "another-page-of-the-test"), ("v.use", "1"), ("a.use", "Nei")])
      #expect(changed.status == 303)
      #expect(try await !editor.get(Self.unit).body.contains("/reopen"))
    }
  }

  @Test func `a response that nobody has given cannot be opened again`() async throws {
    try await ServedOffice.use { served in
      let editor = try await Browser.signedIn(.editor, to: served)
      #expect(try await editor.post(Self.unit + "/reopen").status == 409)
    }
  }

  @Test func `a contributor tells a case with consent, and approves and takes back as its author`()
    async throws
  {
    try await ServedOffice.use { served in
      let teller = try await Browser.signedIn(.contributor, unit: "1811", to: served)
      let home = try await teller.get(Self.home)
      #expect(home.body.contains("href=\"/en/o/ks/cases/new\""))
      let form = try await teller.get("/en/o/ks/cases/new")
      #expect(form.body.contains("name=\"consents\"") && form.body.contains("value=\"1811\""))
      let told = [
        ("language", "nb"), ("campaign", "k27"), ("title.nb", "Sykkelvei"),
        ("summary.nb", "En trygg vei."), ("done.nb", "Vi bygde den."), ("goals", "11"),
        ("year", "2026"), ("consents", "report"), ("consents", "web"),
      ]
      let other = try await teller.post("/en/o/ks/cases/new", told + [("unit", "1505")])
      #expect(other.status == 422)
      let made = try await teller.post("/en/o/ks/cases/new", told + [("unit", "1811")])
      #expect(made.status == 303)
      let path = try #require(made.fields["location"]?.split(separator: "?").first.map(String.init))
      #expect(try await teller.get(Self.home).body.contains("href=\"\(path)\""))
      let cases = try await served.small.office.cases.cases(of: "ks")
      #expect(cases.map(\.author) == ["contributor-ks"])
      #expect(cases.first?.work.consents.isEmpty == false)
      let editor = try await Browser.signedIn(.editor, to: served)
      #expect(try await editor.post(path + "/check").status == 303)
      let version = try await editor.get(path).body.firstMatch(of: /name="version" value="(\d+)"/)
      #expect(
        try await editor.post(
          path + "/hand-over", [("version", String(try #require(version).1))]
        ).status == 303)
      let now = try #require(
        try await teller.get(path).body.firstMatch(of: /name="version" value="(\d+)"/)
      ).1
      #expect(try await teller.post(path + "/approve", [("version", String(now))]).status == 303)
      #expect(try await teller.post(path + "/consent/web/withdraw").status == 303)
      let stranger = try await Browser.signedIn(.contributor, of: "nordland", to: served)
      #expect(try await stranger.get(path).status == 404)
    }
  }

  @Test(arguments: Role.allCases.filter(\.isAssignable))
  func `the first page tells nobody to begin what they may not`(role: Role) async throws {
    try await ServedOffice.use(reports: .members) { served in
      let browser = try await Browser.signedIn(role, unit: "1811", county: "18", to: served)
      let page = try await browser.get(Self.home)
      #expect(page.status == 200)
      let mayEdit = [.administrator, .editor].contains(role)
      #expect(page.body.contains("/campaigns/new") == mayEdit)
      #expect(page.body.contains("Begin with a questionnaire") == false)
      #expect(page.body.contains("href=\"/en/reports\""))
      for link in page.body.matches(of: /href="(\/[^"#]+)"/) {
        let answer = try await browser.get(String(link.1))
        #expect(answer.status < 400, "\(link.1)")
      }
    }
  }
}
