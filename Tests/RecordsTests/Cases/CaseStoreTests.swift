import Agenda
import CaseStudies
import Fieldwork
import Languages
import Measures
import Records
import Testing

/// Cases as a database keeps them, on both databases.
struct CaseStoreTests {
  private static let teller = Person(id: "link-1", name: "Planner")
  private static let editor = Person(id: "editor", name: "Kari")
  private static let at = Moment(milliseconds: 1_800_000_000_000)

  private static func form(_ title: String) throws -> CaseForm {
    CaseForm(
      title: LocalizedText([.nb: title]), summary: LocalizedText([.nb: "Kort."]), year: 2026,
      goals: [try #require(GoalID(rawValue: 13))], parts: [.done: LocalizedText([.nb: "Dette."])],
      language: .nb)
  }

  private static func filed(_ id: String, owner: String = "ks") throws -> FiledCase {
    let work = try CaseWork(
      id: id, owner: owner, review: "vsr", unit: "1811", form: form("Først"), consentingTo: [.web],
      by: teller, at: at)
    return FiledCase(work, campaign: "k27", county: "18", author: "link-1")
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `a case is kept as it is, and every text that it has had`(_ kind: String) async throws {
    try await EmptyDatabase.use(kind) { database in
      let filed = try Self.filed("a")
      try await database.cases.add(filed)
      #expect(try await database.cases.filed("a", of: "ks") == filed)
      _ = try await database.cases.apply(
        .check, to: "a", of: "ks", by: Self.editor, as: .editor, at: Self.at)
      let edited = try await database.cases.apply(
        .edit(try Self.form("Bedre"), version: 1), to: "a", of: "ks", by: Self.editor,
        as: .editor, at: Self.at)
      #expect(edited?.filed.work.status == .edited)
      let texts = try await database.cases.texts(of: "a", owner: "ks")
      #expect(texts.mapValues { $0.title[.nb] } == [1: "Først", 2: "Bedre"])
      #expect(try await database.cases.filed("a", of: "ks")?.work.steps.count == 4)
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `what is refused changes nothing, and others' cases are not found`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      let filed = try Self.filed("a")
      try await database.cases.add(filed)
      try await database.cases.add(try Self.filed("a", owner: "nordland"))
      await #expect(throws: Refusal.self) {
        try await database.cases.apply(
          .publish, to: "a", of: "ks", by: Self.editor, as: .editor, at: Self.at)
      }
      #expect(try await database.cases.filed("a", of: "ks") == filed)
      #expect(try await database.cases.filed("b", of: "ks") == nil)
      #expect(try await database.cases.cases(by: ["link-1"], of: "ks") == [filed])
      #expect(try await database.cases.cases(by: ["link-2"], of: "ks").isEmpty)
      #expect(try await database.cases.cases(of: "nordland").count == 1)
    }
  }
}
