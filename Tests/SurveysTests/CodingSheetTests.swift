import Languages
import Measures
import Problems
import Surveys
import Testing

@Suite("The codes of answers in words")
struct CodingSheetTests {
  static let frame = CodeFrame(
    question: "why",
    codes: [
      CodeFrame.Code(id: "plan", name: Sample.text("Plan"), definition: Sample.text("A plan")),
      CodeFrame.Code(id: "money", name: Sample.text("Money"), definition: Sample.text("Money")),
      CodeFrame.Code(
        id: "quarrel", name: Sample.text("Quarrel"), definition: Sample.text("A quarrel"),
        isQuotable: false),
    ])

  static let words = [
    "4001": "We had a plan already,\nand little money.", "4003": "The council quarrelled.",
    "4005": "Nobody  knows.",
  ]

  /// Reads rows of `unit,coder,codes,quote,consent,language,level`; what stands last may be left out.
  static func read(
    _ rows: [[String]], header: [String] = [], frame: CodeFrame = frame
  ) throws -> (coding: AnswerCoding?, problems: [Problem]) {
    let day = try #require(Day("2026-03-05"))
    var responses = words.sorted { $0.key < $1.key }.map { unit, text in
      Response(
        unit: unit, levels: ["municipality"], submitted: day, answers: ["why": .text(text)])
    }
    responses.append(
      Response(
        unit: "4007", levels: ["municipality"], submitted: day, answers: ["why": .notAnswered]))
    for level in ["municipality", "county"] {
      responses.append(
        Response(unit: "0301", levels: [level], submitted: day, answers: ["why": .text(level)]))
    }
    let header =
      header.isEmpty
      ? ["unit", "coder", "codes", "quote", "consent", "language", "level"] : header
    var log = ProblemLog()
    let coding = CodingSheet.read(
      header: header,
      rows: rows.enumerated().map { index, row in
        (index + 2, row + header.dropFirst(row.count).map { _ in "" })
      }, file: "why.csv", frame: frame, responses: responses,
      units: ["0301", "4001", "4003", "4005", "4007", "4009"], log: &log)
    return (coding, log.problems)
  }

  @Test func `an answer that one has coded has these codes`() throws {
    let (read, problems) = try Self.read([
      ["4001", "A", "money | plan"], ["4003", "A", "quarrel"], ["4005", "A", ""],
      ["0301", "A", "", "", "", "", "county"], ["0301", "A", "plan", "", "", "", "municipality"],
    ])
    let coding = try #require(read)
    #expect(problems.isEmpty)
    #expect(coding.answers.map(\.unit) == ["4001", "4003", "4005", "0301", "0301"])
    // In the order of the codebook.
    #expect(coding.codes(of: coding.answers[0]) == ["plan", "money"])
    #expect(coding.codes(of: coding.answers[2]) == [])
    #expect(coding.answers[3].levels == ["county"])
    #expect(coding.doubleCoded.isEmpty)
  }

  @Test func `where two differ only what both gave counts, unless something is settled`() throws {
    let (read, _) = try Self.read([
      ["4001", "A", "plan|money"], ["4001", "B", "money"], ["4003", "A", "quarrel"],
      ["4003", "B", ""], ["4003", "agreed", "quarrel|plan"], ["4005", "A", "money"],
      ["4005", "B", "plan"],
    ])
    let coding = try #require(read)
    #expect(coding.answers.map { coding.codes(of: $0) } == [["money"], ["plan", "quarrel"], []])
    #expect(coding.doubleCoded.count == 3)
    #expect(coding.answers[1].codings.map(\.coder) == ["A", "B"])
  }

  @Test func `answers that nobody has coded are told of`() throws {
    let problems = try Self.read([["4001", "A", "plan"]]).problems
    #expect(problems.map(\.code) == ["codings.uncoded"])
    let problem = try #require(problems.first)
    #expect(problem.severity == .warning)
    #expect(problem.values["count"] == "4" && problem.values["all"] == "5")
    expectWords(problem)
  }

  @Test func `a passage is quoted with consent only, in the words of the answer`() throws {
    let (read, problems) = try Self.read([
      ["4001", "A", "plan", "a plan […] little money", "yes", "en"],
      ["4005", "A", "", "Nobody knows.", "no"], ["0301", "A", "", "county", "", "", "county"],
      ["0301", "A", "", "municipality", "yes", "", "municipality"],
    ])
    let coding = try #require(read)
    #expect(problems.allSatisfy { $0.code == "codings.uncoded" })
    #expect(coding.quotations.map(\.text) == ["a plan […] little money", "municipality"])
    #expect(coding.quotations.map(\.language) == [LanguageTag(rawValue: "en"), nil])
    #expect(coding.quotations.map(\.codes) == [["plan"], []])
  }

  @Test func `one no among the rows of an answer keeps all of its words back`() throws {
    for row in [["4001", "B", "", "a plan", "no"], ["4001", "B", "", "", "no"]] {
      let (read, _) = try Self.read([["4001", "A", "plan", "We had a plan", "yes"], row])
      #expect(try #require(read).quotations.isEmpty)
    }
  }

  @Test func `a passage that two have marked is quoted once`() throws {
    let (read, _) = try Self.read([
      ["4001", "A", "plan", "a plan", "yes"], ["4001", "B", "plan", "a plan", "yes", "en"],
      ["4001", "C", "plan", "a plan"],
    ])
    let coding = try #require(read)
    let quotation = try #require(coding.quotations.first)
    #expect(coding.quotations.count == 1)
    #expect(quotation.language == LanguageTag(rawValue: "en"))
  }

