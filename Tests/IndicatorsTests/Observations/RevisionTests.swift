import Indicators
import Measures
import Testing

@Suite("What was revised from one vintage to the next")
struct RevisionTests {
  @Test func `each cell that changed is told with old and new value`() throws {
    let store = try ObservationStoreTests.store([
      "kostra@2026-06-15": [
        "waste 1 2024 10", "waste 1 2025 12", "waste 2 2025 :", "waste 3 2025 4",
        "waste 5 2025 6",
      ],
      "kostra@2026-03-15": [
        "waste 1 2024 10", "waste 1 2025 11.5*", "waste 2 2025 7*", "waste 3 2025 4*",
        "waste 4 2025 2",
      ],
    ])
    let revisions = store.revisions()
    #expect(revisions.map(\.unit) == ["1", "2", "3", "4", "5"])
    #expect(revisions.map(\.kind) == [.changed, .withdrawn, .status, .withdrawn, .added])
    #expect(revisions.map(\.difference) == [0.5, nil, 0, nil, nil])
    #expect(revisions[1].after == .unknown(.confidential))
    #expect(revisions[3].after == nil)
    #expect(revisions[4].before == nil)
    let march = Day("2026-03-15")
    #expect(revisions.allSatisfy { $0.from == march && $0.period == .year(2025) })
  }

  @Test func `a new period is news, not a revision`() throws {
    let store = try ObservationStoreTests.store([
      "a@2025-06-15": ["waste 1 2024 10"], "a@2026-03-15": ["waste 1 2024 10", "waste 1 2025 11"],
    ])
    #expect(store.revisions().isEmpty)
  }

  @Test func `missing in words and without a row are the same`() throws {
    let store = try ObservationStoreTests.store([
      "a@2025-06-15": ["waste 1 2024 10", "waste 2 2024 .."], "a@2026-03-15": ["waste 1 2024 10"],
    ])
    #expect(store.revisions().isEmpty)
  }

  @Test func `each vintage is held against the one before it`() throws {
    let store = try ObservationStoreTests.store([
      "a": ["waste 1 2024 1"], "a@2025-03-15": ["waste 1 2024 2"],
      "a@2025-06-15": ["waste 1 2024 1"], "b@2025-06-15": ["beds 1 2024 1"],
    ])
    let revisions = store.revisions()
    #expect(revisions.map(\.difference) == [1, -1])
    #expect(revisions.map(\.from) == [nil, Day("2025-03-15")])
  }
}
