import Fieldwork
import Mail
import Measures
import Records
import TestSupport
import Testing

@testable import Office

/// What stays of a contact that is taken away: its number, and that it asked for quiet.
struct ContactsKeptTests {
  private static func set(_ addresses: String..., in post: PostOffice) async throws {
    try await post.office.campaigns.setContacts(
      addresses.map { .init(address: $0) }, of: "1811", in: post.campaign, of: "ks",
      by: PostOffice.actor)
  }

  private static func contacts(_ post: PostOffice) async throws -> [Contact] {
    try await post.office.campaigns.contacts(in: post.campaign, of: "ks")
      .filter { $0.unit == "1811" }
  }

  @Test(arguments: MailPlace.kinds)
  func `an id is never another address's`(_ kind: String) async throws {
    try await PostOffice.use(kind, units: .codes(["1811"])) { post in
      var ids: [String: String] = [:]
      for address in ["a@nes.example", "b@nes.example", "c@nes.example"] {
        try await Self.set(address, in: post)
        ids[address] = try #require(try await Self.contacts(post).first).id
      }
      #expect(Set(ids.values).count == 3)
      try await Self.set("B@nes.example", "d@nes.example", in: post)
      let now = try await Self.contacts(post)
      #expect(now.first?.id == ids["b@nes.example"])
      #expect(now.count == 2 && !ids.values.contains(now[1].id))
    }
  }

  @Test(arguments: MailPlace.kinds)
  func `who asked for quiet stays so when the address is taken away and comes again`(
    _ kind: String
  ) async throws {
    try await PostOffice.use(kind, units: .codes(["1811"])) { post in
      let desk = post.office.campaigns
      try await Self.set("a@nes.example", "b@nes.example", in: post)
      let contact = try #require(try await Self.contacts(post).first)
      try await post.database.fieldwork.change(
        contact: contact.id, in: post.campaign, of: "ks", .unsubscribed,
        by: PostOffice.actor.person, at: post.clock.now)
      let quiet = try #require(try await Self.contacts(post).first).status
      try await Self.set("b@nes.example", in: post)
      let sheet = "unit,address\n1811,a@nes.example\n1811,b@nes.example\n"
      _ = try await desk.takeContacts(
        Array(sheet.utf8), name: "contacts.csv", for: post.campaign, of: "ks",
        by: PostOffice.actor)
      #expect(try await Self.contacts(post).map(\.status) == [quiet, .usable])

      // Carried to another server, it is known there too.
      try await Self.set("b@nes.example", in: post)
      let record = try #require(
        try await post.database.fieldwork.record(of: post.campaign, of: "ks"))
      let carried = try #require(record.pastContacts.first { $0.id == contact.id })
      #expect(carried.quietSince == post.clock.now)
      try await Self.set("a@nes.example", "b@nes.example", in: post)

      // Taken back, it is forgotten: the address may be taken away and come again.
      try await desk.restore(
        contact: contact.id, in: post.campaign, of: "ks", by: PostOffice.actor)
      try await Self.set("b@nes.example", in: post)
      try await Self.set("a@nes.example", "b@nes.example", in: post)
      #expect(try await Self.contacts(post).allSatisfy(\.isUsable))
    }
  }

  @Test func `a message to an address that is no contact any more is not sent`() async throws {
    try await PostOffice.use(units: .codes(["1811"])) { post in
      _ = try await post.send(.invitation)
      try await Self.set("new@nes.example", in: post)
      try await post.carrier().deliverAll()
      #expect(try await post.letters().map(\.state) == [.dropped])
    }
  }

  @Test(arguments: MailPlace.kinds)
  func `an address that is forgotten while its message is under way does not come back`(
    _ kind: String
  ) async throws {
    try await PostOffice.use(kind, units: .codes(["1811"])) { post in
      _ = try await post.send(.invitation)
      let store = post.database.fieldwork
      let now = post.clock.now
      let due = try #require(
        try await store.takeLetter(at: now, until: now.adding(seconds: 600)))
      _ = try await store.forgetContacts(of: post.campaign, of: "ks")
      var letter = due.letter
      letter.state = .sent
      letter.detail = "250 taken for \(letter.address)"
      try await store.settle(due, as: letter)
      let kept = try #require(try await post.letters().first)
      #expect(!"\(kept)".contains("u1811.example"))
      #expect(kept.state == .dropped)
    }
  }
}
