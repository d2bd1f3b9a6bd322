import Accounts
import Fieldwork
import Foundation
import Languages
import Measures
import Office
import OfficeFixture
import Records
import Testing

@testable import Web

/// Two change the same thing at once: what the first stored is not lost, and nothing typed is.
struct ChangedMeanwhileTests {
  /// A campaign whose words are written in every language.
  private static func fill(_ path: String, _ browser: Browser) async throws {
    var form = try FilledForm(try await browser.get(path).body, action: path)
    for name in CampaignForm.textFields {
      for tag in ["nb", "nn", "en"] { form["\(name)-\(tag)"] = "Ord" }
    }
    #expect(try await browser.post(path, form.fields).status == 303)
  }

  @Test func `a corrected word does not bring an old deadline back`() async throws {
    try await ServedOffice.use { served in
      let path = "/nb/o/ks/campaigns/k27/plan"
      let browser = try await Browser.signedIn(.editor, to: served)
      try await Self.fill(path, browser)
      func plan() async throws -> CampaignPlan {
        try #require(try await served.small.office.campaigns.campaign("k27", of: "ks")).plan
      }
      var mine = try FilledForm(try await browser.get(path).body, action: path)
      var theirs = mine
      theirs["closes"] = "2027-03-15"
      #expect(try await browser.post(path, theirs.fields).status == 303)
      mine["title-nb"] = "Et rettet ord"
      let late = try await browser.post(path, mine.fields)
      #expect(late.status == 409)
      #expect(try await plan().time.day(of: plan().closes).description == "2027-03-15")
      #expect(try await plan().title[.nb] == "Ord", "nothing was stored unseen")

      // The page holds what was typed, tells what changed, and has taken it over.
      #expect(late.body.contains("15. mars 2027"))
      #expect(late.body.contains("id=\"meanwhile\""))
      let again = try FilledForm(late.body, action: path)
      #expect(again["title-nb"] == "Et rettet ord" && again["closes"] == "2027-03-15")
      #expect(try await browser.post(path, again.fields).status == 303)
      #expect(try await plan().title[.nb] == "Et rettet ord")
      #expect(try await plan().time.day(of: plan().closes).description == "2027-03-15")
    }
  }

  @Test func `where both changed the same, the typed words stay and the stored ones are shown`()
    async throws
  {
    try await ServedOffice.use { served in
      let path = "/nb/o/ks/campaigns/k27/plan"
      let browser = try await Browser.signedIn(.editor, to: served)
      try await Self.fill(path, browser)
      var mine = try FilledForm(try await browser.get(path).body, action: path)
      var theirs = mine
      theirs["title-nb"] = "Den andres <tittel>"
      #expect(try await browser.post(path, theirs.fields).status == 303)
      mine["title-nb"] = "Min tittel"
      let late = try await browser.post(path, mine.fields)
      #expect(late.status == 409 && late.body.contains("Den andres &lt;tittel&gt;"))
      let again = try FilledForm(late.body, action: path)
      #expect(again["title-nb"] == "Min tittel")
      #expect(try await browser.post(path, again.fields).status == 303)
      let title = try await served.small.office.campaigns.campaign("k27", of: "ks")?.plan.title
      #expect(title?[.nb] == "Min tittel")
    }
  }

  @Test func `how long things are kept is not set back`() async throws {
    try await ServedOffice.use { served in
      let path = "/nb/o/ks/settings"
      let browser = try await Browser.signedIn(.administrator, to: served)
      var mine = try FilledForm(try await browser.get(path).body, action: path)
      var theirs = mine
      theirs["days-backup"] = "7"
      #expect(try await browser.post(path, theirs.fields).status == 303)
      mine["name-nn"] = "KS på nynorsk"
      let late = try await browser.post(path, mine.fields)
      #expect(late.status == 409 && late.body.contains("id=\"meanwhile\""))
      let again = try FilledForm(late.body, action: path)
      #expect(again["days-backup"] == "7" && again["name-nn"] == "KS på nynorsk")
      #expect(try await browser.post(path, again.fields).status == 303)
      let owner = try await served.small.office.accounts.owner("ks")
      #expect(owner?.retention.days(of: .backup) == 7)
      #expect(owner?.name[.nn] == "KS på nynorsk")
    }
  }

  @Test func `the words of a message are not overwritten unseen, nor taken back`() async throws {
    try await ServedOffice.use { served in
      let path = "/nb/o/ks/campaigns/k27/messages/invitation/nb"
      let browser = try await Browser.signedIn(.editor, to: served)
      var mine = try FilledForm(try await browser.get(path).body, action: path)
      var theirs = mine
      theirs["subject"] = "Den andres emne"
      #expect(try await browser.post(path, theirs.fields).status == 303)
      func subject() async throws -> String {
        let found = try await served.small.office.campaigns.campaign("k27", of: "ks")
        let campaign = try #require(found)
        return try await served.small.office.campaigns.template(
          .invitation, in: .standard, for: campaign
        ).template.subject
      }
      let body = (mine["body"] ?? "") + "\r\nHilsen oss"
      mine["body"] = body
      let late = try await browser.post(path, mine.fields)
      #expect(late.status == 409)
      #expect(try await subject() == "Den andres emne")
      var again = try FilledForm(late.body, action: path)
      #expect(again["subject"] == "Den andres emne" && again["body"] == body)

      let page = try await browser.get(path).body
      let basis = try FilledForm(page, action: path)["basis"] ?? ""
      #expect(try await browser.post(path, again.fields).status == 303)
      let restored = try await browser.post(path, [("restore", "yes"), ("basis", basis)])
      #expect(restored.status == 409)
      #expect(try await subject() == "Den andres emne")
      again["restore"] = "yes"
      again["basis"] = try FilledForm(restored.body, action: path)["basis"]
      #expect(try await browser.post(path, again.fields).status == 303)
      #expect(try await subject() != "Den andres emne")
    }
  }

  @Test func `a call that somebody else has changed is told of`() async throws {
    try await ServedOffice.use { served in
      let browser = try await Browser.signedIn(.editor, to: served)
      let words = ["title", "introduction", "asker", "purpose", "use", "questions"]
      let made = try await browser.post(
        "/nb/o/ks/calls/new",
        [
          ("kind", "hearing"), ("document", "https://ks.example/draft"), ("opens", "2027-01-06"),
          ("closes", "2027-01-20"), ("most", "2"), ("review", "vsr-2027"),
        ] + words.map { ("\($0).nb", "Ord") })
      let desk = try #require(made.fields["location"]?.split(separator: "?").first)
      let path = "\(desk)/edit"
      var mine = try FilledForm(try await browser.get(path).body, action: path)
      var theirs = mine
      theirs["closes"] = "2027-02-15"
      #expect(try await browser.post(path, theirs.fields).status == 303)
      mine["most"] = "33"
      let late = try await browser.post(path, mine.fields)
      #expect(late.status == 409 && late.body.contains("15. februar 2027"))
      let again = try FilledForm(late.body, action: path)
      #expect(try await browser.post(path, again.fields).status == 303)
      let id = String(try #require(desk.split(separator: "/").last))
      let plan = try #require(try await served.small.database.calls.call(id, of: "ks")).plan
      #expect(plan.limit.most == 33)
      #expect(plan.time.day(of: plan.closes).description == "2027-02-15")
    }
  }
}
