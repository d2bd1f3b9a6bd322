import Records
import Testing

/// Drafts of questionnaires: nobody's work is written over unseen.
struct DraftStoreTests {
  @Test(arguments: EmptyDatabase.kinds)
  func `a draft is stored by whoever has seen the last one`(kind: String) async throws {
    try await EmptyDatabase.use(kind) { database in
      let drafts = database.drafts
      #expect(try await drafts.draft("q", of: "ks") == nil)
      #expect(try await drafts.store("one", id: "q", of: "ks", basis: 1) == nil)
      let first = try await drafts.store("one", id: "q", of: "ks", basis: 0)
      #expect(first?.number == 1)
      #expect(try await drafts.store("other", id: "q", of: "ks", basis: 0) == nil)
      let second = try await drafts.store("two", id: "q", of: "ks", basis: 1)
      #expect(second?.number == 2)
      #expect(try await drafts.draft("q", of: "ks") == second)
      #expect(try await drafts.draft("q", of: "nordland") == nil)
      #expect(try await drafts.drafts(of: "ks").map(\.text) == ["two"])
      #expect(try await drafts.remove("q", of: "ks", basis: 1) == false)
      #expect(try await drafts.remove("q", of: "ks", basis: 2))
      #expect(try await drafts.draft("q", of: "ks") == nil)
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `of two who store at once one is told`(kind: String) async throws {
    try await EmptyDatabase.use(kind) { database in
      let drafts = database.drafts
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<8 {
          group.addTask {
            try await drafts.store("text \(number)", id: "q", of: "ks", basis: 0) != nil
          }
        }
        var stored = 0
        for try await isStored in group where isStored { stored += 1 }
        #expect(stored == 1)
      }
    }
  }
}
