import Accounts
import Fieldwork
import Languages
import Office
import OfficeFixture
import Problems
import Surveys
import Testing

/// Questionnaires from the first draft to the field.
struct QuestionnaireDeskTests {
  private let title = LocalizedText([.nb: "Ny", .nn: "Ny", .en: "New"])
  private let editor = Fieldwork.Person(id: "editor")

  private func codes(_ work: () async throws -> Void) async -> [String] {
    do {
      try await work()
      return []
    } catch {
      return (error as? InputRefused)?.problems.map(\.code) ?? ["\(error)"]
    }
  }

  @Test func `a new questionnaire is sound, is changed and becomes a version once`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.questionnaires
      let sheet = try await desk.begin(
        "new-one", title: title, wave: "2027", levels: ["municipality"], of: "ks", by: .system)
      #expect(sheet.isSound && sheet.basis == 1 && sheet.lastVersion == 0)
      let question = Question(id: "extra", section: "status", kind: .text, text: title)
      let changed = try await desk.apply(
        .addQuestion(question), to: "new-one", of: "ks", basis: 1, by: .system)
      #expect(changed.questionnaire?.question("extra") != nil)
      let late = await codes {
        try await desk.apply(
          .removeQuestion("extra"), to: "new-one", of: "ks", basis: 1, by: .system)
      }
      #expect(late == ["edit.conflict"])
      #expect(try await desk.makeVersion("new-one", of: "ks", basis: 2, by: .system) == 1)
      #expect(try await desk.makeVersion("new-one", of: "ks", basis: 2, by: .system) == 1)
      #expect(try await desk.sheet("new-one", of: "ks")?.isChanged == false)
      #expect(try await desk.version("new-one", number: 1, of: "ks")?.text == changed.text)
      #expect(try await desk.sheet("new-one", of: "nordland") == nil)
      for id in ["new-one", "new", "", "No id", String(repeating: "a", count: 61)] {
        let refused = await codes {
          try await desk.begin(
            id, title: title, wave: "1", levels: ["county"], of: "ks", by: .system)
        }
        #expect(refused == [id == "new-one" ? "edit.id-taken" : "edit.bad-id"])
      }
    }
  }

  @Test func `a text with errors is kept, but is no version`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.questionnaires
      #expect(try await desk.sheet("vsr", of: "ks")?.basis == 0)
      let sheet = try await desk.store("id: [", id: "vsr", of: "ks", basis: 0, by: .system)
      #expect(sheet.questionnaire == nil && !sheet.isSound)
      #expect(sheet.problems.allSatisfy { $0.place.line != nil })
      let refused = await codes {
        try await desk.makeVersion("vsr", of: "ks", basis: 1, by: .system)
      }
      #expect(!refused.isEmpty)
      let renamed = SmallOffice.questionnaire.replacing("id: vsr", with: "id: other")
      try await desk.store(renamed, id: "vsr", of: "ks", basis: 1, by: .system)
      let other = await codes {
        try await desk.makeVersion("vsr", of: "ks", basis: 2, by: .system)
      }
      #expect(other == ["edit.other-id"])
      try await desk.discard("vsr", of: "ks", basis: 2, by: .system)
      #expect(try await desk.sheet("vsr", of: "ks")?.text == SmallOffice.questionnaire)
    }
  }

  @Test func `a campaign goes over to a version that its answers allow`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.questionnaires
      let holder = try #require(try await small.office.answers.holder(small.token("1811")))
      _ = try await small.office.answers.apply(
        .answer([AnswerChange(question: "use", value: .text("Much"), basis: 0, id: "1")]),
        by: holder)
      try await desk.apply(.removeQuestion("use"), to: "vsr", of: "ks", basis: 0, by: .system)
      #expect(try await desk.makeVersion("vsr", of: "ks", basis: 1, by: .system) == 2)
      let refused = try await desk.use(
        "vsr", number: 2, in: "k27", of: "ks", editorial: [], by: .system, as: editor)
      #expect(!refused.isAllowed && refused.answering == 1)
      #expect(refused.changes.filter { !$0.isAllowed }.map(\.kind) == [.questionRemoved])
      #expect(try await number(small) == 1)

      let reworded = SmallOffice.questionnaire.replacing("nb: Bruk?", with: "nb: Bruken?")
      try await desk.store(reworded, id: "vsr", of: "ks", basis: 1, by: .system)
      #expect(try await desk.makeVersion("vsr", of: "ks", basis: 2, by: .system) == 3)
      let first = try await desk.use(
        "vsr", number: 3, in: "k27", of: "ks", editorial: [], by: .system, as: editor)
      #expect(!first.isAllowed)
      let second = try await desk.use(
        "vsr", number: 3, in: "k27", of: "ks", editorial: ["use.text"], by: .system, as: editor)
      #expect(second.isAllowed)
      #expect(try await number(small) == 3)
      // Who answers now is asked by the new version, and finds the old answer.
      let again = try #require(try await small.office.answers.holder(small.token("1811")))
      #expect(again.rules.questionnaire.question("use")?.text[.nb] == "Bruken?")
      #expect(again.response.records["use"]?.current?.value == .text("Much"))
      let unknown = await codes {
        _ = try await desk.use(
          "vsr", number: 9, in: "k27", of: "ks", editorial: [], by: .system, as: editor)
      }
      #expect(unknown == ["edit.unknown-version"])
    }
  }

  private func number(_ small: SmallOffice) async throws -> Int? {
    try await small.office.campaigns.campaign("k27", of: "ks")?.plan.questionnaire.number
  }

  @Test func `files of other programs and our own become drafts`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.questionnaires
      let own = try await desk.take(
        Array(SmallOffice.questionnaire.utf8), file: "q.yaml", id: "copy", wave: "1",
        levels: ["county"], of: "ks", by: .system)
      #expect(own.sheet.questionnaire?.id == "copy")
      #expect(own.sheet.levels == ["municipality"])
      let form = """
        | survey | | | |
        | | type | name | label |
        | | text | why | Why? |
        """
      let other = try await desk.take(
        Array(form.utf8), file: "form.md", id: "form", wave: "2", levels: ["county"], of: "ks",
        by: .system)
      #expect(other.sheet.questionnaire?.questions.map(\.id) == ["why"])
      #expect(other.sheet.levels == ["county"])
      let broken = await codes {
        _ = try await desk.take(
          Array("id: x\nquestions: 1\n".utf8), file: "x.yaml", id: nil, wave: "1",
          levels: ["county"], of: "ks", by: .system)
      }
      #expect(!broken.isEmpty)
    }
  }
}
