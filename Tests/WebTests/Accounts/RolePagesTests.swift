import Accounts
import Office
import OfficeFixture
import Records
import TestSupport
import Testing

@testable import Web

/// The roles of an account, on its page.
struct RolePagesTests {
  @Test func `the role that was seen is removed, also where another one went meanwhile`()
    async throws
  {
    try await ServedOffice.use { served in
      let small = served.small
      let roles = [
        Membership(owner: "ks", role: .reader),
        Membership(owner: "ks", role: .countyAdviser, county: "18"),
        Membership(owner: "ks", role: .contributor),
      ]
      let person = Account(
        id: "per", name: "Per", email: "per@ks.example", language: "nb", memberships: roles,
        made: Timestamp(1_790_000_000))
      try await small.database.accounts.add(person)
      let browser = try await Browser.signedIn(.administrator, to: served)
      let page = "/nb/o/ks/accounts/per"
      let remove = "\(page)/roles/remove"
      func forms() async throws -> [FilledForm] {
        let html = try await browser.get(page).body
        return try html.matches(of: /(?s)<form[^>]*roles\/remove".*?<\/form>/).map {
          try FilledForm(String($0.0), action: remove)
        }
      }
      func left() async throws -> [Membership] {
        try #require(try await small.database.accounts.account("per")).memberships
      }
      let seen = try await forms()
      #expect(seen.count == 3)
      #expect(try await browser.post(remove, seen[0].fields).status == 303)
      #expect(try await left() == Array(roles.dropFirst()))
      // The same button again, on a page that is out of date, takes nothing else.
      #expect(try await browser.post(remove, seen[0].fields).status == 303)
      #expect(try await left() == Array(roles.dropFirst()))
      #expect(try await browser.post(remove, seen[2].fields).status == 303)
      #expect(try await left() == [roles[1]])
      let gone = try await browser.post(remove, seen[1].fields)
      #expect(gone.fields["location"] == "/nb/o/ks/accounts?done=roles-changed")
      #expect(try await left().isEmpty)
    }
  }

  @Test func `a county or unit that does not exist is refused, and what was typed stays`()
    async throws
  {
    try await ServedOffice.use { served in
      let browser = try await Browser.signedIn(.administrator, to: served)
      let page = "/nb/o/ks/accounts/invite"
      func invite(_ role: Role, _ county: String, _ unit: String) async throws -> RawRequest.Answer
      {
        try await browser.post(
          page,
          [
            ("email", "per@nfk.example"), ("role", role.rawValue), ("county", county),
            ("unit", unit),
          ])
      }
      for (role, county, unit) in [
        (Role.countyAdviser, "99", ""), (.unitCoordinator, "", "9999"), (.contributor, "", "9999"),
      ] {
        let answer = try await invite(role, county, unit)
        #expect(answer.status == 422)
        #expect(answer.body.contains("«\(county + unit)»"))
        #expect(answer.body.contains("per@nfk.example"))
      }
      #expect(try await invite(.countyAdviser, "18", "").status == 200)
      #expect(try await invite(.unitCoordinator, "", "1811").status == 200)
    }
  }
}
