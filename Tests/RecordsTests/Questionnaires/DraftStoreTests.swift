import Records
import Testing

/// Drafts of questionnaires: nobody's work is written over unseen.
struct DraftStoreTests {
  @Test(arguments: EmptyDatabase.kinds)
  func `a draft is stored by whoever has seen the last one`(kind: String) async throws {
    try await EmptyDatabase.use(kind) { database in
      let drafts = database.drafts
      #expect(try await drafts.draft("q", of: "ks").draft == nil)
      #expect(try await drafts.store("one", id: "q", of: "ks", basis: 1) == nil)
      let first = try await drafts.store("one", id: "q", of: "ks", basis: 0)
      #expect(first?.number == 1)
      #expect(try await drafts.store("other", id: "q", of: "ks", basis: 0) == nil)
      let second = try await drafts.store("two", id: "q", of: "ks", basis: 1)
      #expect(second?.number == 2)
      #expect(try await drafts.draft("q", of: "ks").draft == second)
      #expect(try await drafts.draft("q", of: "nordland").basis == 0)
      #expect(try await drafts.drafts(of: "ks").map(\.text) == ["two"])
      #expect(try await drafts.remove("q", of: "ks", basis: 1) == false)
      #expect(try await drafts.remove("q", of: "ks", basis: 2))
      #expect(try await drafts.draft("q", of: "ks").draft == nil)
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a page that showed a draft taken away does not take the next one for it`(
    kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      let drafts = database.drafts
      let seen = try #require(
        try await drafts.store("one", id: "q", of: "ks", basis: 0)
      ).number
      #expect(try await drafts.remove("q", of: "ks", basis: seen))
      #expect(try await drafts.drafts(of: "ks").isEmpty)
      let next = try await drafts.draft("q", of: "ks").basis
      #expect(try await drafts.store("of the first page", id: "q", of: "ks", basis: seen) == nil)
      #expect(try await drafts.store("other", id: "q", of: "ks", basis: next) != nil)
      #expect(try await drafts.store("of the first page", id: "q", of: "ks", basis: seen) == nil)
      #expect(try await !drafts.remove("q", of: "ks", basis: seen))
      #expect(try await drafts.draft("q", of: "ks").draft?.text == "other")
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
