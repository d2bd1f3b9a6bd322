import Accounts
import Office
import OfficeFixture
import Testing

/// The people that other tests sign in as.
struct PeopleTests {
  @Test func `somebody who is signed in has the role that was asked for, bound to its place`()
    async throws
  {
    try await SmallOffice.use { small in
      let text = try await small.session(.countyAdviser, county: "15")
      let secret = try #require(SecretToken(text))
      let signedIn = try #require(try await small.office.accounts.signedIn(secret))
      #expect(signedIn.session.assurance == .twoFactors)
      #expect(
        signedIn.account.memberships == [
          Membership(owner: "ks", role: .countyAdviser, county: "15")
        ])
      let other = try await small.account(.unitCoordinator, of: "nordland")
      #expect(other.memberships.first?.unit == "1811")
    }
  }
}
