import Database
import Fieldwork
import Languages
import Measures
import Surveys
import Testing

@testable import Records

/// Answers whose time is over, on both databases.
struct ForgettingTests {
  private static let questionnaire = Questionnaire(
    id: "vsr", title: LocalizedText(same: "Survey"), wave: .init(id: "2027"),
    questions: [Question(id: "plan", kind: .file, text: LocalizedText(same: "Plan?"))])

  /// A campaign of one unit that has sent in files.
  private static func fill(_ database: ServerDatabase, _ id: String, files: [String]) async throws {
    let store = database.fieldwork
    let same = LocalizedText(same: "Words")
    let opens = try #require(Moment("2027-01-04T07:00:00Z"))
    let editor = Person(id: "editor")
    let campaign = Campaign(
      id: id, owner: "ks", review: "vsr",
      plan: CampaignPlan(
        title: same, questionnaire: .init(id: "vsr", number: 1), opens: opens,
        closes: opens.adding(seconds: 864_000),
        notice: .init(asker: same, purpose: same, use: same, questions: same),
        sender: .init(name: "KS", address: try #require(EmailAddress("ask@ks.example")))),
      frame: SamplingFrame(units: [.init(code: "1811", levels: ["municipality"])]))
    try await store.add(campaign)
    try await store.apply(.open(languages: [.nb]), to: id, of: "ks", by: editor, at: opens)
    let token = try #require(LinkToken(random: Array("a seed for \(id) ...".utf8.prefix(16))))
    let key = try #require(LinkKey([UInt8](repeating: 7, count: 32)))
    let link = Link(
      id: "link-\(id)", campaign: id, unit: "1811", kind: .coordinator, token: token, key: key,
      by: editor, at: opens)
    try await store.add([link], of: "ks")
    for (number, words) in files.enumerated() {
      let file = try await database.files.add(Array(words.utf8), type: "text/plain", of: "ks")
      let sent = FileReference(
        id: file, name: "plan.txt", mediaType: "text/plain", size: words.utf8.count)
      let change = try await store.apply(
        .answer([
          AnswerChange(question: "plan", value: .file(sent), basis: number, id: "c\(number)")
        ]), link: link.hash, by: Person(id: link.id, name: "Kari Nordmann"),
        rules: { campaign, _ in
          var rules = ResponseRules(campaign: campaign, questionnaire: questionnaire)
          rules.files = [sent]
          return rules
        }, at: opens.adding(seconds: 60))
      #expect(change.outcomes.allSatisfy { $0.isAcknowledged })
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `answers go with their files, but for a file that another answer speaks of`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      try await Self.fill(database, "k27", files: ["first", "shared"])
      try await Self.fill(database, "k31", files: ["shared"])
      let store = database.fieldwork
      let changed = try await store.forgetPeople(of: "k27", of: "ks")
      #expect(changed == 5, "a link, two versions, and the two lines of what happened")
      let kept = FieldworkStore.ResponseKey(owner: "ks", campaign: "k27", unit: "1811")
      let versions = try await store.response(kept)?.records["plan"]?.versions
      #expect(versions?.map(\.by) == [Person(id: "link-k27"), Person(id: "link-k27")])
      if case .file(let file)? = versions?.first?.value { #expect(file.name == "plan.txt") }

      #expect(try await store.forgetAnswers(of: "k27", of: "ks") == 1)
      #expect(try await store.response(kept) == nil)
      #expect(try await store.forgetAnswers(of: "k27", of: "ks") == 0)
      let first = FileStore.id(of: Array("first".utf8))
      let shared = FileStore.id(of: Array("shared".utf8))
      #expect(try await database.files.file(first, of: "ks") == nil)
      #expect(try await database.files.file(shared, of: "ks") != nil)
      _ = try await store.forgetAnswers(of: "k31", of: "ks")
      #expect(try await database.files.file(shared, of: "ks") == nil)
      #expect(try await store.campaign("k27", of: "ks") != nil)
    }
  }
}
