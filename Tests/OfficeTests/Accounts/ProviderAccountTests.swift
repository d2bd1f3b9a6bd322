import Accounts
import Office
import OfficeFixture
import Records
import Testing

/// A password is no way around the two factors of an identity provider.
struct ProviderAccountTests {
  private static let identity = Account.Identity(issuer: "https://idp.example", subject: "s")
  private static let there = Session.ProviderSession(
    issuer: "https://idp.example", id: "sid", idToken: "t")

  @Test func `who signs in at a provider gets a password only after one-time codes`() async throws {
    try await SmallOffice.use { small in
      let account = try await small.account(.editor)
      _ = try await small.database.accounts.change(account.id) { $0.identities = [Self.identity] }
      let desk = small.office.accounts
      let secret = try await desk.begin(
        account.id, assurance: .twoFactors, provider: Self.there)
      let signedIn = try #require(try await desk.signedIn(secret))
      let outcome = try await desk.changePassword(
        from: "", to: SignInTests.password, signedIn, from: nil)
      guard case .secondFactorFirst = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(try await small.database.accounts.account(account.id)?.password == nil)
      let key = OneTimePassword(offeredTo: secret)
      let entered = try await desk.setUpSecondFactor(
        key.code(of: key.step(at: small.now)), signedIn, secret: secret, device: nil
      ).entered
      let next = try #require(entered?.secret)
      let whole = try #require(try await desk.signedIn(next))
      let again = try await desk.changePassword(
        from: "", to: SignInTests.password, whole, from: nil)
      guard case .changed = again else {
        Issue.record("\(again)")
        return
      }
    }
  }

  @Test func `a password alone sets up no codes for somebody whom a provider signs in`()
    async throws
  {
    try await SmallOffice.use { small in
      let person = try await small.somebody(password: SignInTests.password, hasFactor: false)
      _ = try await small.database.accounts.change(person.id) { $0.identities = [Self.identity] }
      let desk = small.office.accounts
      func setUp(_ secret: SecretToken) async throws -> AccountDesk.Entered? {
        let signedIn = try #require(try await desk.signedIn(secret))
        let key = OneTimePassword(offeredTo: secret)
        return try await desk.setUpSecondFactor(
          key.code(of: key.step(at: small.now)), signedIn, secret: secret, device: nil
        ).entered
      }
      let byPassword = try await small.passed(person.email, SignInTests.password)
      #expect(try await setUp(byPassword) == nil)
      #expect(try await small.database.accounts.account(person.id)?.secondFactor == nil)
      // Whoever runs the machine can open the way again, for an hour.
      let address = try await desk.unlock(email: person.email)
      let secret = String(try #require(address.split(separator: "/").last))
      let key = try await desk.open(secret, for: .passwordReset, from: nil)
      let helped = try await desk.renewPassword(
        with: key, password: "elleve grå katter i vest", instead: nil)
      #expect(try await setUp(helped) != nil)
      let account = try #require(try await small.database.accounts.account(person.id))
      #expect(account.factorGivenUp == nil)
      var blank = account
      blank.secondFactor = nil
      let session = Session(
        hash: "h", holder: .account(account.id), assurance: .password, began: small.now,
        lastSeen: small.now, provider: Self.there)
      #expect(
        blank.maySetUpSecondFactor(in: session, at: small.now), "the provider tells who it is")
    }
  }

  @Test func `one owner does not renew the password of an account that another one needs`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      let person = try await small.somebody(password: SignInTests.password)
      let account = try #require(try await small.database.accounts.account(person.id))
      let address = try await desk.unlock(account, of: "ks", by: administrator)
      _ = try await small.database.accounts.change(person.id) {
        $0.memberships.append(Membership(owner: "nordland", role: .editor))
      }
      await #expect(throws: AccountDesk.ChangeFault.rolesElsewhere) {
        _ = try await desk.unlock(account, of: "ks", by: administrator)
      }
      let secret = String(try #require(address.split(separator: "/").last))
      let key = try await desk.open(secret, for: .passwordReset, from: nil)
      await #expect(throws: AccountDesk.KeyFault.unknown, "it was made before the other role") {
        _ = try await desk.renewPassword(
          with: key, password: "elleve grå katter i vest", instead: nil)
      }
    }
  }
}
