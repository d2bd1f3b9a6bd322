import Problems
import Surveys
import Testing

@Suite("What can be wrong in answers")
struct AnswerProblemTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let code: String
    let cell: String
    let values: [String: String]
    let question: Question
    let field: String

    init(
      _ code: String, _ question: Question, _ field: String, cell: String = "q",
      _ values: [String: String] = [:]
    ) {
      self.code = code
      self.cell = cell
      self.values = values
      self.question = question
      self.field = field
    }

    var testDescription: String { "\(code): \(field)" }
  }

  static let faults: [Fault] = [
    Fault(
      "answers.unknown-option", Sample.single("q"), "perhaps",
      ["found": "perhaps", "allowed": "yes, no, dont-know"]),
    Fault("answers.unknown-option-near", Sample.single("q"), "yess", ["nearest": "yes"]),
    Fault("answers.unknown-option-near", Sample.single("q"), "Yes", ["nearest": "yes"]),
    Fault("answers.unknown-option", Sample.ranking("q"), "a>xyz", ["found": "xyz"]),
    Fault("answers.several-options", Sample.single("q"), "yes|no", ["found": "yes|no"]),
    Fault("answers.several-options", Sample.scale("q"), "1|2"),
    Fault("answers.exclusive-combined", Sample.multiple("q"), "a|none", ["option": "none"]),
    Fault(
      "answers.exclusive-combined", Sample.multiple("q"), "dont-know|b", ["option": "dont-know"]),
    Fault("answers.repeated-option", Sample.multiple("q"), "a|b|a", ["option": "a"]),
    Fault("answers.repeated-option", Sample.ranking("q"), "a>b>a", ["option": "a"]),
    Fault(
      "answers.too-few-choices", Sample.multiple("q", minimum: 2), "a",
      ["found": "1", "minimum": "2"]),
    Fault(
      "answers.too-many-choices", Sample.ranking("q", maximum: 2), "a>b>c",
      ["found": "3", "maximum": "2"]),
    Fault("answers.not-a-number", Sample.number("q"), "many", ["found": "many"]),
    Fault(
      "answers.number-too-small", Sample.number("q", minimum: 0.5), "0", ["minimum": "0.5"]),
    Fault(
      "answers.number-too-large", Sample.number("q", maximum: 24), "25", ["maximum": "24"]),
    Fault(
      "answers.unknown-option", Sample.matrix("q"), "seven", cell: "q.time",
      ["question": "q"]),
  ]

  @Test(arguments: faults)
  func `a field that cannot be used is named, with what is allowed`(fault: Fault) throws {
    let rest = fault.question.columns.dropFirst().map { _ in "" }
    let (responses, problems) = Sample.read(
      [fault.question], [["4001", "2026-03-05", "partial", "", fault.field] + rest])
    let errors = problems.filter { $0.severity == .error }
    let problem = try #require(errors.first)
    #expect(errors.count == 1)
    #expect(problem.code == fault.code)
    #expect(problem.place == Place("answers.csv", line: 2, cell: fault.cell))
    for (key, value) in fault.values { #expect(problem.values[key] == value) }
    expectWords(problem)
    #expect(responses.first?.hasAnswers == false)
  }

  @Test(arguments: [
    (["9999", "2026-03-05", "", "", "yes"], "answers.unknown-unit", "unit"),
    (["301", "2026-03-05", "", "", "yes"], "answers.unknown-unit-near", "unit"),
    (["4010", "2026-03-05", "", "", "yes"], "answers.excluded-unit", "unit"),
    (["5001", "2026-03-05", "", "", "yes"], "answers.outside-frame", "unit"),
    (["4001", "2026-03-05", "", "county", "yes"], "answers.unknown-level", "level"),
    (["4001", "2026-03-05", "", "municipalit", "yes"], "answers.unknown-level-near", "level"),
    (["4001", "5.3.2026", "", "", "yes"], "answers.bad-date", "submitted"),
    (["4001", "2026-02-30", "", "", "yes"], "answers.bad-date", "submitted"),
    (["4001", "2026-03-05", "done", "", "yes"], "answers.bad-status", "status"),
    (["4001", "2026-03-05", "complet", "", "yes"], "answers.bad-status-near", "status"),
  ])
  func `a row that cannot be used is left out and named`(
    row: [String], code: String, cell: String
  ) throws {
    let (responses, problems) = Sample.read([Sample.single("q")], [row])
    #expect(responses.isEmpty)
    #expect(problems.map(\.code) == [code])
    let problem = try #require(problems.first)
    #expect(problem.severity == .error && problem.place.cell == cell && problem.place.line == 2)
    expectWords(problem)
  }

  @Test(arguments: [
    (["4001", "2026-02-28", "", "", "yes"], "answers.before-wave"),
    (["4001", "2026-04-16", "", "", "yes"], "answers.after-wave"),
    (["4001", "2026-03-05", "partial", "", ""], "answers.empty-response"),
  ])
  func `what is odd but usable is a warning`(row: [String], code: String) throws {
    let (responses, problems) = Sample.read([Sample.single("q")], [row])
    #expect(responses.count == 1)
    #expect(problems.map(\.code) == [code])
    let problem = try #require(problems.first)
    #expect(problem.severity == .warning)
    expectWords(problem)
  }

  @Test func `a question that must be answered is missed only in a complete response`() {
    let question = Sample.single("q", isRequired: true)
    let rows = [
      ["4001", "2026-03-05", "complete", "", "", "3"],
      ["4003", "2026-03-05", "partial", "", "", "3"],
    ]
    let problems = Sample.read([question, Sample.number("n")], rows).problems
    #expect(problems.map(\.code) == ["answers.required"])
    for problem in problems { expectWords(problem) }
  }

  @Test func `a second response of the same unit is named with the line of the first`() {
    let rows = [
      ["4001", "2026-03-05", "", "", "yes"], ["4003", "2026-03-05", "", "", "no"],
      ["4001", "2026-03-06", "", "", "no"],
    ]
    let (responses, problems) = Sample.read([Sample.single("q")], rows)
    #expect(responses.map(\.unit) == ["4001", "4003"])
    #expect(problems.map(\.code) == ["answers.duplicate-response"])
    #expect(problems.first?.values["line"] == "2" && problems.first?.place.line == 4)
    for problem in problems { expectWords(problem) }
  }

  @Test(arguments: [
    (["unit", "submitted"], ["answers.missing-column"]),
    (["submitted", "q"], ["answers.missing-column"]),
    (["unit", "q"], ["answers.missing-column"]),
    (["unit", "submitted", "q", "q"], ["answers.duplicate-column"]),
    (["unit", "submitted", "q", "elephant"], ["answers.unknown-column"]),
    (["unit", "submitted", "q", "statis"], ["answers.unknown-column-near"]),
  ])
  func `columns are checked against the questionnaire`(header: [String], codes: [String]) {
    let problems = Sample.read(header: header, [], questions: [Sample.single("q")]).problems
    #expect(problems.map(\.code) == codes)
    for problem in problems { expectWords(problem) }
  }

  @Test func `a row of another width is named and the others are read`() {
    let (responses, problems) = Sample.read(
      header: ["unit", "submitted", "q"],
      [["4001", "2026-03-05"], ["4003", "2026-03-05", "yes"]], questions: [Sample.single("q")])
    #expect(responses.map(\.unit) == ["4003"])
    #expect(problems.map(\.code) == ["answers.width"])
    #expect(problems.first?.values == ["found": "2", "expected": "3"])
    for problem in problems { expectWords(problem) }
  }

  @Test func `the remaining problems are said in every language`() {
    for code in ["answers.level-missing", "answers.not-asked", "answers.decimal-comma"] {
      let values = ["unit": "1", "allowed": "a", "question": "q", "found": "1,5"]
      expectWords(Problem(code, at: Place("answers.csv"), values))
    }
  }
}