  /// Any coder's code keeps the words back, also one that did not stand in the end.
  @Test func `no answer is quoted that somebody gave a code that forbids it`() throws {
    let (read, _) = try Self.read([
      ["4003", "A", "plan", "The council", "yes"], ["4003", "B", "quarrel"],
      ["4003", "agreed", "plan"], ["4001", "A", "plan", "a plan", "yes"],
    ])
    #expect(try #require(read).quotations.map(\.unit) == ["4001"])
  }

  @Test(arguments: [
    (["4009", "A", "plan"], "codings.no-answer", "unit"),
    (["4007", "A", "plan"], "codings.no-answer", "unit"),
    (["9999", "A", "plan"], "codings.unknown-unit", "unit"),
    (["301", "A", "plan"], "codings.unknown-unit-near", "unit"),
    (["4001", "", "plan"], "codings.no-coder", "coder"),
    (["4001", "A", "plann"], "codings.unknown-code-near", "codes"),
    (["4001", "A", "weather"], "codings.unknown-code", "codes"),
    (["4001", "A", "plan|"], "codings.unknown-code", "codes"),
    (["4001", "A", "plan|plan"], "codings.repeated-code", "codes"),
    (["0301", "A", "plan"], "codings.level-missing", "level"),
    (["4001", "A", "plan", "", "", "", "county"], "codings.unknown-level", "level"),
    (["0301", "A", "plan", "", "", "", "countu"], "codings.unknown-level-near", "level"),
    (["4001", "A", "plan", "a plan", "maybe"], "codings.bad-consent", "consent"),
    (["4001", "A", "plan", "a plan", "yess"], "codings.bad-consent-near", "consent"),
    (["4001", "A", "plan", "a plan", "yes", "klingon"], "codings.unknown-language", "language"),
    (["4001", "A", "plan", "a plan", "yes", "mb"], "codings.unknown-language-near", "language"),
    (["4001", "A", "plan", "a Plan", "yes"], "codings.quote-not-in-answer", "quote"),
    (["4001", "A", "plan", "The council", "no"], "codings.quote-not-in-answer", "quote"),
    (["4001", "A", "plan", "money […] a plan", "yes"], "codings.quote-not-in-answer", "quote"),
    (["4001", "A", "plan", "[…]", "yes"], "codings.quote-not-in-answer", "quote"),
  ])
  func `a row that cannot be is told with its column`(
    row: [String], code: String, cell: String
  ) throws {
    let (coding, problems) = try Self.read([row])
    let problem = try #require(problems.first { $0.severity == .error })
    #expect(problem.code == code)
    #expect(problem.place == Place("why.csv", line: 2, cell: cell))
    #expect(coding?.quotations.isEmpty == true)
    for problem in problems { expectWords(problem) }
  }

  @Test func `a coder who stands twice is told with the first line`() throws {
    let problems = try Self.read([["4001", "A", "plan"], ["4001", "A", "money"]]).problems
    let problem = try #require(problems.first { $0.code == "codings.duplicate" })
    #expect(problem.place == Place("why.csv", line: 3, cell: "coder"))
    #expect(problem.values["line"] == "2")
    expectWords(problem)
  }

  @Test func `a column that is missing or unknown is told`() throws {
    let missing = try Self.read([], header: ["unit", "codes"])
    #expect(missing.coding == nil)
    #expect(missing.problems.map(\.code) == ["codings.missing-column"])
    let unknown = try Self.read(
      [], header: ["unit", "coder", "codes", "quotes", "weather"])
    let codes = unknown.problems.filter { $0.severity == .error }.map(\.code)
    #expect(codes == ["codings.unknown-column-near", "codings.unknown-column"])
    for problem in missing.problems + unknown.problems { expectWords(problem) }
  }

  @Test func `ids of codes stand once and mean nothing else`() {
    let code = Self.frame.codes[0]
    let frame = CodeFrame(
      question: "why",
      codes: [code, code]
        + ["no-code", "all"].map {
          CodeFrame.Code(id: $0, name: Sample.text($0), definition: Sample.text($0))
        })
    let problems = frame.problems { Place("why.yaml", cell: $0) }
    #expect(problems.map(\.code) == ["codes.duplicate", "codes.reserved", "codes.reserved"])
    #expect(problems.map(\.place.cell) == ["codes.1.id", "codes.2.id", "codes.3.id"])
    for problem in problems { expectWords(problem) }
  }

  @Test func `only a question with answers in words can be coded`() throws {
    let text = Question(id: "why", kind: .text, text: Sample.text("Why?"))
    let questionnaire = Sample.questionnaire([Sample.single("plan"), text])
    var log = ProblemLog()
    let place = Place("survey/codes/x.yaml")
    #expect(questionnaire.codedQuestion("why", at: place, log: &log) == text)
    #expect(log.problems.isEmpty)
    for id in ["whi", "weather", "plan"] {
      #expect(questionnaire.codedQuestion(id, at: place, log: &log) == nil)
    }
    #expect(
      log.problems.map(\.code) == [
        "codes.unknown-question-near", "codes.unknown-question", "codes.not-a-text-question",
      ])
    for problem in log.problems { expectWords(problem) }
  }
}
