import Accounts
import Agenda
import Fieldwork
import Foundation
import Languages
import Office
import OfficeFixture
import PlanReading
import Records
import Testing

@testable import Web

/// The way of a plan on the pages: from its unit to the profile.
struct PlanPagesTests {
  private static let fields = [
    ("unit", "1811"), ("title", "Samfunnsdel <2026>"), ("year", "2026"),
    ("kind", "societal-part"), ("text", SmallOffice.planText),
  ]

  private static func findings(_ page: String) -> [[String: String]] {
    page.matches(
      of:
        /name="passage" value="([^"]+)"><input type="hidden" name="goal" value="([^"]+)"><input type="hidden" name="kind" value="([^"]+)"><button/
    ).map { ["passage": String($0.1), "goal": String($0.2), "kind": String($0.3)] }
  }

  private static func values(_ finding: [String: String], _ verdict: String) -> [(String, String)] {
    finding.map { ($0.key, $0.value) } + [("verdict", verdict)]
  }

  @Test func `a coordinator sends in the own unit's plan, which is read and judged by two`()
    async throws
  {
    try await ServedOffice.use { served in
      let desk = served.small.office.plans
      let unit = try await Browser.signedIn(.unitCoordinator, unit: "1811", to: served)
      let list = "/nb/o/ks/plans"
      #expect(try await unit.get(list).body.contains(Language.standard.text("plan-desk.empty")))
      #expect(try await unit.get("\(list)/new").body.contains("value=\"1811\""))
      // Another unit's plan is not theirs to send in, and nothing typed is lost.
      let other = Self.fields.map { $0.0 == "unit" ? ("unit", "1505") : $0 }
      let refused = try await unit.post("\(list)/new", other)
      #expect(refused.status == 422)
      #expect(refused.body.contains("value=\"Samfunnsdel &lt;2026&gt;\""))
      let sent = try await unit.post("\(list)/new", Self.fields)
      #expect(sent.status == 303)
      let one = try #require(sent.fields["location"]?.split(separator: "?").first.map(String.init))
      try await desk.readWaiting()
      let page = try await unit.get(one)
      #expect(page.body.contains("Samfunnsdel &lt;2026&gt;"))
      #expect(page.body.contains(Language.standard.text("plan-desk.profile")))
      #expect(try await unit.get("\(one)/state").body == "{\"waiting\":false}")

      let open = try await unit.get("\(one)/passages").body
      let findings = Self.findings(open)
      try #require(findings.count >= 3)
      #expect(open.contains("<mark>"))
      for (finding, verdict) in zip(findings, ["accept", "reject"]) {
        #expect(
          try await unit.post("\(one)/passages", Self.values(finding, verdict)).status == 303)
      }
      // What was judged is no longer open.
      #expect(Self.findings(try await unit.get("\(one)/passages").body).count == findings.count - 2)
      let editor = try await Browser.signedIn(.editor, to: served)
      #expect(Self.findings(try await editor.get("\(one)/passages").body).count == findings.count)
      let wrong = Self.values(findings[0], "move") + [("to", "5"), ("target", "5.99")]
      #expect(try await editor.post("\(one)/passages", wrong).status == 422)
      let moved = Self.values(findings[0], "move") + [("to", "5"), ("target", "5.1")]
      #expect(try await editor.post("\(one)/passages", moved).status == 303)
      #expect(
        try await editor.post("\(one)/passages", Self.values(findings[1], "reject")).status == 303)
      let agreement = try await editor.get("\(one)/agreement").body
      #expect(
        agreement.contains("Kari unitCoordinator – Kari editor")
          || agreement.contains("Kari editor – Kari unitCoordinator"))
      #expect(
        try await editor.post("\(one)/agreement", Self.values(findings[0], "accept")).status == 303)
      let settled = Language.standard.text(
        "plan-desk.agreed", ["verdict": Language.standard.text("plan-desk.verdict.accept")])
      #expect(try await editor.get("\(one)/agreement").body.contains(settled))
      let sheet = try await editor.get("\(one)/judgements.csv").body
      #expect(sheet.contains(",agreed,accept,,"))
      #expect(sheet.contains(",move,5.1,"))
      #expect(try await editor.get("\(one)/reading.csv").body.hasPrefix("document,page,passage,"))
      #expect(try await editor.get("\(one)/file").body == SmallOffice.planText)
    }
  }

  @Test func `a script is told what was said, and whether it can be taken back`() async throws {
    try await ServedOffice.use { served in
      try await served.small.addPlan()
      let editor = try await Browser.signedIn(.editor, to: served)
      let path = "/nb/o/ks/plans/\(SmallOffice.planID(of: "1811"))/passages"
      let finding = try #require(Self.findings(try await editor.get(path).body).first)
      let said = try await editor.post(
        path, Self.values(finding, "reject"), accept: "application/json")
      #expect(said.body.contains("\"judged\":true"))
      let back = try await editor.post(
        path, Self.values(finding, "undo"), accept: "application/json")
      #expect(back.body.contains("\"judged\":false"))
      let wrong = try await editor.post(
        path, Self.values(finding, "move") + [("to", "5"), ("target", "x")],
        accept: "application/json")
      #expect(wrong.status == 422)
      #expect(wrong.body.contains("problem"))
      // What was not found cannot be judged.
      var other = finding
      other["goal"] = "14"
      #expect(try await editor.post(path, Self.values(other, "accept")).status == 404)
    }
  }

  @Test func `a plan is the unit's, its county's and the owner's, and nobody else's`() async throws
  {
    try await ServedOffice.use { served in
      for unit in ["1811", "1505"] { try await served.small.addPlan(of: unit) }
      let unit = try await Browser.signedIn(.unitCoordinator, unit: "1811", to: served)
      let county = try await Browser.signedIn(.countyAdviser, county: "15", to: served)
      for (browser, own, foreign) in [(unit, "1811", "1505"), (county, "1505", "1811")] {
        let list = try await browser.get("/nb/o/ks/plans").body
        #expect(list.contains(SmallOffice.planID(of: own)))
        #expect(!list.contains(SmallOffice.planID(of: foreign)))
        #expect(list.contains("href=\"/nb/o/ks/plans\" aria-current=\"page\""))
        let path = "/nb/o/ks/plans/\(SmallOffice.planID(of: foreign))"
        #expect(try await browser.get(path).status == 403)
        #expect(try await browser.get("\(path)/file").status == 403)
      }
      let neighbour = try await Browser.signedIn(.editor, of: "nordland", to: served)
      #expect(
        try await neighbour.get("/nb/o/ks/plans/\(SmallOffice.planID(of: "1811"))").status == 404)
    }
  }

  @Test func `a plan is corrected, and taken away only when that is said twice`() async throws {
    try await ServedOffice.use { served in
      try await served.small.addPlan()
      let editor = try await Browser.signedIn(.editor, to: served)
      let path = "/nb/o/ks/plans/\(SmallOffice.planID(of: "1811"))"
      #expect(try await editor.get("\(path)/edit").body.contains("value=\"Samfunnsdel\""))
      #expect(try await editor.post("\(path)/edit", [("title", "")]).status == 422)
      let corrected = [("title", "Klimaplan"), ("year", "2025"), ("kind", "climate-plan")]
      #expect(try await editor.post("\(path)/edit", corrected).status == 303)
      #expect(try await editor.get(path).body.contains("<h1>Klimaplan</h1>"))
      #expect(try await editor.post("\(path)/read-again").status == 303)
      #expect(
        try await editor.post("\(path)/delete").fields["location"]?.hasSuffix("/delete") == true)
      #expect(try await editor.get(path).status == 200)
      #expect(try await editor.post("\(path)/delete", [("confirm", "yes")]).status == 303)
      #expect(try await editor.get(path).status == 404)
    }
  }
}
