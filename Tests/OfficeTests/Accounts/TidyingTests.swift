import Accounts
import Languages
import Measures
import Office
import OfficeFixture
import Records
import Testing

/// What is deleted because its time has come.
struct TidyingTests {
  private func moment(_ small: SmallOffice, days: Int) -> Moment {
    small.office.ground.now.adding(seconds: days * 86_400)
  }

  @Test func `sessions and keys go after their days, not before`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      _ = try await desk.begin(administrator.id, assurance: .twoFactors)
      let role = Membership(owner: "ks", role: .reader)
      _ = try await desk.invite(to: role, email: "x@y.example", by: administrator)
      let early = try await desk.tidy(at: moment(small, days: 29))
      #expect(early == AccountDesk.Tidied())
      let later = try await desk.tidy(at: moment(small, days: 31))
      #expect(later.sessions == 1 && later.keys == 0)
      // An invitation lasts for seven days, and is kept for thirty after them.
      #expect(try await desk.tidy(at: moment(small, days: 38)).keys == 1)
    }
  }

  @Test func `an owner's own choice of days holds`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      _ = try await desk.begin(administrator.id, assurance: .twoFactors)
      let seen = try #require(try await desk.owner("ks")).fields
      try await desk.change(
        owner: "ks", name: LocalizedText(same: "KS"), retention: Retention([.session: 2]),
        seen: Basis(seen), by: administrator)
      #expect(try await desk.tidy(at: moment(small, days: 3)).sessions == 1)
    }
  }

  @Test func `accounts that nobody uses are erased, but for the last administrator`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      let reader = try await small.account(.reader)
      let done = try await desk.tidy(at: moment(small, days: 731))
      #expect(done.accounts == 1)
      let store = small.database.accounts
      #expect(try await store.account(reader.id)?.erased != nil)
      #expect(try await store.account(administrator.id)?.erased == nil)
    }
  }

  @Test func `a log that was shortened still holds together, and goes on`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.accounts
      let administrator = try await small.account(.administrator)
      for number in 0..<3 {
        let role = Membership(owner: "ks", role: .reader)
        _ = try await desk.invite(to: role, email: "x\(number)@y.example", by: administrator)
      }
      let done = try await desk.tidy(at: moment(small, days: 1_830))
      #expect(done.logEntries == 2, "the newest entry stays")
      #expect(try await small.office.accounts.checkLog(of: "ks") == .whole(3))
      let role = Membership(owner: "ks", role: .peer)
      _ = try await desk.invite(to: role, email: "z@y.example", by: administrator)
      #expect(try await AccountDesk(small.office.ground).checkLog(of: "ks") == .whole(4))
      #expect(try await desk.log(of: "ks", most: 10).map(\.number) == [4, 3])
    }
  }
}
