import Accounts
import Fieldwork
import Office
import OfficeFixture
import Testing

@testable import Web

/// The form of a unit's contacts.
struct ContactPagesTests {
  @Test func `saving the form loses no contact and nothing that is known of one`() async throws {
    try await ServedOffice.use { served in
      let desk = served.small.office.campaigns
      let browser = try await Browser.signedIn(.editor, to: served)
      let addresses = (1...24).map { "person\($0)@bindal.example" }
      let sheet =
        "unit,address,kind\n" + addresses.map { "1811,\($0),role\n" }.joined()
      let actor = CampaignDesk.Actor(.system, Fieldwork.Person(id: "editor"))
      let intake = try await desk.takeContacts(
        Array(sheet.utf8), name: "contacts.csv", for: "k27", of: "ks", by: actor)
      #expect(intake.isTaken && intake.contacts == 24)
      let before = try await desk.contacts(in: "k27", of: "ks")
      #expect(before.allSatisfy { $0.isRole })

      let path = "/nb/o/ks/campaigns/k27/units/1811/contacts"
      let form = try FilledForm(try await browser.get(path).body, action: path)
      #expect(try await browser.post(path, form.fields).status == 303)
      #expect(try await desk.contacts(in: "k27", of: "ks") == before)
    }
  }
}
