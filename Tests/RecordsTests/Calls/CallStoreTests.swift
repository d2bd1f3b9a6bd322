import Fieldwork
import Languages
import Measures
import Records
import Testing

/// Open calls as a database keeps them, on both databases.
struct CallStoreTests {
  private static let editor = Person(id: "editor", name: "Kari")
  private static let at = Moment(milliseconds: 1_800_000_000_000)

  /// A hearing that is open for a day, with room for two from one place in ten minutes.
  private static func open(_ store: CallStore) async throws {
    let same = LocalizedText(same: "Words")
    let plan = OpenCall.Plan(
      kind: .hearing(document: "https://ks.example/draft"), title: same, introduction: same,
      notice: .init(asker: same, purpose: same, use: same, questions: same), opens: at,
      closes: at.adding(seconds: 86_400), limit: Throttle(most: 2, seconds: 600))
    try await store.add(OpenCall(id: "draft", owner: "ks", review: "vsr", plan: plan))
    _ = try await store.apply(to: "draft", of: "ks", by: editor, at: at) { _ in
      .open(languages: [.nb])
    }
  }

  private static func content(_ text: String) -> Submission.Content {
    Submission.Content(language: .nb, text: text, mayBeShown: true)
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a submission is kept once however often it is sent`(_ kind: String) async throws {
    try await EmptyDatabase.use(kind) { database in
      let store = database.calls
      try await Self.open(store)
      func send(_ id: String, after seconds: Int, place: String? = "p") async throws -> Submission?
      {
        try await store.take(
          id, Self.content(id), to: "draft", of: "ks", questionnaire: nil, place: place,
          at: Self.at.adding(seconds: seconds))
      }
      let first = try await send("a", after: 0)
      #expect(try await send("a", after: 5) == first)
      _ = try await send("b", after: 10)
      await #expect(throws: Refusal(.tooOften)) { try await send("c", after: 20) }
      _ = try await send("d", after: 20, place: "q")
      // The limit counts ten minutes, and nothing is known of places after that.
      _ = try await send("c", after: 700)
      #expect(
        try await store.submissions(to: "draft", of: "ks").map(\.id) == ["a", "b", "d", "c"])
      #expect(try await store.submissionCounts(of: "ks") == ["draft": 4])
      await #expect(throws: Refusal(.closed)) { try await send("e", after: 90_000) }
      #expect(try await send("a", after: 90_000) == first)
      #expect(
        try await store.take(
          "f", Self.content("f"), to: "draft", of: "nordland", questionnaire: nil, place: nil,
          at: Self.at) == nil)
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a page holds the newest, and of those that all may see only what is shown`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      let store = database.calls
      try await Self.open(store)
      for number in 0..<5 {
        _ = try await store.take(
          "s\(number)", Self.content("s"), to: "draft", of: "ks", questionnaire: nil, place: nil,
          at: Self.at.adding(seconds: number))
      }
      func decide(_ moderation: Submission.Moderation, _ id: String) async throws {
        try await store.decide(
          moderation, on: id, to: "draft", of: "ks", by: Self.editor, at: Self.at)
      }
      func page(_ isShown: Bool, after skipped: Int = 0) async throws -> [String] {
        let page = try await store.page(
          to: "draft", of: "ks", shownOnly: isShown, after: skipped, most: 2)
        #expect(page.count == (isShown ? 3 : 5))
        return page.submissions.map(\.id)
      }
      for id in ["s0", "s1", "s2", "s4"] { try await decide(.shown, id) }
      try await decide(.hidden(reason: "twice"), "s2")
      #expect(try await page(true) == ["s4", "s1"])
      #expect(try await page(true, after: 2) == ["s0"])
      #expect(try await page(false) == ["s4", "s3"])
      #expect(try await page(false, after: 4) == ["s0"])
      #expect(try await page(false, after: 10).isEmpty)
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `what is decided and what came of it is kept with who did it`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      let store = database.calls
      try await Self.open(store)
      _ = try await store.take(
        "a", Self.content("a"), to: "draft", of: "ks", questionnaire: nil, place: nil, at: Self.at)
      try await store.decide(
        .shown, on: "a", to: "draft", of: "ks", by: Self.editor, at: Self.at)
      let shown = try await store.submission("a", to: "draft", of: "ks")
      #expect(shown?.moderation == .shown)
      #expect(shown?.decisions.map(\.by) == [Self.editor])
      let outcome = OpenCall.Outcome(
        heard: LocalizedText(same: "Buses"), result: .followed, answer: LocalizedText(same: "Yes"))
      _ = try await store.apply(to: "draft", of: "ks", by: Self.editor, at: Self.at) { _ in .close }
      _ = try await store.apply(to: "draft", of: "ks", by: Self.editor, at: Self.at) { call in
        .conclude(call.outcomes + [outcome])
      }
      #expect(try await store.call("draft", of: "ks")?.outcomes == [outcome])
      #expect(
        try await store.events(of: "draft", owner: "ks").map(\.what)
          == [.opened, .closed, .concluded(outcomes: 1)])
    }
  }
}
