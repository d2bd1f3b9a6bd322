import Accounts
import Fieldwork
import Office
import OfficeFixture
import Surveys
import Testing

/// Those who come with a personal link.
struct AnswerDeskTests {
  @Test func `who holds the link answers, and finds the answer again with it`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.answers
      let holder = try #require(try await desk.holder(small.token("1811")))
      #expect(holder.principal.unit == "1811")
      #expect(holder.access == .coordinator)
      let change = AnswerChange(
        question: "use", value: .text("A lot"), basis: 0, id: "a")
      let result = try await desk.apply(.answer([change]), by: holder)
      #expect(result.outcomes.allSatisfy { $0.isAcknowledged })
      let again = try #require(try await desk.holder(small.token("1811")))
      #expect(again.response.records["use"]?.current?.value == .text("A lot"))
      let other = try #require(try await desk.holder(small.token("1505")))
      #expect(other.response.records.isEmpty)
    }
  }

  @Test func `a token that nobody was given opens nothing`() async throws {
    try await SmallOffice.use { small in
      let unknown = try #require(LinkToken(random: [UInt8](repeating: 99, count: 16)))
      #expect(try await small.office.answers.holder(unknown) == nil)
    }
  }
}
