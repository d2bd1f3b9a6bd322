import Languages
import Measures
import Problems
import Surveys
import Testing

@Suite("What can be wrong in a questionnaire")
struct QuestionnaireProblemTests {
  static let levels: Set<String> = ["municipality", "county"]

  /// The problems as `code key-path`.
  static func problems(_ questionnaire: Questionnaire) -> [String] {
    questionnaire.problems(levels: levels) { Place("q.yaml", cell: $0) }
      .map { "\($0.code) \($0.place.cell ?? "")" }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let expected: [String]
    let questions: [Question]
    var sections: [Questionnaire.Section] = []
    var closes: String = "2026-04-15"

    init(
      _ expected: [String], _ questions: [Question], sections: [Questionnaire.Section] = [],
      closes: String = "2026-04-15"
    ) {
      self.expected = expected
      self.questions = questions
      self.sections = sections
      self.closes = closes
    }

    var testDescription: String { expected.joined(separator: ", ") }
  }

  static func section(_ id: String) -> Questionnaire.Section {
    Questionnaire.Section(id: id, title: Sample.text(id))
  }

  static func plain(
    _ kind: Question.Kind, options: [Question.Option] = [], items: [Question.Item] = [],
    minimum: Double? = nil, maximum: Double? = nil, section: String? = nil, levels: [String] = []
  ) -> Question {
    Question(
      id: "q", section: section, kind: kind, text: Sample.text("q"), levels: levels,
      options: options, items: items, minimum: minimum, maximum: maximum)
  }

  static let ab = Sample.options(["a", "b"])
  static let item = Question.Item(code: "i", text: Sample.text("i"))

  static let faults: [Fault] = [
    Fault(["questionnaire.no-questions questions"], []),
    Fault(
      ["questionnaire.wave-order wave.closes"], [Sample.single("a")], closes: "2026-02-01"),
    Fault(["questionnaire.bad-code questions.0.id"], [Sample.single("Æ b")]),
    Fault(
      ["questionnaire.duplicate-question questions.1.id"],
      [Sample.single("a"), Sample.number("a")]),
    Fault(
      ["questionnaire.duplicate-section sections.1.id"],
      [plain(.text, section: "s")], sections: [section("s"), section("s")]),
    Fault(
      ["questionnaire.empty-section sections.1.id"], [plain(.text, section: "s")],
      sections: [section("s"), section("t")]),
    Fault(
      [
        "questionnaire.empty-section sections.0.id",
        "questionnaire.unknown-section-near questions.0.section",
      ], [plain(.text, section: "statos")], sections: [section("status")]),
    Fault(
      ["questionnaire.unknown-level-near questions.0.levels"],
      [plain(.text, levels: ["county", "municipalty"])]),
    Fault(["questionnaire.unknown-level questions.0.levels"], [plain(.text, levels: ["ship"])]),
    Fault(["questionnaire.options-missing questions.0"], [plain(.single)]),
    Fault(
      ["questionnaire.options-too-few questions.0.options"],
      [plain(.ranking, options: Sample.options(["a"], dontKnow: true))]),
    Fault(
      ["questionnaire.options-unneeded questions.0.options"], [plain(.number, options: ab)]),
    Fault(
      ["questionnaire.duplicate-option questions.0.options.2.code"],
      [plain(.ranking, options: Sample.options(["a", "b", "a"]))]),
    Fault(
      ["questionnaire.reserved-code questions.0.options.1.code"],
      [plain(.single, options: Sample.options(["a", "top"]))]),
    Fault(
      ["questionnaire.reserved-code questions.0.options.0.code"],
      [plain(.single, options: Sample.options(["dont-know", "a", "b"]))]),
    Fault(
      ["questionnaire.two-dont-know questions.0.options.3.dont-know"],
      [
        plain(
          .single,
          options: Sample.options(["a", "b"], dontKnow: true) + [
            Question.Option(code: "unsure", text: Sample.text("?"), isDontKnow: true)
          ])
      ]),
    Fault(
      [
        "questionnaire.scale-value-missing questions.0.options.0.value",
        "questionnaire.scale-value-missing questions.0.options.1.value",
      ], [plain(.scale, options: ab)]),
    Fault(
      ["questionnaire.exclusive-unneeded questions.0.options.1.exclusive"],
      [plain(.single, options: Sample.options(["a", "b"], exclusive: "b"))]),
    Fault(
      ["questionnaire.items-missing questions.0"],
      [plain(.matrix, options: Sample.options(["a", "b"], values: [1, 2]))]),
    Fault(["questionnaire.items-unneeded questions.0.items"], [plain(.text, items: [item])]),
    Fault(
      ["questionnaire.duplicate-item questions.0.items.1.code"],
      [plain(.matrix, options: Sample.options(["a", "b"], values: [1, 2]), items: [item, item])]),
    Fault(
      ["questionnaire.unknown-level questions.0.items.1.levels"],
      [
        plain(
          .matrix, options: Sample.options(["a", "b"], values: [1, 2]),
          items: [item, Question.Item(code: "j", text: Sample.text("j"), levels: ["x"])])
      ]),
    Fault(
      ["questionnaire.limit-impossible questions.0.maximum"],
      [plain(.ranking, options: ab, maximum: 3)]),
    Fault(
      ["questionnaire.limit-impossible questions.0.minimum"],
      [plain(.multiple, options: ab, minimum: 0.5)]),
    Fault(
      ["questionnaire.limit-unneeded questions.0.minimum"],
      [plain(.single, options: ab, minimum: 1)]),
    Fault(
      ["questionnaire.minimum-above-maximum questions.0.minimum"],
      [plain(.number, minimum: 3, maximum: 2)]),
  ]

