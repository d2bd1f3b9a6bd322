import Accounts
import Fieldwork
import Languages
import Office
import OfficeFixture
import Testing

@testable import Web

/// The way of a case on the pages: from the one who tells it to print.
struct CasePagesTests {
  private static let story = [
    ("language", "nb"), ("title.nb", "Sykkelvei <til> skolen"), ("summary.nb", "En trygg vei."),
    ("done.nb", "Vi bygde den."), ("year", "2026"), ("targets", "11.2"),
    ("groups.nb", "barn\nunge"), ("consents", "report"), ("consents", "web"),
  ]

  private static func link(_ served: ServedOffice, _ unit: String) throws -> String {
    "/nb/answer/\(try served.small.token(unit).description)/cases"
  }

  @Test func `who has agreed to nothing is asked at the top, and ticks it all at once`()
    async throws
  {
    try await ServedOffice.use { served in
      let teller = Browser.visitor(served)
      let own = try Self.link(served, "1811")
      let told = try await teller.post("\(own)/new", Self.story.filter { $0.0 != "consents" })
      let location = try #require(told.fields["location"]?.split(separator: "?").first)
      let page = try await teller.get(String(location)).body
      #expect(page.contains(Language.standard.text("case.consent.now")))
      // The ways of the answer stand above it.
      #expect(page.contains(Language.standard.text("answering.way.comments")))
      let none = try await teller.post("\(location)/consent")
      #expect(none.status == 422)
      let ticked = try await teller.post(
        "\(location)/consent", [("consents", "report"), ("consents", "web")])
      #expect(ticked.status == 303)
      let after = try await teller.get(String(location)).body
      #expect(!after.contains(Language.standard.text("case.consent.now")))
    }
  }

  @Test func `a case goes from its teller to print, and out again with the consent`()
    async throws
  {
    try await ServedOffice.use { served in
      let teller = Browser.visitor(served)
      let own = try Self.link(served, "1811")
      #expect(try await teller.get(own).status == 200)
      let told = try await teller.post("\(own)/new", Self.story)
      #expect(told.status == 303)
      let location = try #require(told.fields["location"]?.split(separator: "?").first)
      let id = try #require(location.split(separator: "/").last)
      #expect(id.hasPrefix("sykkelvei-til-skolen-"))
      let mine = "\(own)/\(id)"
      let page = try await teller.get("\(mine)?done=case-submitted")
      #expect(page.body.contains("Sykkelvei &lt;til&gt; skolen"))
      #expect(page.body.contains(Language.standard.text("done.case-submitted")))

      let editor = try await Browser.signedIn(.editor, to: served)
      let desk = "/nb/o/ks/cases/\(id)"
      #expect(try await editor.get("/nb/o/ks/cases?goal=11").body.contains(desk))
      #expect(try await editor.get("/nb/o/ks/cases?goal=12").body.contains(desk) == false)
      // A step too early is refused with words, and nothing is done.
      let early = try await editor.post("\(desk)/publish")
      #expect(early.status == 422)
      #expect(try await editor.post("\(desk)/check").status == 303)
      let form = try await editor.get("\(desk)/edit")
      #expect(form.body.contains(Language.standard.text("case.edit.told")))
      var edited = Self.story.filter { $0.0 != "title.nb" && $0.0 != "consents" }
      edited += [
        ("title.nb", "Trygg sykkelvei"), ("title.nn", "Trygg sykkelveg"), ("version", "1"),
      ]
      #expect(try await editor.post("\(desk)/edit", edited).status == 303)

      let asked = try await teller.get(mine)
      #expect(asked.body.contains("Trygg sykkelvei") && asked.body.contains("&lt;til&gt;"))
      // The teller approves what was shown, not what somebody wrote afterwards.
      #expect(try await teller.post("\(mine)/approve", [("version", "1")]).status == 422)
      #expect(try await teller.post("\(mine)/approve", [("version", "2")]).status == 303)
      #expect(try await editor.post("\(desk)/publish").status == 303)
      let office = served.small.office
      let paths = try await office.cases.folderFiles(of: "ks", review: "vsr-2027").map(\.path)
      #expect(paths == ["cases/\(id).md"])
      #expect(try await teller.post("\(mine)/consent/web/withdraw").status == 303)
      #expect(try await office.cases.folderFiles(of: "ks", review: "vsr-2027").isEmpty)
      let after = try await editor.get(desk)
      #expect(after.body.contains(Language.standard.text("case.is-out")))
      #expect(after.body.contains("Kari editor"))
    }
  }

