import Database
import Office
import OfficeFixture
import Records
import Surveys
import Testing

/// Questionnaires that many ask for.
struct QuestionnaireCacheTests {
  @Test func `hundreds who ask at once make one reading`() async throws {
    try await SmallOffice.use { small in
      let cache = QuestionnaireCache(small.database.fieldwork)
      let before = small.database.statistics.reads
      let ids = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<300 {
          group.addTask { try await cache.questionnaire("vsr", number: 1, of: "ks")?.id }
        }
        var ids: [String?] = []
        for try await id in group { ids.append(id) }
        return ids
      }
      #expect(ids == Array(repeating: "vsr", count: 300))
      #expect(small.database.statistics.reads == before + 1)
    }
  }

  @Test func `a questionnaire that was not there is looked for again`() async throws {
    try await SmallOffice.use { small in
      let cache = QuestionnaireCache(small.database.fieldwork)
      for _ in 0..<2 {
        let before = small.database.statistics.reads
        let missing = try await cache.questionnaire("vsr", number: 9, of: "ks")
        #expect(missing == nil)
        #expect(small.database.statistics.reads == before + 1)
      }
    }
  }
}
