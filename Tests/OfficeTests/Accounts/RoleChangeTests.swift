import Accounts
import OfficeFixture
import Records
import Testing

@testable import Office

/// Two administrators at once.
struct RoleChangeTests {
  @Test(arguments: MailPlace.kinds)
  func `two who take each other's role at once leave one administrator`(
    _ kind: String
  ) async throws {
    try await PostOffice.use(kind, units: .codes(["1811"])) { post in
      let desk = post.office.accounts
      let role = Membership(owner: "ks", role: .administrator)
      for round in 0..<5 {
        let pair = ["a", "b"].map { name in
          Account(
            id: "\(name)\(round)", name: name, email: "\(name)\(round)@ks.example", language: "nb",
            memberships: [role], made: Timestamp(1_790_000_000))
        }
        for account in pair { try await post.database.accounts.add(account) }
        let faults = await withTaskGroup(of: AccountDesk.ChangeFault?.self) { group in
          for (one, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
            group.addTask {
              do {
                _ = try await desk.remove(role: role, from: one.id, by: other)
                return nil
              } catch {
                return error as? AccountDesk.ChangeFault
              }
            }
          }
          return await group.reduce(into: [AccountDesk.ChangeFault]()) { faults, fault in
            if let fault { faults.append(fault) }
          }
        }
        #expect(faults == [.lastAdministrator])
        let left = try await desk.accounts(of: "ks")
        #expect(left.count == 1)
        // The next round begins without anybody.
        for account in left {
          try await post.database.accounts.change(account.id) { $0.memberships = [] }
        }
      }
    }
  }
}
