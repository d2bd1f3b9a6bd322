import Database
import Fieldwork
import Languages
import Measures
import Records
import Surveys
import TestSupport
import Testing

/// Campaigns, links and answers as a database keeps them, on both databases.
struct FieldworkStoreTests {
  private static func use(
    _ kind: String, _ work: @Sendable (FieldworkStore) async throws -> Void
  ) async throws {
    try await EmptyDatabase.use(kind) { try await work($0.fieldwork) }
  }

  private static let questionnaire = Questionnaire(
    id: "vsr", title: LocalizedText(same: "Survey"), wave: .init(id: "2027"),
    questions: [
      Question(id: "use", kind: .text, text: LocalizedText(same: "Use?")),
      Question(id: "more", kind: .text, text: LocalizedText(same: "More?")),
    ])
  private static let rules: @Sendable (Campaign, String) -> ResponseRules? = { campaign, _ in
    ResponseRules(campaign: campaign, questionnaire: questionnaire)
  }
  private static let editor = Person(id: "editor")
  private static let planner = Person(id: "link-1", name: "Planner")

  private static func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }

  private static func campaign(owner: String = "ks") throws -> Campaign {
    let same = LocalizedText(same: "Words")
    return Campaign(
      id: "k27", owner: owner, review: "vsr-2027",
      plan: CampaignPlan(
        title: same, questionnaire: .init(id: "vsr", number: 1),
        opens: try moment("2027-01-04T07:00:00Z"), closes: try moment("2027-02-01T22:59:59Z"),
        notice: .init(asker: same, purpose: same, use: same, questions: same),
        sender: .init(name: "KS", address: try #require(EmailAddress("ask@ks.example")))),
      frame: SamplingFrame(
        units: ["1811", "1804"].map { .init(code: $0, levels: ["municipality"]) }))
  }

  private static func link(_ number: UInt8, to unit: String) throws -> (Link, String) {
    let token = try #require(LinkToken(random: [UInt8](repeating: number, count: 16)))
    let key = try #require(LinkKey([UInt8](repeating: 7, count: 32)))
    let link = Link(
      id: "link-\(number)", campaign: "k27", unit: unit, kind: .coordinator, token: token, key: key,
      by: editor, at: try moment("2027-01-04T08:00:00Z"))
    return (link, link.hash)
  }

  /// A campaign that is open, with a link to each unit: the hashes of their tokens.
  private static func open(_ store: FieldworkStore) async throws -> [String] {
    try await store.add(try campaign())
    try await store.apply(
      .open(languages: [.nb]), to: "k27", of: "ks", by: editor, at: moment("2027-01-04T08:00:00Z"))
    let links = [try link(1, to: "1811"), try link(2, to: "1804")]
    try await store.add(links.map(\.0), of: "ks")
    return links.map(\.1)
  }

  private static func change(_ question: String, _ text: String, _ basis: Int, _ id: String)
    -> ResponseCommand
  {
    .answer([AnswerChange(question: question, value: .text(text), basis: basis, id: id)])
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `an answer is kept with its versions, and a repeated request stores nothing`(
    _ kind: String
  ) async throws {
    try await Self.use(kind) { store in
      let hash = try await Self.open(store)[0]
      let at = try Self.moment("2027-01-05T09:00:00Z")
      func send(_ command: ResponseCommand) async throws -> ResponseChange {
        try await store.apply(command, link: hash, by: Self.planner, rules: Self.rules, at: at)
      }
      _ = try await send(.open)
      #expect(try await store.standings(in: "k27", of: "ks") == ["1811": .opened])
      let first = try await send(Self.change("use", "A lot", 0, "a"))
      #expect(first.outcomes.allSatisfy { $0.isAcknowledged })
      let again = try await send(Self.change("use", "A lot", 0, "a"))
      #expect(again.outcomes.allSatisfy { $0.isAcknowledged })
      #expect(again.events.isEmpty)
      _ = try await send(Self.change("use", "Little", 1, "b"))
      let late = try await send(Self.change("use", "Nothing", 1, "c"))
      guard case .conflict(let conflict) = try #require(late.outcomes.first) else {
        Issue.record("an answer was overwritten silently")
        return
      }
      #expect(conflict.now.value == .text("Little"))

      let key = FieldworkStore.ResponseKey(owner: "ks", campaign: "k27", unit: "1811")
      let response = try #require(try await store.response(key))
      #expect(response.records["use"]?.versions.map(\.value) == [.text("A lot"), .text("Little")])
      #expect(response.records["use"]?.versions.map(\.by) == [Self.planner, Self.planner])
      #expect(
        try await store.events(of: key).map(\.what) == [
          .opened, .answered(question: "use", version: 1), .answered(question: "use", version: 2),
        ])
      #expect(try await store.standings(in: "k27", of: "ks") == ["1811": .begun])
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `answers to different questions from several people at once are all kept`(
    _ kind: String
  ) async throws {
    try await Self.use(kind) { store in
      let hashes = try await Self.open(store)
      let at = try Self.moment("2027-01-05T09:00:00Z")
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for (index, hash) in hashes.enumerated() {
          for question in ["use", "more"] {
            for attempt in 0..<10 {
              group.addTask {
                let change = Self.change(question, "\(index) \(attempt)", 0, "\(attempt)")
                return try await store.apply(
                  change, link: hash, by: Person(id: "p\(attempt)"), rules: Self.rules, at: at
                ).outcomes.allSatisfy(\.isAcknowledged)
              }
            }
          }
        }
        var acknowledged = 0
        for try await isAcknowledged in group where isAcknowledged { acknowledged += 1 }
        // Ten wrote each of four answers from nothing: one of them came first, nine see a conflict.
        #expect(acknowledged == 4)
      }
      for unit in ["1811", "1804"] {
        let key = FieldworkStore.ResponseKey(owner: "ks", campaign: "k27", unit: unit)
        let response = try #require(try await store.response(key))
        #expect(response.records.mapValues { $0.versions.count } == ["use": 1, "more": 1])
        #expect(try await store.events(of: key).count == 2)
      }
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a unit that has answered cannot be left out, whatever was seen before`(
    _ kind: String
  ) async throws {
    try await Self.use(kind) { store in
      let hashes = try await Self.open(store)
      let at = try Self.moment("2027-01-05T09:00:00Z")
      let commands = [Self.change("use", "A lot", 0, "a"), .open]
      for (hash, command) in zip(hashes, commands) {
        _ = try await store.apply(
          command, link: hash, by: Self.planner, rules: Self.rules, at: at)
      }
      func exclude(_ unit: String) async throws {
        try await store.exclude(
          unit, because: LocalizedText(same: "Merges"), from: "k27", of: "ks", by: Self.editor,
          at: at)
      }
      await #expect(throws: Refusal.self) { try await exclude("1811") }
      try await exclude("1804")
      let frame = try #require(try await store.campaign("k27", of: "ks")).frame
      #expect(frame.units.map(\.code) == ["1811"])
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a revoked or unknown link opens nothing`(_ kind: String) async throws {
    try await Self.use(kind) { store in
      let hash = try await Self.open(store)[0]
      let at = try Self.moment("2027-01-05T09:00:00Z")
      try await store.revoke(link: "link-1", campaign: "k27", of: "ks", by: Self.editor, at: at)
      for (hash, reason) in [(hash, Refusal.Reason.linkRevoked), ("?", .linkUnknown)] {
        await #expect(throws: Refusal(reason)) {
          try await store.apply(
            .open, link: hash, by: Self.planner, rules: Self.rules, at: at)
        }
      }
      #expect(try await store.standings(in: "k27", of: "ks").isEmpty)
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a campaign keeps what happened, and belongs to its owner alone`(_ kind: String) async throws
  {
    try await Self.use(kind) { store in
      _ = try await Self.open(store)
      try await store.add(try Self.campaign(owner: "other"))
      #expect(try await store.campaign("k27", of: "ks")?.state == .open)
      #expect(try await store.campaign("k27", of: "other")?.state == .draft)
      #expect(try await store.campaign("k27", of: "nobody") == nil)
      #expect(try await store.events(ofCampaign: "k27", of: "ks").map(\.what) == [.opened])
      #expect(try await store.events(ofCampaign: "k27", of: "other").isEmpty)
      await #expect(throws: DatabaseError.self) { try await store.add(try Self.campaign()) }
      #expect(
        try await store.links(to: .init(owner: "other", campaign: "k27", unit: "1811")).isEmpty)
    }
  }
}
