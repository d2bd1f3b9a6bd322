import Database
import Fieldwork
import Languages
import Measures
import Testing

@testable import Records

/// Campaigns that are kept in memory: nothing stays of a change that was undone.
struct CampaignCacheTests {
  private struct Undone: Error {}

  @Test(arguments: EmptyDatabase.kinds)
  func `what a write saw that was undone is not taken for what is there`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { server in
      let same = LocalizedText(same: "Words")
      let opens = try #require(Moment("2027-01-04T07:00:00Z"))
      try await server.fieldwork.add(
        Campaign(
          id: "k27", owner: "ks", review: "vsr",
          plan: CampaignPlan(
            title: same, questionnaire: .init(id: "vsr", number: 1), opens: opens,
            closes: opens.adding(seconds: 864_000),
            notice: .init(asker: same, purpose: same, use: same, questions: same),
            sender: .init(name: "KS", address: try #require(EmailAddress("ask@ks.example")))),
          frame: SamplingFrame(units: [])))
      let cache = CampaignCache()
      @Sendable func change(
        _ words: String, in session: borrowing WriteSession
      ) throws -> Campaign? {
        try session.execute(
          """
          UPDATE campaigns SET version = version + 1,
            content = replace(content, 'Words', \(words))
          """)
        return try cache.campaign("k27", of: "ks", in: session)
      }
      await #expect(throws: Undone.self) {
        try await server.database.write { session in
          #expect(try change("Undone", in: session)?.plan.title[.nb] == "Undone")
          throw Undone()
        }
      }
      _ = try await server.database.write { try change("Stored", in: $0)?.id }
      let title = try await server.database.read {
        try cache.campaign("k27", of: "ks", in: $0)?.plan.title
      }
      #expect(title?[.nb] == "Stored")
    }
  }
}
