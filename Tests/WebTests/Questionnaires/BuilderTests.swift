import Accounts
import Fieldwork
import Foundation
import Office
import OfficeFixture
import Surveys
import Testing

@testable import Web

/// A questionnaire is made in the browser, from nothing to the field.
struct BuilderTests {
  /// A browser that is signed in.
  private struct Browser {
    let served: ServedOffice
    let fields: [String: String]

    init(_ served: ServedOffice, _ role: Role) async throws {
      self.served = served
      let secret = try await served.small.session(role)
      fields = ["Cookie": "\(SessionCookie(.session, isSecure: false).name)=\(secret)"]
    }

    func get(_ path: String) async throws -> RawRequest.Answer {
      try await served.ask("GET", "/en/o/ks/questionnaires\(path)", fields)
    }

    /// Sends a form of a page with what was typed; a button is one of the fields.
    func send(
      _ page: String, to action: String, _ typed: [(String, String)]
    ) async throws -> RawRequest.Answer {
      let html = try await get(page).body
      let path = "/en/o/ks/questionnaires\(action)"
      let form = try #require(
        FormHarvest(html, path: path).forms.first { $0.action == path }, "\(action) on \(page)")
      let names = Set(typed.map(\.0) + ["do"])
      let kept = form.fields.filter { !names.contains($0.name) && $0.value != "words" }
        .filter { ["form", "basis", "question", "section"].contains($0.name) }
        .map { ($0.name, $0.value) }
      let body = (kept + typed).map {
        "\($0.0.percentEncoded)=\($0.1.percentEncoded)"
      }.joined(separator: "&")
      return try await served.ask("POST", path, fields, body: body)
    }
  }

  @Test func `a questionnaire goes from nothing to a version without a script`() async throws {
    try await ServedOffice.use { served in
      let browser = try await Browser(served, .editor)
      let begun = try await browser.send(
        "/new", to: "/new",
        [("title.en", "Our survey"), ("id", "ours"), ("wave", "2027"), ("levels", "municipality")])
      #expect(begun.status == 303)
      #expect(begun.fields["location"] == "/en/o/ks/questionnaires/ours?done=questionnaire-begun")
      #expect(try await browser.get("/ours").body.contains("Our survey"))

      // A row more keeps what was typed; the words give the codes.
      let typed = [
        ("kind", "single"), ("section", "status"), ("text.en", "How far?"),
        ("options-rows", "3"), ("options.0.text.en", "Not begun"), ("options.1.text.en", "Done"),
      ]
      let more = try await browser.send(
        "/ours/new-question", to: "/ours/new-question", typed + [("do", "more-options")])
      #expect(more.status == 200 && more.body.contains("name=\"options.7.code\""))
      #expect(more.body.contains("value=\"Not begun\""))
      let stored = try await browser.send(
        "/ours/new-question", to: "/ours/new-question", typed + [("do", "save")])
      #expect(stored.status == 303)
      #expect(try await browser.get("/ours").body.contains("How far?"))

      // What is wrong is told beside its field, and stands there still.
      let wrong = try await browser.send(
        "/ours/questions/how-far", to: "/ours/questions/how-far",
        typed + [("ask-if", "plan = 'maybe'"), ("do", "save")])
      #expect(wrong.status == 422)
      #expect(wrong.body.contains("id=\"ask-if-problem\""))
      #expect(
        wrong.body.contains("plan = &#39;maybe&#39;") || wrong.body.contains("plan = 'maybe'"))

      let moved = try await browser.send(
        "/ours", to: "/ours/edit", [("question", "how-far"), ("do", "up")])
      #expect(moved.status == 303)
      let page = try await browser.get("/ours").body
      let places = try ["How far?", "Are the goals"].map {
        try #require(page.range(of: $0)).lowerBound
      }
      #expect(places[0] < places[1])

      let made = try await browser.send("/ours/versions", to: "/ours/versions", [("do", "make")])
      #expect(made.fields["location"] == "/en/o/ks/questionnaires/ours/versions?done=version-made")
      let desk = served.small.office.questionnaires
      let version = try await desk.version("ours", number: 1, of: "ks")
      #expect(version?.questionnaire.questions.map(\.id) == ["how-far", "plan"])
    }
  }

  @Test func `two who change the same are told, and nothing typed is lost`() async throws {
    try await ServedOffice.use { served in
      let browser = try await Browser(served, .editor)
      let first = try await browser.get("/vsr/yaml").body
      #expect(first.contains("name=\"basis\" value=\"0\""))
      let text = "id: vsr\ntitle: [broken"
      let stored = try await browser.send("/vsr/yaml", to: "/vsr/yaml", [("text", text)])
      #expect(stored.fields["location"]?.hasSuffix("yaml?done=text-with-errors") == true)
      let shown = try await browser.get("/vsr").body
      #expect(shown.contains("title: [broken") && shown.contains(/line [0-9]+/))
      let late = try await browser.send(
        "/vsr/yaml", to: "/vsr/yaml", [("basis", "0"), ("text", "my words")])
      #expect(late.status == 422)
      #expect(late.body.contains("my words") && late.body.contains("name=\"basis\" value=\"1\""))
    }
  }

  @Test func `every page of a questionnaire is shown, and readers see no way to change it`()
    async throws
  {
    try await ServedOffice.use { served in
      let editor = try await Browser(served, .editor)
      let adviser = try await Browser(served, .countyAdviser)
      for path in [
        "", "/new", "/vsr", "/vsr/new-question", "/vsr/questions/use", "/vsr/new-section",
        "/vsr/sections/a", "/vsr/head", "/vsr/yaml", "/vsr/checks", "/vsr/translations?show=all",
        "/vsr/preview?levels=municipality&tongue=nn", "/vsr/preview?version=1", "/vsr/print",
        "/vsr/versions",
      ] {
        let answer = try await editor.get(path)
        #expect(answer.status == 200, "\(path)")
        #expect(answer.body.matches(of: /<h1>/).count == 1, "\(path)")
        #expect(!answer.body.contains("[builder."), "\(path)")
      }
      let oslo = try await editor.get("/vsr/preview?unit=0301").body
      #expect(oslo.contains("<option value=\"0301\" selected>Oslo"))
      for (path, type) in [
        ("/vsr/export/yaml", "application/yaml"), ("/vsr/export/ddi", "application/xml"),
        ("/vsr/export/codebook", "text/csv"), ("/vsr/translations.csv", "text/csv"),
        ("/vsr/export/xlsform", "application/vnd"),
      ] {
        let answer = try await editor.get(path)
        #expect(answer.status == 200 && answer.fields["content-type"]?.hasPrefix(type) == true)
      }
      for path in ["/none", "/vsr/questions/none", "/vsr/export/none", "/vsr/preview?version=9"] {
        #expect(try await editor.get(path).status == 404)
      }
      #expect(try await adviser.get("/vsr").body.contains("<form class=\"moves\"") == false)
      #expect(try await adviser.get("/vsr/questions/use").status == 403)
    }
  }

  @Test func `a version that the answers do not allow is refused with the reason`() async throws {
    try await ServedOffice.use { served in
      let small = served.small
      let holder = try #require(try await small.office.answers.holder(small.token("1811")))
      _ = try await small.office.answers.apply(
        .answer([.init(question: "use", value: .text("Much"), basis: 0, id: "1")]), by: holder)
      let browser = try await Browser(served, .editor)
      _ = try await browser.send(
        "/vsr/questions/use", to: "/vsr/edit", [("question", "use"), ("do", "remove")])
      let passage = try await browser.get("/vsr/versions").body
      #expect(passage.contains("class=\"refused\""))
      _ = try await browser.send("/vsr/versions", to: "/vsr/versions", [("do", "make")])
      #expect(try await !browser.get("/vsr/versions").body.contains("/vsr/use\""))
      let campaign = try await small.office.campaigns.campaign("k27", of: "ks")
      #expect(campaign?.plan.questionnaire.number == 1)
    }
  }
}
