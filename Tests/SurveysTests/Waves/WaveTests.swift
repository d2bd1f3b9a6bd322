import Languages
import Measures
import Problems
import Surveys
import Testing

@Suite("What is taken along from the wave before")
struct SuggestionTests {
  static let earlier = Sample.questionnaire([
    Sample.single("status", ["begun", "done", "old"]), Sample.multiple("who"),
    Sample.number("hours", maximum: 100), Sample.matrix("grid"), Sample.number("gone"),
    Question(id: "file", kind: .file, text: Sample.text("f")), Sample.ranking("order"),
  ])
  static let now = Questionnaire(
    id: "now", title: Sample.text("now"), wave: .init(id: "2026"),
    questions: [
      Sample.single("stage", ["started", "done"]), Sample.multiple("who"),
      Sample.number("hours", maximum: 10),
      Question(
        id: "grid", kind: .matrix, text: Sample.text("g"),
        options: Sample.options(["1", "2"], values: [1, 2]),
        items: [.init(code: "hours", text: Sample.text("h"))]),
      Question(id: "file", kind: .file, text: Sample.text("f")), Sample.single("order"),
      Sample.number("fresh"),
    ],
    previous: PreviousWave(
      wave: "2021",
      questions: [
        .init(question: "stage", from: "status", codes: ["begun": "started"]),
        .init(question: "grid", from: "grid", codes: ["time": "hours"]),
        .init(question: "fresh", from: nil),
      ]))

  static func suggestions(_ answers: [String: Answer]) -> Suggestions {
    now.suggestions(from: answers, to: earlier)
  }

  @Test func `questions and codes that are renamed follow`() {
    let found = Self.suggestions([
      "status": .choices(["begun"]), "who": .choices(["a", "c"]), "hours": .number(7),
      "grid": .items(["time": .choices(["2"])]),
    ])
    #expect(
      found.answers == [
        "stage": .choices(["started"]), "who": .choices(["a", "c"]), "hours": .number(7),
        "grid": .items(["hours": .choices(["2"])]),
      ])
    #expect(found.left == [])
  }

  @Test func `what cannot be taken along is told with its reason`() {
    let found = Self.suggestions([
      "status": .choices(["old"]), "hours": .number(50), "gone": .number(1),
      "grid": .items(["time": .choices(["4"]), "money": .choices(["1"])]),
      "file": .file(FileReference(id: "x", name: "x", mediaType: "a/b", size: 1)),
      "order": .ranking(["a"]), "who": .notAnswered,
    ])
    #expect(found.answers == [:])
    #expect(
      found.left.map { "\($0.question) \($0.part ?? "-") \($0.reason.rawValue)" } == [
        "stage old option-gone", "hours - outside-limits", "grid hours option-gone",
        "grid money item-gone", "file - file", "order - kind-changed", "gone - question-gone",
      ])
    for left in found.left { #expect(!left.message(in: .standard).isEmpty) }
  }

  @Test func `what is mapped must be there`() {
    let wrong = Questionnaire(
      id: "x", title: Sample.text("x"), wave: .init(id: "1"),
      questions: [Sample.single("stage")],
      previous: PreviousWave(
        wave: "0",
        questions: [
          .init(question: "stag", from: "a"),
          .init(question: "stage", from: "a", codes: ["a": "yess"]),
        ]))
    #expect(
      wrong.problems(levels: []) { Place("q", cell: $0) }.map(\.code) == [
        "questionnaire.previous-unknown-question-near", "questionnaire.previous-unknown-code-near",
      ])
  }
}

@Suite("Translations that are missing or out of date")
struct TranslationTests {
  static func questionnaire(
    _ nb: String, _ en: String?, marks: [String: String] = [:]
  ) -> Questionnaire {
    var texts: [LanguageTag: String] = [.nb: nb]
    texts[.en] = en
    return Questionnaire(
      id: "q", title: Sample.text("Q"), wave: .init(id: "1"),
      questions: [Question(id: "one", kind: .text, text: LocalizedText(texts))],
      languages: [.nb, .en], translationMarks: TranslationMarks([.en: marks]))
  }

  static func problems(_ questionnaire: Questionnaire) -> [String] {
    questionnaire.problems(levels: []) { Place("q", cell: $0) }.map(\.code)
  }

