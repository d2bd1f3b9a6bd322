import Accounts
import Fieldwork
import Foundation
import Languages
import Measures
import Office
import OfficeFixture
import Records
import TestSupport
import Testing

@testable import Web

/// The way of an open call on the pages: from its being prepared to what came of it.
struct CallPagesTests {
  private static let plan =
    [
      ("kind", "hearing"), ("document", "https://ks.example/draft"), ("opens", "2027-01-04"),
      ("closes", "2027-01-20"), ("most", "2"), ("review", "vsr-2027"),
    ]
    + ["title", "introduction", "asker", "purpose", "use", "questions"].map {
      ("\($0).nb", "Ord om <\($0)>")
    }

  /// Prepares and opens a call.
  private static func open(
    _ plan: [(String, String)], _ editor: Browser
  ) async throws -> Substring {
    let made = try await editor.post("/nb/o/ks/calls/new", plan)
    #expect(made.status == 303)
    let path = try #require(made.fields["location"]?.split(separator: "?").first)
    #expect(try await editor.post("\(path)/open").status == 303)
    return try #require(path.split(separator: "/").last)
  }

  private static func visitor(_ served: ServedOffice) -> Browser {
    Browser.visitor(served, secret: SecretToken(from: .system))
  }

  @Test func `everybody answers without an account, and sees what came of it`() async throws {
    try await ServedOffice.use { served in
      let editor = try await Browser.signedIn(.editor, to: served)
      let made = try await editor.post("/nb/o/ks/calls/new", Self.plan)
      let desk = String(try #require(made.fields["location"]?.split(separator: "?").first))
      let page = "/nb/calls/ks/\(try #require(desk.split(separator: "/").last))"
      let visitor = Self.visitor(served)
      // What is being prepared is seen by nobody else.
      #expect(try await visitor.get(page).status == 404)
      #expect(try await editor.post("\(desk)/open").status == 303)
      let open = try await Browser.visitor(served).get(page)
      #expect(open.status == 200)
      #expect(open.fields["set-cookie"]?.contains("samstemt-visitor=") == true)
      #expect(open.body.contains("Ord om &lt;purpose&gt;"))

      let empty = try await visitor.post(page, [("text", " "), ("name", "Busslaget")])
      #expect(empty.status == 422)
      #expect(empty.body.contains("value=\"Busslaget\""))
      let words = [("submission", "one"), ("text", "Flere busser!"), ("show", "yes")]
      let taken = try await visitor.post(page, words)
      #expect(taken.fields["location"] == "\(page)/receipt/one")
      // Sent again, it is there once.
      #expect(try await visitor.post(page, words).status == 303)
      #expect(try await visitor.get("\(page)/receipt/one").body.contains("Flere busser!"))
      #expect(try await visitor.get(page).body.contains("Flere busser!") == false)
      #expect(
        try await editor.post("\(desk)/submissions/one", [("decision", "show")]).status == 303)
      #expect(try await visitor.get(page).body.contains("Flere busser!"))
      #expect(try await editor.get("\(desk)/submissions.csv").body.contains("one,"))

      let early = try await editor.post(
        "\(desk)/outcomes", [("heard.nb", "Busser"), ("answer.nb", "Ja"), ("result", "followed")])
      #expect(early.status == 422)
      #expect(try await editor.post("\(desk)/close").status == 303)
      let late = try await visitor.post(page, [("submission", "two"), ("text", "For sent ute")])
      #expect(late.status == 422)
      #expect(late.body.contains("For sent ute"))
      #expect(late.body.contains(Language.standard.text("call.fault.late")))
      let faulty = try await editor.post("\(desk)/outcomes", [("heard.nb", "Flere busser")])
      #expect(faulty.status == 422 && faulty.body.contains("Flere busser"))
      let told = try await editor.post(
        "\(desk)/outcomes", [("heard.nb", "Busser"), ("answer.nb", "Ja da"), ("result", "partly")])
      #expect(told.status == 303)
      let after = try await visitor.get(page)
      #expect(after.body.contains("Ja da"))
      #expect(after.body.contains(Language.standard.text("call.result.partly")))
      #expect(!after.body.contains("<textarea"))
    }
  }

  @Test func `one place cannot fill a call, and its address is not kept`() async throws {
    try await ServedOffice.use { served in
      let editor = try await Browser.signedIn(.editor, to: served)
      let id = try await Self.open(Self.plan, editor)
      let page = "/nb/calls/ks/\(id)"
      let visitor = Self.visitor(served)
      for name in ["a", "b"] {
        let taken = try await visitor.post(
          page, [("submission", name), ("text", name)], from: "192.0.2.77")
        #expect(taken.status == 303)
      }
      let third = try await visitor.post(
        page, [("submission", "c"), ("text", "Tredje")], from: "192.0.2.77")
      #expect(third.status == 422)
      #expect(third.body.contains("Tredje"))
      #expect(third.body.contains(Language.standard.text("call.fault.too-often")))
      let other = try await visitor.post(
        page, [("submission", "d"), ("text", "d")], from: "192.0.2.78")
      #expect(other.status == 303)
      for file in ["office.sqlite", "office.sqlite-wal"] {
        let path = served.small.folder.path + "/" + file
        let kept = FileManager.default.contents(atPath: path) ?? Data()
        #expect(!String(decoding: kept, as: UTF8.self).contains("192.0.2.7"))
      }
    }
  }

