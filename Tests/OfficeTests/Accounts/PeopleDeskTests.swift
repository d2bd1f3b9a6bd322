import Accounts
import Fieldwork
import Languages
import Measures
import Office
import OfficeFixture
import Problems
import Records
import Surveys
import Testing

/// Invitations, roles, and what becomes of accounts.
struct PeopleDeskTests {
  static let password = "hest og vogn til byen"

  private func secret(_ address: String) -> String {
    String(address.split(separator: "/").last ?? "")
  }

  @Test func `the first administrator's address serves once, and closes setup`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let name = LocalizedText(same: "Oslo")
      let first = try await desk.setUp(owner: "oslo", name: name, email: "a@oslo.example")
      let second = try await desk.setUp(owner: "oslo", name: name, email: "a@oslo.example")
      #expect(first.hasPrefix("http://127.0.0.1:8080/setup/"))
      await #expect(throws: AccountDesk.KeyFault.unknown, "a new address ends the old one") {
        _ = try await desk.open(secret(first), for: .setup, from: nil)
      }
      let key = try await desk.open(secret(second), for: .setup, from: nil)
      _ = try await desk.join(
        with: key, name: "Kari", password: Self.password, language: "nb", instead: nil)
      let account = try #require(try await desk.accounts(of: "oslo").first)
      #expect(account.memberships == [Membership(owner: "oslo", role: .administrator)])
      await #expect(throws: AccountDesk.KeyFault.used) {
        _ = try await desk.open(secret(second), for: .setup, from: nil)
      }
      await #expect(throws: InputRefused.self) {
        _ = try await desk.setUp(owner: "oslo", name: name, email: "b@oslo.example")
      }
    }
  }

  @Test func `an invitation gives exactly its role, and its secret opens nothing else`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      let role = Membership(owner: "ks", role: .countyAdviser, county: "18")
      let address = try await desk.invite(to: role, email: "per@nfk.example", by: administrator)
      #expect(try await desk.openInvitations(of: "ks").map(\.membership) == [role])
      await #expect(throws: AccountDesk.KeyFault.unknown) {
        _ = try await desk.open(secret(address), for: .setup, from: nil)
      }
      let key = try await desk.open(secret(address), for: .invitation, from: nil)
      await #expect(throws: AccountDesk.KeyFault.password(.tooEasy)) {
        _ = try await desk.join(
          with: key, name: "Per", password: "per@nfk.example", language: "nb", instead: nil)
      }
      let session = try await desk.join(
        with: key, name: "Per", password: Self.password, language: "nn", instead: nil)
      let signedIn = try #require(try await desk.signedIn(session))
      #expect(signedIn.account.memberships == [role])
      #expect(signedIn.session.assurance == .password, "a second factor is set up first")
      #expect(try await desk.openInvitations(of: "ks").isEmpty)
    }
  }

  @Test func `somebody with an account accepts with it, and it gets the role too`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator, of: "nordland")
      let editor = try await small.account(.editor)
      let role = Membership(owner: "nordland", role: .peer)
      let address = try await desk.invite(to: role, email: editor.email, by: administrator)
      let key = try await desk.open(secret(address), for: .invitation, from: nil)
      #expect(key.account?.id == editor.id)
      try await desk.join(with: key, as: editor)
      let roles = try await small.database.accounts.account(editor.id)?.memberships
      #expect(roles == [Membership(owner: "ks", role: .editor), role])
    }
  }

  @Test func `those who try addresses are slowed down`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let address = ClientAddress("192.0.2.7")
      var faults: [AccountDesk.KeyFault] = []
      for _ in 0..<25 {
        do {
          let unknown = SecretToken(from: .system).text
          _ = try await desk.open(unknown, for: .invitation, from: address)
        } catch let fault as AccountDesk.KeyFault {
          faults.append(fault)
        }
      }
      #expect(faults.prefix(20).allSatisfy { $0 == .unknown })
      #expect(faults.last != .unknown)
    }
  }

  @Test func `the last administrator cannot be lost`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let only = try await small.account(.administrator)
      await #expect(throws: AccountDesk.ChangeFault.lastAdministrator) {
        _ = try await desk.remove(
          role: Membership(owner: "ks", role: .administrator), from: only.id, by: only)
      }
      await #expect(throws: AccountDesk.ChangeFault.lastAdministrator) {
        try await desk.close(only.id, of: "ks", by: only)
      }
      await #expect(throws: AccountDesk.ChangeFault.lastAdministrator) {
        try await desk.erase(only.id, of: "ks", by: only)
      }
    }
  }

  @Test func `one owner does not close or erase an account that another one needs`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      let editor = try await small.account(.editor)
      let elsewhere = Membership(owner: "nordland", role: .reader)
      _ = try await small.database.accounts.change(editor.id) { $0.memberships.append(elsewhere) }
      await #expect(throws: AccountDesk.ChangeFault.rolesElsewhere) {
        try await desk.erase(editor.id, of: "ks", by: administrator)
      }
      let isHere = try await desk.remove(
        role: Membership(owner: "ks", role: .editor), from: editor.id, by: administrator)
      #expect(!isHere)
      let left = try await small.database.accounts.account(editor.id)
      #expect(left?.memberships == [elsewhere])
      #expect(try await desk.account(editor.id, of: "ks") == nil)
    }
  }

  @Test func `who is erased is gone but for the number in the log`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      let names = [try await small.account(.editor), try await small.account(.reader)]
      for account in names {
        let session = try await desk.begin(account.id, assurance: .twoFactors)
        try await desk.erase(account.id, of: "ks", by: administrator)
        #expect(try await desk.signedIn(session) == nil)
        let kept = try #require(try await small.database.accounts.account(account.id))
        #expect(kept.name.isEmpty && kept.email.isEmpty && kept.memberships.isEmpty)
        #expect(kept.erased == small.now)
        #expect(try await small.database.accounts.account(email: account.email) == nil)
      }
      let log = try await desk.log(of: "ks", action: .personErased, most: 10)
      #expect(log.map(\.event.object?.id) == names.map(\.id).reversed())
      #expect(try await desk.checkLog(of: "ks") == .whole(log[0].number))
    }
  }

  @Test func `who answered is blanked when the person is erased, and the answer stays`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      let coordinator = try await small.account(.unitCoordinator)
      let person = Fieldwork.Person(id: coordinator.id, name: "Kari \"K\" Nordmann")
      let answers = small.office.answers
      let holder = try #require(try await answers.holder(small.token("1811")))
      let link = holder.person.id
      _ = try await answers.apply(
        .answer([AnswerChange(question: "use", value: .text("Much"), basis: 0, id: "a")]),
        by: holder)
      _ = try await small.database.fieldwork.apply(
        .close, to: "k27", of: "ks", by: person, at: small.office.ground.now)
      let data = try await desk.personalData(of: coordinator)
      #expect(data.other.map(\.name).contains("campaigns"))
      try await desk.erase(coordinator.id, of: "ks", by: administrator)
      #expect(try await small.database.accounts.mentions(of: coordinator.id).isEmpty)
      let again = try #require(try await answers.holder(small.token("1811")))
      #expect(again.response.records["use"]?.current?.value == .text("Much"))
      #expect(again.person.id == link)
    }
  }

  @Test func `a person's own data hold what was done and no secrets`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      let role = Membership(owner: "ks", role: .reader)
      _ = try await desk.invite(to: role, email: "x@y.example", by: administrator)
      _ = try await desk.begin(administrator.id, assurance: .twoFactors)
      let data = try await desk.personalData(of: administrator)
      #expect(data.account.email == administrator.email)
      #expect(data.sessions.count == 1)
      #expect(data.audit.map(\.action) == [.accountInvited, .personExported])
    }
  }
}