  @Test func `a mark tells that the original has changed`() throws {
    let first = Self.questionnaire("Har dere en plan?", "Do you have a plan?")
    #expect(Self.problems(first) == [])
    let marks = try #require(first.marksAsTranslatedNow.digests[.en])
    #expect(marks.keys.sorted() == ["one.text"])
    #expect(
      Self.problems(Self.questionnaire("Har  dere\nen plan?", "Do you …", marks: marks)) == [])
    let changed = Self.questionnaire("Har dere en vedtatt plan?", "Do you …", marks: marks)
    #expect(Self.problems(changed) == ["translation.out-of-date"])
    let text = try #require(changed.texts.first { $0.key == "one.text" })
    #expect(
      changed.status(of: text, in: .en)
        == .outOfDate(digest: TranslationMarks.digest("Har dere en vedtatt plan?")))
    #expect(changed.status(of: text, in: .nb) == .current)
  }

  @Test func `a text that is not translated is told`() {
    #expect(Self.problems(Self.questionnaire("Hva?", nil)) == ["translation.missing"])
    #expect(
      Self.problems(Self.questionnaire("Hva?", "What?", marks: ["one.txt": "00000000"]))
        == ["translation.unknown-text-near"])
  }

  /// FNV-1a of 64 bits by its authors' test vectors: "" is cbf29ce484222325, "a" is
  /// af63dc4c8601ec8c, "foobar" is 85944171f73967e8; the halves are folded by exclusive or.
  @Test(arguments: [("", "4fd0bfc1"), ("a", "296230c0"), ("foobar", "72ad2699")])
  func `a digest is that of FNV-1a`(text: String, digest: String) {
    #expect(TranslationMarks.digest(text) == digest)
  }
}

@Suite("What may change while a wave runs")
struct ChangeTests {
  static let one = Sample.single("one", ["yes", "no", "maybe"])
  static let two = Sample.number("two", maximum: 100)
  static let old = Sample.questionnaire([one, two, Sample.matrix("grid")])
  static let respondent = Respondent(levels: ["municipality"])
  static let stored = [
    StoredAnswers(
      respondent: respondent,
      answers: [
        "one": .choices(["yes"]), "two": .number(60), "grid": .items(["time": .choices(["1"])]),
      ]),
    StoredAnswers(respondent: respondent, answers: ["one": .choices(["no"])]),
  ]

  private static func changes(
    _ questions: [Question], editorial: Set<String> = [], stored: [StoredAnswers] = stored
  ) -> [String] {
    old.changes(to: Sample.questionnaire(questions), stored: stored, editorial: editorial).map {
      #expect(!$0.message(in: .standard).isEmpty)
      return "\($0.kind.rawValue) \($0.subject ?? "-") \($0.part ?? "-") \($0.answers) "
        + ($0.isAllowed ? "allowed" : "refused")
    }
  }

  static let grid = Sample.matrix("grid")

  @Test func `nothing has changed where all is alike`() {
    #expect(Self.changes([Self.one, Self.two, Self.grid]) == [])
  }

  @Test func `what has answers stays`() {
    #expect(
      Self.changes([Self.one, Self.grid]) == ["question-removed two - 1 refused"])
    #expect(
      Self.changes([Self.one, Sample.number("renamed", maximum: 100), Self.grid]) == [
        "question-removed two - 1 refused", "question-added renamed - 0 allowed",
      ])
    #expect(
      Self.changes([Sample.single("one", ["no", "maybe"]), Self.two, Self.grid])
        == ["option-removed one yes 1 refused"])
    #expect(
      Self.changes([Sample.single("one", ["yes", "no"]), Self.two, Self.grid])
        == ["option-removed one maybe 0 allowed"])
    #expect(
      Self.changes([Sample.multiple("one"), Self.two, Self.grid])
        == ["kind-changed one - 2 refused"])
    #expect(
      Self.changes([Sample.multiple("one"), Self.grid], stored: [])
        == ["kind-changed one - 0 allowed", "question-removed two - 0 allowed"])
  }

  @Test func `what is new or wider is allowed`() {
    #expect(
      Self.changes([
        Sample.single("one", ["yes", "no", "maybe", "later"]), Sample.number("two", maximum: 200),
        Self.grid, Sample.number("three"),
      ]) == [
        "option-added one later 0 allowed", "limit-changed two maximum 0 allowed",
        "question-added three - 0 allowed",
      ])
  }

  @Test func `a limit is held against the answers`() {
    #expect(
      Self.changes([Self.one, Sample.number("two", maximum: 60), Self.grid])
        == ["limit-changed two maximum 0 allowed"])
    #expect(
      Self.changes([Self.one, Sample.number("two", maximum: 50), Self.grid])
        == ["limit-tightened two maximum 1 refused"])
  }

  @Test func `routing may change as long as no answer drops out`() throws {
    func two(_ condition: String) throws -> Question {
      Sample.number("two", maximum: 100, condition: .expression(try AnswerExpression(condition)))
    }
    #expect(
      Self.changes([Self.one, try two("one = 'yes'"), Self.grid])
        == ["routing-changed two - 0 allowed"])
    #expect(
      Self.changes([Self.one, try two("one = 'no'"), Self.grid])
        == ["routing-drops-answers two - 1 refused"])
    #expect(
      Self.changes([Self.two, Self.one, Self.grid]) == ["question-moved two - 0 allowed"])
  }

  @Test func `new words need a promise that they mean the same`() {
    func one(_ text: String) -> Question {
      Question(id: "one", kind: .single, text: Sample.text(text), options: Self.one.options)
    }
    #expect(
      Self.changes([one("One?"), Self.two, Self.grid])
        == ["wording-changed one text 2 refused"])
    #expect(
      Self.changes([one("One?"), Self.two, Self.grid], editorial: ["one.text"])
        == ["wording-corrected one text 2 allowed"])
  }
}
