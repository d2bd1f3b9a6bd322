import Accounts
import Measures
import Office
import OfficeFixture
import Records
import Testing

/// Signing in with a password and a second factor.
struct SignInTests {
  static let password = "hest og vogn til byen"

  @Test func `the second factor opens the way, once, and gives the browser another secret`()
    async throws
  {
    try await SmallOffice.use { small in
      let person = try await small.somebody(password: Self.password)
      let desk = small.office.accounts
      let first = try await small.passed(person.email, Self.password)
      let half = try #require(try await desk.signedIn(first))
      #expect(half.session.assurance == .password)
      let code = person.code(at: small.now)
      let outcome = try await desk.confirm(code, half, secret: first, device: nil)
      let entered = try #require(outcome.entered)
      #expect(try await desk.signedIn(first) == nil, "the secret from before is worth nothing")
      let whole = try #require(try await desk.signedIn(entered.secret))
      #expect(whole.session.assurance == .twoFactors)
      #expect(whole.account.lastSignIn == small.now)
      let device = try #require(entered.device)
      #expect(whole.account.devices == [device.hash(for: .device)])
      // The same code again, in another browser.
      let second = try await small.passed(person.email, Self.password)
      let again = try #require(try await desk.signedIn(second))
      let refused = try await desk.confirm(code, again, secret: second, device: nil)
      #expect(refused.entered == nil)
    }
  }

  @Test func `a recovery code serves once and tells how many are left`() async throws {
    try await SmallOffice.use { small in
      let person = try await small.somebody(password: Self.password)
      let desk = small.office.accounts
      for expected in [true, false] {
        let secret = try await small.passed(person.email, Self.password)
        let half = try #require(try await desk.signedIn(secret))
        let outcome = try await desk.confirm(
          person.recovery[0], half, secret: secret, device: nil)
        #expect((outcome.entered?.recoveryCodesLeft == 9) == expected)
      }
    }
  }

  @Test func `a wrong password and an unknown address are answered alike`() async throws {
    try await SmallOffice.use { small in
      let person = try await small.somebody(password: Self.password)
      for email in [person.email, "nobody@example.org"] {
        let outcome = try await small.office.accounts.signIn(
          .init(email: email, password: "another one altogether", address: nil))
        guard case .wrong = outcome else {
          Issue.record("\(email): \(outcome)")
          continue
        }
      }
      // A closed account is answered as if it were not there, whatever the password.
      _ = try await small.database.accounts.change(person.id) { $0.closed = $0.made }
      let closed = try await small.office.accounts.signIn(
        .init(email: person.email, password: Self.password, address: nil))
      guard case .wrong = closed else {
        Issue.record("\(closed)")
        return
      }
    }
  }

  @Test func `those who guess are slowed down, the owner's own browser is not`() async throws {
    try await SmallOffice.use { small in
      let person = try await small.somebody(password: Self.password)
      let desk = small.office.accounts
      let secret = try await small.passed(person.email, Self.password)
      let half = try #require(try await desk.signedIn(secret))
      let outcome = try await desk.confirm(
        person.code(at: small.now), half, secret: secret, device: nil)
      let device = try #require(outcome.entered?.device)
      var slowed: Int64?
      // Each guess from an address of its own; the limit is that of the account.
      for number in 0..<30 where slowed == nil {
        let address = ClientAddress("192.0.2.\(number)")
        let guess = try await desk.signIn(
          .init(email: person.email, password: "guess \(number)", address: address))
        if case .slowed(let seconds) = guess { slowed = seconds }
      }
      #expect(slowed != nil)
      let own = try await desk.signIn(
        .init(
          email: person.email, password: Self.password, address: ClientAddress("192.0.2.99"),
          device: device))
      guard case .passed = own else {
        Issue.record("\(own)")
        return
      }
      let log = try await desk.log(of: "ks", action: .signInSlowed, most: 10)
      #expect(log.count == 1, "the log is told once")
    }
  }

  @Test func `a second factor is set up with a key of this browser, and ends all other sessions`()
    async throws
  {
    try await SmallOffice.use { small in
      let person = try await small.somebody(password: Self.password, hasFactor: false)
      let desk = small.office.accounts
      let other = try await desk.begin(person.id, assurance: .twoFactors)
      let secret = try await small.passed(person.email, Self.password)
      let half = try #require(try await desk.signedIn(secret))
      let key = OneTimePassword(offeredTo: secret)
      #expect(key != OneTimePassword(offeredTo: other), "every browser is offered its own")
      let wrong = try await desk.setUpSecondFactor("000000", half, secret: secret, device: nil)
      #expect(wrong.entered == nil)
      let code = key.code(of: key.step(at: small.now))
      let outcome = try await desk.setUpSecondFactor(code, half, secret: secret, device: nil)
      let entered = try #require(outcome.entered)
      #expect(entered.recoveryCodes.count == 10)
      #expect(try await desk.signedIn(other) == nil)
      #expect(try await desk.signedIn(entered.secret)?.session.assurance == .twoFactors)
    }
  }

  @Test func `a new password ends all other sessions, and must not be easy`() async throws {
    try await SmallOffice.use { small in
      let person = try await small.somebody(password: Self.password)
      let desk = small.office.accounts
      let mine = try await desk.begin(person.id, assurance: .twoFactors)
      let other = try await desk.begin(person.id, assurance: .twoFactors)
      let signedIn = try #require(try await desk.signedIn(mine))
      func change(_ old: String, _ new: String) async throws -> AccountDesk.PasswordOutcome {
        try await desk.changePassword(from: old, to: new, signedIn, from: nil)
      }
      guard case .wrong = try await change("not this one at all", "elleve grå katter i vest") else {
        Issue.record("a wrong password so far was taken")
        return
      }
      guard case .fault(.tooEasy) = try await change(Self.password, "passord12345") else {
        Issue.record("an easy password was taken")
        return
      }
      guard case .changed(let next) = try await change(Self.password, "elleve grå katter i vest")
      else {
        Issue.record("the password was not changed")
        return
      }
      #expect(try await desk.signedIn(other) == nil)
      #expect(try await desk.signedIn(mine) == nil)
      #expect(try await desk.signedIn(next)?.session.assurance == .twoFactors)
      _ = try await small.passed(person.email, "elleve grå katter i vest")
    }
  }
}