  @Test func `a case is its teller's alone among the links`() async throws {
    try await ServedOffice.use { served in
      try await served.small.addCase(of: "1811")
      let id = SmallOffice.caseID(of: "1811")
      let other = Browser.visitor(served)
      let foreign = "\(try Self.link(served, "1505"))/\(id)"
      for path in ["", "/edit", "/pictures/a.jpg"] {
        #expect([403, 404].contains(try await other.get(foreign + path).status))
      }
      for path in ["/edit", "/approve", "/withdraw", "/consent/report", "/pictures"] {
        #expect([403, 404].contains(try await other.post(foreign + path).status))
      }
      #expect(try await other.get(try Self.link(served, "1505")).body.contains(id) == false)
      let neighbour = try await Browser.signedIn(.editor, of: "nordland", to: served)
      #expect(try await neighbour.get("/nb/o/ks/cases/\(id)").status == 404)
      #expect(try await neighbour.get("/nb/o/nordland/cases/\(id)").status == 404)
    }
  }

  @Test func `a county adviser reads the cases of its own county, and changes none`() async throws {
    try await ServedOffice.use { served in
      for unit in ["1811", "1505"] { try await served.small.addCase(of: unit) }
      let adviser = try await Browser.signedIn(.countyAdviser, county: "18", to: served)
      let county = "/nb/o/ks/campaigns/k27/counties/18"
      #expect(try await adviser.get(county).body.contains("\(county)/cases"))
      let list = try await adviser.get("\(county)/cases")
      let own = "/nb/o/ks/cases/\(SmallOffice.caseID(of: "1811"))"
      #expect(list.status == 200)
      #expect(list.body.contains("href=\"\(own)\""))
      #expect(list.body.contains(SmallOffice.caseID(of: "1505")) == false)
      #expect(list.body.contains("cases/new") == false)
      let page = try await adviser.get(own)
      #expect(page.status == 200)
      #expect(page.body.contains("action=\"\(own)") == false)
      #expect(page.body.contains("\(own)/edit") == false)
      #expect(try await adviser.post("\(own)/withdraw", [("reason", "No")]).status == 403)
      for other in [
        "/nb/o/ks/cases/\(SmallOffice.caseID(of: "1505"))",
        "/nb/o/ks/campaigns/k27/counties/15/cases", "/nb/o/ks/cases",
      ] {
        #expect([403, 404].contains(try await adviser.get(other).status), "\(other)")
      }
    }
  }

  @Test func `nothing typed is lost where something is wrong`() async throws {
    try await ServedOffice.use { served in
      let teller = Browser.visitor(served)
      let own = try Self.link(served, "1811")
      let faulty = Self.story.map {
        $0.0 == "year" ? ("year", "i fjor") : $0.0 == "done.nb" ? ($0.0, " ") : $0
      }
      let page = try await teller.post("\(own)/new", faulty)
      #expect(page.status == 422)
      for text in [
        "value=\"Sykkelvei &lt;til&gt; skolen\"", "En trygg vei.", "value=\"i fjor\"",
        "barn\nunge", "id=\"target-11.2\" name=\"targets\" value=\"11.2\" checked",
        Language.standard.text("case.fault.year"), Language.standard.text("case.fault.done"),
      ] { #expect(page.body.contains(text), "\(text)") }

      // A text that somebody changed in the meantime is not written over, and what was typed stands.
      try await served.small.addCase()
      let mine = "\(own)/\(SmallOffice.caseID(of: "1811"))/edit"
      let first = Self.story + [("version", "1"), ("why.nb", "Fordi.")]
      #expect(try await teller.post(mine, first).status == 303)
      let second = try await teller.post(
        mine, Self.story + [("version", "1"), ("why.nb", "Derfor.")])
      #expect(second.status == 422)
      #expect(second.body.contains("Derfor."))
      #expect(second.body.contains(Language.standard.text("case.fault.changed-since")))
    }
  }

  @Test func `staff write down a case that the unit approves by its link`() async throws {
    try await ServedOffice.use { served in
      let editor = try await Browser.signedIn(.editor, to: served)
      let form = Self.story + [("campaign", "k27"), ("unit", "1505")]
      let wrong = try await editor.post(
        "/nb/o/ks/cases/new", Self.story + [("campaign", "k27"), ("unit", "9999")])
      #expect(wrong.status == 422)
      #expect(wrong.body.contains("9999"))
      let told = try await editor.post("/nb/o/ks/cases/new", form)
      #expect(told.status == 303)
      let unit = Browser.visitor(served)
      #expect(try await unit.get(try Self.link(served, "1505")).body.contains("Sykkelvei"))
      #expect(
        try await unit.get(try Self.link(served, "1811")).body.contains("Sykkelvei") == false)
    }
  }
}