  @Test(arguments: faults)
  func `each fault is found once, where it is`(fault: Fault) {
    let questionnaire = Sample.questionnaire(
      fault.questions, sections: fault.sections, closes: Day(fault.closes))
    #expect(QuestionnaireProblemTests.problems(questionnaire) == fault.expected)
  }

  struct Detour: Sendable, CustomTestStringConvertible {
    let expected: [String]
    let condition: Condition

    init(_ expected: [String], _ condition: Condition) {
      self.expected = expected
      self.condition = condition
    }

    var testDescription: String { expected.joined(separator: ", ") }
  }

  static let detours: [Detour] = [
    Detour([], .isAny(question: "one", options: ["yes", "dont-know"])),
    Detour([], .all([.answered(question: "words"), .not(.atLeast(question: "size", 3))])),
    Detour([], .any([.atMost(question: "grid", item: "time", 2), .answered(question: "one")])),
    Detour(
      ["questionnaire.routing-unknown-question-near questions.4.ask-if.question"],
      .answered(question: "sise")),
    Detour(
      ["questionnaire.routing-unknown-question questions.4.ask-if.not.question"],
      .not(.answered(question: "elephant"))),
    Detour(
      ["questionnaire.routing-self questions.4.ask-if.question"], .answered(question: "last")),
    Detour(
      ["questionnaire.routing-forward questions.4.ask-if.all.1.question"],
      .all([.answered(question: "one"), .answered(question: "after")])),
    Detour(
      ["questionnaire.routing-cycle questions.4.ask-if.question"],
      .isAny(question: "waits", options: ["yes"])),
    Detour(
      ["questionnaire.routing-unknown-option-near questions.4.ask-if.is"],
      .isAny(question: "one", options: ["yes", "mo"])),
    Detour(
      ["questionnaire.routing-unknown-option questions.4.ask-if.is"],
      .isAny(question: "one", options: ["perhaps"])),
    Detour(
      ["questionnaire.routing-wrong-kind questions.4.ask-if.is"],
      .isAny(question: "size", options: ["3"])),
    Detour(
      ["questionnaire.routing-wrong-kind questions.4.ask-if.at-least"],
      .atLeast(question: "one", 1)),
    Detour(
      ["questionnaire.routing-wrong-kind questions.4.ask-if.any.0.at-most"],
      .any([.atMost(question: "words", 1)])),
    Detour(
      ["questionnaire.routing-item-missing questions.4.ask-if"],
      .isAny(question: "grid", options: ["1"])),
    Detour(
      ["questionnaire.routing-item-unneeded questions.4.ask-if.item"],
      .isAny(question: "one", item: "time", options: ["yes"])),
    Detour(
      ["questionnaire.routing-unknown-item-near questions.4.ask-if.item"],
      .answered(question: "grid", item: "tine")),
    Detour(
      ["questionnaire.routing-unknown-item questions.4.ask-if.item"],
      .answered(question: "grid", item: "weather")),
    Detour(["questionnaire.routing-empty questions.4.ask-if"], .all([])),
    Detour(
      ["questionnaire.routing-empty questions.4.ask-if"],
      .isAny(question: "one", options: [])),
  ]

  @Test(arguments: detours)
  func `each fault of the routing is found where it is`(detour: Detour) {
    let questionnaire = Sample.questionnaire([
      Sample.single("one"), Sample.number("size"),
      Question(id: "words", kind: .text, text: Sample.text("words")), Sample.matrix("grid"),
      Question(
        id: "last", kind: .text, text: Sample.text("last"), condition: detour.condition),
      Sample.number("after"),
      Sample.single("waits", condition: .answered(question: "last")),
    ])
    #expect(QuestionnaireProblemTests.problems(questionnaire) == detour.expected)
  }

  @Test func `a question that waits for one behind it, which waits for it, is named as a circle`() {
    let questionnaire = Sample.questionnaire([
      Sample.single("a", condition: .answered(question: "c")),
      Sample.single("b", condition: .answered(question: "a")),
      Sample.single("c", condition: .answered(question: "b")),
    ])
    #expect(
      QuestionnaireProblemTests.problems(questionnaire) == [
        "questionnaire.routing-cycle questions.0.ask-if.question"
      ])
  }

  @Test func `an empty section is a warning, all else an error`() {
    let questionnaire = Sample.questionnaire(
      [Sample.single("a", ["one"])], sections: [QuestionnaireProblemTests.section("s")])
    let found = questionnaire.problems(levels: []) { Place($0) }
    #expect(found.map(\.severity) == [.warning, .error])
  }

  @Test func `every problem is said in every language, with all its places filled in`() {
    var found: [Problem] = []
    for fault in QuestionnaireProblemTests.faults {
      found += Sample.questionnaire(
        fault.questions, sections: fault.sections, closes: Day(fault.closes)
      ).problems(levels: QuestionnaireProblemTests.levels) { Place($0) }
    }
    for detour in QuestionnaireProblemTests.detours {
      found += Sample.questionnaire([
        Sample.single("one"), Sample.number("size"), Sample.matrix("grid"),
        Sample.single("last", condition: detour.condition), Sample.number("after"),
      ]).problems(levels: []) { Place($0) }
    }
    #expect(Set(found.map(\.code)).count > 30)
    for problem in found { expectWords(problem) }
  }
}

/// Fails where a problem lacks words in some language, or a value that they speak of.
func expectWords(_ problem: Problem) {
  for language in Language.all {
    for text in [problem.message(in: language), problem.advice(in: language)] {
      #expect(!text.hasPrefix("["), "\(problem.code) in \(language.tag)")
      #expect(!text.contains("{"), "\(problem.code) in \(language.tag): \(text)")
    }
  }
}
