import Accounts
import Fieldwork
import Foundation
import Office
import OfficeFixture
import Records
import Surveys
import Testing

/// An address that somebody wrote down is not yet the person's: another owner's rows are neither told nor erased.
struct StrangersAddressTests {
  private static let address = "contact@b.example"

  /// Lets an owner invite the address, and somebody accept.
  private static func join(_ small: SmallOffice, of owner: String) async throws -> Account {
    let desk = small.office.accounts
    let administrator = try await small.account(.administrator, of: owner)
    let link = try await desk.invite(
      to: Membership(owner: owner, role: .reader), email: address.capitalized, by: administrator)
    let secret = String(try #require(link.split(separator: "/").last))
    let key = try await desk.open(secret, for: .invitation, from: nil)
    let session = try await desk.join(
      with: key, name: "Trillian Astra", password: PeopleDeskTests.password, language: "nb",
      instead: nil)
    return try #require(try await desk.signedIn(session)).account
  }

  /// What the owners know of the address: a contact, and a colleague who has answered.
  private static func write(_ small: SmallOffice, of owner: String) async throws {
    let address = try #require(EmailAddress(address))
    try await small.database.fieldwork.replaceContacts(
      [Contact(id: "", unit: "1811", address: address, name: "Trillian Astra")], of: ["1811"],
      in: "k27", of: owner)
    let answers = small.office.answers
    let holder = try #require(try await answers.holder(small.token("1811", of: owner)))
    let secret = try await answers.delegate(
      "d1", parts: ["a"], to: "Trillian Astra", address: address, words: "", by: holder)
    let handed = try #require(secret)
    let colleague = try #require(try await answers.holder(handed))
    _ = try await answers.apply(
      .answer([AnswerChange(question: "use", value: .text("Much"), basis: 0, id: "c")]),
      by: colleague)
  }

  private static func names(_ small: SmallOffice, of owner: String) async throws -> [String?] {
    let contacts = try await small.database.fieldwork.contacts(in: "k27", of: owner)
    let holder = try #require(
      try await small.office.answers.holder(small.token("1811", of: owner)))
    return contacts.map(\.name) + holder.response.delegations.map(\.person.name)
      + [holder.response.records["use"]?.current?.by.name]
  }

  @Test func `who was invited to one owner gets and erases nothing of another by the address`()
    async throws
  {
    try await SmallOffice.use { small in
      let stranger = try await Self.join(small, of: "nordland")
      for owner in SmallOffice.owners { try await Self.write(small, of: owner) }
      let data = try await small.office.accounts.personalData(of: stranger)
      let owners = data.other.flatMap(\.rows).compactMap { $0["owner"] }
      #expect(Set(owners) == ["nordland"])
      #expect(data.other.map(\.name).contains("answers"))

      let administrator = try await small.account(.administrator, of: "nordland")
      try await small.office.accounts.erase(stranger.id, of: "nordland", by: administrator)
      let trillian = "Trillian Astra"
      #expect(try await Self.names(small, of: "ks") == [trillian, trillian, trillian])
      #expect(try await Self.names(small, of: "nordland") == [nil, nil])
    }
  }

  @Test func `an invitation to the address makes it count, a role alone does not`() async throws {
    try await SmallOffice.use { small in
      let stranger = try await Self.join(small, of: "nordland")
      try await Self.write(small, of: "ks")
      let administrator = try await small.account(.administrator)
      let desk = small.office.accounts
      for (email, count) in [("other@b.example", 0), (Self.address, 1)] {
        let link = try await desk.invite(
          to: Membership(owner: "ks", role: .peer), email: email, by: administrator)
        let secret = String(try #require(link.split(separator: "/").last))
        let key = try await desk.open(secret, for: .invitation, from: nil)
        try await desk.join(with: key, as: stranger)
        let now = try #require(try await small.database.accounts.account(stranger.id))
        let contacts = try await desk.personalData(of: now).other.filter { $0.name == "contacts" }
        #expect(contacts.count == count, "\(email)")
      }
    }
  }
}
