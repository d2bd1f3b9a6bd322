import Accounts
import Agenda
import Fieldwork
import Measures
import PlanReading
import Records
import Testing

/// Plans as a database keeps them, on both databases.
struct PlanStoreTests {
  private static let at = Moment(milliseconds: 1_800_000_000_000)
  private static let kari = Fieldwork.Person(id: "kari", name: "Kari Nordmann")

  private static let file = FileStore.Sent([1, 2, 3], type: "text/plain")

  private static func plan(_ id: String, owner: String = "ks") -> FiledPlan {
    FiledPlan(
      id: id, owner: owner, unit: "1811", county: "18", title: "Samfunnsdel", year: 2026,
      kind: .societalPart, file: .init(id: file.id, name: "plan.md", bytes: 3), by: kari, at: at)
  }

  private static func passages(_ text: String) -> [FiledPassage] {
    FiledPassage.all(
      of: PlanReader(.standard).read(PlanText(text, format: .markdown, document: "plan.md")))
  }

  private static let text = """
    # Klima

    Vi følger opp bærekraftsmål 13 og delmål 11.2.

    Kommunestyret har 27 medlemmer.
    """

  private static func settle(_ plan: FiledPlan, _ text: String, _ store: PlanStore) async throws {
    let passages = passages(text)
    try await store.settle(
      .read(
        .init(
          at: at, language: .bokmaal, pages: nil, passages: passages.count, leftOut: 0)),
      passages: passages, of: plan)
  }

  private static func judgement(
    _ passage: FiledPassage, _ verdict: PassageJudgement.Verdict, by person: Fieldwork.Person
  ) throws -> PassageJudgement {
    let found = try #require(passage.findings.first)
    return PassageJudgement(
      .init(passage: passage.id, goal: found.goal, kind: found.kind), verdict, by: person, at: at)
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a plan waits, is read, and is kept with its passages as they are`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      let store = database.plans
      let plan = Self.plan("a")
      try await store.add(plan, Self.file)
      try await store.add(Self.plan("a", owner: "nordland"), Self.file)
      #expect(try await store.waiting().map(\.owner) == ["ks", "nordland"])
      #expect(try await store.begin(plan) == 1)
      #expect(try await store.begin(plan) == 2)
      try await Self.settle(plan, Self.text, store)
      #expect(try await store.begin(plan) == nil)
      #expect(try await store.waiting().map(\.owner) == ["nordland"])
      let whole = try #require(try await store.whole("a", of: "ks"))
      #expect(whole.passages == Self.passages(Self.text))
      #expect(whole.kept.plan.summary?.passages == whole.passages.count)
      let named = try #require(whole.passages.first { !$0.findings.isEmpty })
      #expect(try await store.passage(named.id, of: "a", owner: "ks") == named)
      #expect(try await store.passage(named.id, of: "a", owner: "nordland") == nil)
      // Of what nothing was found in, the text is not kept.
      #expect(whole.passages.contains { $0.text.isEmpty && $0.bytes > 0 })
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a reader has one judgement of a finding, which outlives another reading`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      let store = database.plans
      let plan = Self.plan("a")
      try await store.add(plan, Self.file)
      try await Self.settle(plan, Self.text, store)
      let passage = try #require(Self.passages(Self.text).first { !$0.findings.isEmpty })
      let before = try #require(try await store.plan("a", of: "ks")).version
      try await store.judge(
        try Self.judgement(passage, .accept, by: Self.kari), in: "a", of: "ks")
      let other = try Self.judgement(passage, .reject, by: Fieldwork.Person(id: "per"))
      try await store.judge(other, in: "a", of: "ks")
      let last = try Self.judgement(passage, .reject, by: Self.kari)
      try await store.judge(last, in: "a", of: "ks")
      #expect(try #require(try await store.plan("a", of: "ks")).version > before)
      try await store.readAgain("a", of: "ks")
      #expect(try await store.waiting().count == 1)
      try await Self.settle(plan, Self.text + "\n\nEt nytt avsnitt om bærekraftsmål 5.", store)
      #expect(try await store.whole("a", of: "ks")?.judgements == [last, other])
      try await store.takeBack(last.subject, by: "kari", in: "a", of: "ks")
      #expect(try await store.whole("a", of: "ks")?.judgements == [other])
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a plan that is taken away leaves nothing, but a file that others have too`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      let store = database.plans
      let file = Self.file.id
      for id in ["a", "b"] {
        let plan = Self.plan(id)
        try await store.add(plan, Self.file)
        try await Self.settle(plan, Self.text, store)
      }
      let passage = try #require(Self.passages(Self.text).first { !$0.findings.isEmpty })
      try await store.judge(
        try Self.judgement(passage, .accept, by: Self.kari), in: "a", of: "ks")
      try await store.remove("a", of: "ks")
      #expect(try await store.whole("a", of: "ks") == nil)
      #expect(try await database.files.file(file, of: "ks") != nil)
      #expect(try await store.plans(of: "ks").map(\.plan.id) == ["b"])
      try await store.remove("b", of: "ks")
      #expect(try await database.files.file(file, of: "ks") == nil)
      // The reading of a plan that is gone meanwhile has nowhere to go.
      try await Self.settle(Self.plan("b"), Self.text, store)
      #expect(try await store.plans(of: "ks").isEmpty)
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `who sent in a plan and who judged stands in the person's own data, until it is erased`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      let store = database.plans
      let plan = Self.plan("a")
      try await database.accounts.add(
        Account(
          id: "kari", name: "Kari Nordmann", email: "kari@ks.example", language: "nb",
          memberships: [], made: Timestamp(1_790_000_000)))
      try await store.add(plan, Self.file)
      try await Self.settle(plan, Self.text, store)
      let passage = try #require(Self.passages(Self.text).first { !$0.findings.isEmpty })
      try await store.judge(
        try Self.judgement(passage, .accept, by: Self.kari), in: "a", of: "ks")
      let mentions = try await database.accounts.mentions(of: "kari")
      #expect(Set(mentions.map(\.part)) == ["plans", "judgements of passages"])
      try await database.accounts.erase("kari", at: Timestamp(1_800_000_000), noting: [])
      let whole = try #require(try await store.whole("a", of: "ks"))
      #expect(whole.kept.plan.by == Fieldwork.Person(id: "kari"))
      #expect(whole.judgements.map(\.by) == [Fieldwork.Person(id: "kari")])
      #expect(whole.judgements.map(\.verdict) == [.accept])
    }
  }
}
