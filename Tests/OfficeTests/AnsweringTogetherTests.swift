import Accounts
import Fieldwork
import Office
import OfficeFixture
import Records
import Surveys
import Testing

/// Several people answer for one unit, each by a link of their own.
struct AnsweringTogetherTests {
  @Test func `a colleague's link reaches the colleague's sections and no other`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.answers
      let holder = try #require(try await desk.holder(small.token("1811")))
      let token = try #require(
        try await desk.delegate(
          "handed", parts: ["b"], to: "Kari", address: nil, words: "Please", by: holder))
      let kari = try #require(try await desk.holder(token))
      #expect(kari.principal.sections == ["b"])
      #expect(kari.person.name == "Kari")
      func save(_ question: String) async throws -> AnswerDesk.Saved {
        let change = AnswerChange(
          question: question, value: .text("Mine"), basis: 0, id: "\(question)-1")
        let light = try #require(try await desk.holder(token, readsAnswers: false))
        #expect(light.principal == kari.principal)
        return try await desk.save(change, by: light)
      }
      #expect(try await save("more").outcome.isAcknowledged)
      let refused = try await save("use")
      #expect(refused.outcome == .refused(Refusal(.otherPart, ["question": "use"])))
      let after = try #require(try await desk.holder(small.token("1811")))
      #expect(after.response.records["more"]?.people.map(\.name) == ["Kari"])
      #expect(after.response.records["use"] == nil)
    }
  }

  @Test func `a form sent twice hands out one link, and one taken back opens nothing`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.answers
      func hand() async throws -> LinkToken? {
        let holder = try #require(try await desk.holder(small.token("1811")))
        return try await desk.delegate(
          "once", parts: ["a"], to: "Kari", address: nil, words: "", by: holder)
      }
      let token = try #require(try await hand())
      #expect(try await hand() == nil)
      let holder = try #require(try await desk.holder(small.token("1811")))
      #expect(holder.response.delegations.count == 1)
      try await desk.withdraw("once", by: holder)
      await #expect(throws: Refusal(.linkRevoked)) { _ = try await desk.holder(token) }
    }
  }

  @Test func `a part that there is not is refused, and its link opens nothing`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.answers
      let holder = try #require(try await desk.holder(small.token("1811")))
      await #expect(throws: Refusal(.unknownPart, ["part": "nothing"])) {
        _ = try await desk.delegate(
          "x", parts: ["nothing"], to: "Kari", address: nil, words: "", by: holder)
      }
      let key = small.database.fieldwork
      let links = try await key.links(to: .init(owner: "ks", campaign: "k27", unit: "1811"))
      #expect(links.count { $0.revoked == nil } == 1)
    }
  }

  @Test func `what is handed in is in the audit log`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.answers
      func holder() async throws -> AnswerDesk.Holder {
        try #require(try await desk.holder(small.token("1811")))
      }
      let change = AnswerChange(question: "use", value: .text("Much"), basis: 0, id: "1")
      _ = try await desk.save(change, by: holder())
      let digest = try await holder().response.summary(holder().rules).digest
      try await desk.take(.submit(seen: digest), by: holder())
      #expect(try await holder().response.receipts.count == 1)
      try await desk.take(.submit(seen: digest), by: holder())
      #expect(try await holder().response.receipts.count == 1, "sent twice is handed in once")
      try await desk.take(.reopen, by: holder())
      #expect(try await holder().response.state == .answering)
    }
  }
}