  @Test func `an address answers calls sixty times, and then waits`() async throws {
    try await ServedOffice.use { served in
      let editor = try await Browser.signedIn(.editor, to: served)
      let page = "/nb/calls/ks/\(try await Self.open(Self.plan, editor))"
      let visitor = Self.visitor(served)
      for number in 1...61 {
        let answer = try await visitor.post(page, [("text", " ")], from: "192.0.2.77")
        #expect(answer.status == (number == 61 ? 429 : 422), "\(number)")
      }
      #expect(try await visitor.post(page, [("text", " ")], from: "192.0.2.78").status == 422)
    }
  }

  @Test func `what is shown stands on pages of fifty, the newest first`() async throws {
    try await ServedOffice.use { served in
      try await served.small.addCall()
      let store = served.small.database.calls
      let editor = Fieldwork.Person(id: "editor")
      let now = served.small.office.ground.now
      for number in 100..<152 {
        _ = try await store.take(
          "id\(number)", .init(language: .nb, text: "words-\(number)-", mayBeShown: true),
          to: SmallOffice.callID, of: "ks", questionnaire: nil, place: nil,
          at: now.adding(seconds: number))
        guard number != 151 else { continue }
        try await store.decide(
          .shown, on: "id\(number)", to: SmallOffice.callID, of: "ks", by: editor, at: now)
      }
      let path = "/en/calls/ks/\(SmallOffice.callID)"
      let visitor = Self.visitor(served)
      let first = try await visitor.get(path).body
      #expect(first.contains("words-150-") && first.contains("words-101-"))
      #expect(!first.contains("words-100-") && !first.contains("words-151-"))
      #expect(first.contains("Page 1 of 2") && first.contains("\(path)?page=2"))
      let second = try await visitor.get("\(path)?page=2").body
      #expect(second.contains("words-100-") && !second.contains("words-101-"))
      for page in ["0", "-1", "x", "99999999999999999999", "3"] {
        #expect(try await visitor.get("\(path)?page=\(page)").status == 200)
      }
      let staff = try await Browser.signedIn(.editor, to: served)
      let desk = "/en/o/ks/calls/\(SmallOffice.callID)"
      #expect(try await staff.get(desk).body.contains("words-151-"))
      let last = try await staff.get("\(desk)?page=2").body
      #expect(last.contains("words-101-") && !last.contains("words-102-"))
      let hidden = try await staff.post(
        "\(desk)/submissions/id100?page=2", [("decision", "hide"), ("reason", "twice")])
      #expect(hidden.fields["location"]?.hasSuffix("&page=2") == true)
    }
  }

  @Test func `a questionnaire is answered by everybody, apart from the units' answers`()
    async throws
  {
    try await ServedOffice.use { served in
      let editor = try await Browser.signedIn(.editor, to: served)
      let plan =
        Self.plan.filter { $0.0 != "kind" } + [
          ("kind", "questionnaire"), ("questionnaire", "vsr/1"),
        ]
      let id = try await Self.open(plan, editor)
      let page = "/en/calls/ks/\(id)"
      let visitor = Self.visitor(served)
      let form = try await visitor.get(page)
      #expect(form.body.contains("Use?") && form.body.contains("name=\"q.more\""))
      #expect(try await visitor.post(page, [("submission", "s")]).status == 422)
      let taken = try await visitor.post(page, [("submission", "s"), ("q.use", "Every day")])
      #expect(taken.status == 303)
      #expect(try await visitor.get("\(page)/receipt/s").body.contains("Every day"))
      let answers = try await served.small.database.fieldwork.standings(in: "k27", of: "ks")
      #expect(answers.isEmpty)
    }
  }

  @Test func `nothing typed is lost where the plan is wrong`() async throws {
    try await ServedOffice.use { served in
      let editor = try await Browser.signedIn(.editor, to: served)
      let plan = Self.plan.map { $0.0 == "closes" ? ("closes", "2027-01-01") : $0 }
      let page = try await editor.post("/nb/o/ks/calls/new", plan)
      #expect(page.status == 422)
      #expect(page.body.contains(Language.standard.text("call.fault.order")))
      #expect(page.body.contains("Ord om &lt;use&gt;"))
      // A language with a title and no more cannot be opened.
      let made = try await editor.post("/nb/o/ks/calls/new", Self.plan + [("title.en", "Words")])
      let desk = try #require(made.fields["location"]?.split(separator: "?").first)
      let refused = try await editor.post("\(desk)/open")
      #expect(refused.status == 422)
      #expect(refused.body.contains("en"))
    }
  }
}
