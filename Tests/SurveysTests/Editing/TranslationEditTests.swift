import Languages
import Problems
import Surveys
import Testing

/// Translations follow their originals, or are marked as left behind.
struct TranslationEditTests {
  private func questionnaire(_ text: LocalizedText) -> Questionnaire {
    Questionnaire(
      id: "q", title: LocalizedText([.nb: "Tittel", .en: "Title"]), wave: .init(id: "1"),
      questions: [Question(id: "a", kind: .text, text: text)], languages: [.nb, .en])
  }

  private func status(_ questionnaire: Questionnaire) throws -> QuestionnaireText.Status {
    let text = try #require(questionnaire.texts.first { $0.key == "a.text" })
    return questionnaire.status(of: text, in: .en)
  }

  private func edit(
    _ old: Questionnaire, _ words: [LanguageTag: String]
  ) throws -> Questionnaire {
    let question = Question(id: "a", kind: .text, text: LocalizedText(words))
    return try old.applying(
      .replaceQuestion("a", .init(question)), levels: ["municipality"])
  }

  @Test func `a new original leaves its translation behind until that is written or confirmed`()
    throws
  {
    let old = questionnaire(LocalizedText([.nb: "Hva?", .en: "What?"]))
    let changed = try edit(old, [.nb: "Hvem?", .en: "What?"])
    #expect(try status(changed) == .outOfDate(digest: TranslationMarks.digest("Hvem?")))
    #expect(try status(edit(changed, [.nb: "Hvem?", .en: "Who?"])) == .current)
    let confirmed = try changed.applying(
      .translate(.init(confirmed: [.en: ["a.text"]])), levels: ["municipality"])
    #expect(try status(confirmed) == .current)
    #expect(try status(edit(confirmed, [.nb: "Hvor?", .en: "What?"])) != .current)
  }

  @Test func `words are written and taken away by the key of their text`() throws {
    let old = questionnaire(LocalizedText([.nb: "Hva?"]))
    #expect(try status(old) == .missing)
    let written = try old.applying(
      .translate(.init(words: ["a.text": [.en: "What?"]])), levels: ["municipality"])
    #expect(try status(written) == .current)
    let emptied = try written.applying(
      .translate(.init(words: ["a.text": [.en: ""], "title": [.en: "T"]])),
      levels: ["municipality"])
    #expect(try status(emptied) == .missing)
    #expect(emptied.title[.en] == "T")
  }

  @Test func `a sheet of translations comes back as it was, and changes what was written in it`()
    throws
  {
    let old = questionnaire(LocalizedText([.nb: "Hva, \"nå\"?"]))
    let sheet = TranslationSheet.text(of: old)
    #expect(sheet.hasPrefix("key,nb,en,status_en\n"))
    let same = try TranslationSheet.read(Array(sheet.utf8), file: "t.csv", for: old)
    #expect(same.words.isEmpty)
    let read = try TranslationSheet.read(
      Array("key,en\na.text,\"What, now?\"\n".utf8), file: "t.csv", for: old)
    #expect(read.words == ["a.text": [.en: "What, now?"]])
    #expect(throws: InputRefused.self) {
      try TranslationSheet.read(Array("key,en\nb.text,B\n".utf8), file: "t.csv", for: old)
    }
    #expect(throws: InputRefused.self) {
      try TranslationSheet.read(Array("a,b\n1,2\n".utf8), file: "t.csv", for: old)
    }
  }

  @Test func `the length is reckoned with and without what only some are asked`() {
    let all = Sample.questionnaire([
      Sample.single("a"), Sample.number("b", condition: .answered(question: "a")),
      Sample.single("c", levels: ["county"]),
    ])
    let estimate = all.lengthEstimate(levels: ["municipality"], language: .nb)
    #expect(estimate.questions == 1...2)
    #expect(estimate.minutes == 1...1)
  }
}
