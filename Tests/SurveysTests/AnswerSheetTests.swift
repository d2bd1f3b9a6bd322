import Measures
import Problems
import Surveys
import Testing

@Suite("Reading answers")
struct AnswerSheetTests {
  @Test func `every kind of answer is read`() throws {
    let questions = [
      Sample.single("one"), Sample.multiple("many"), Sample.ranking("order"), Sample.scale("mark"),
      Sample.number("size"), Question(id: "words", kind: .text, text: Sample.text("words")),
      Sample.matrix("grid"),
    ]
    let (responses, problems) = Sample.read(
      questions,
      [
        [
          "4001", "2026-03-05", "partial", "", "yes", "c | a", "d > b", "4", "-1.5", "I, \"we\"",
          "3", "dont-know",
        ]
      ])
    #expect(problems.isEmpty)
    let response = try #require(responses.first)
    #expect(response.unit == "4001" && response.levels == ["municipality"])
    #expect(response.submitted == Day("2026-03-05") && response.status == .partial)
    #expect(response["one"] == .choices(["yes"]))
    #expect(response["many"] == .choices(["a", "c"]), "in the order of the questionnaire")
    #expect(response["order"] == .ranking(["d", "b"]), "in the order given")
    #expect(response["mark"] == .choices(["4"]))
    #expect(response["size"] == .number(-1.5))
    #expect(response["words"] == .text("I, \"we\""))
    #expect(response["grid"] == .items(["time": .choices(["3"]), "money": .dontKnow]))
  }

  @Test func `not asked, not answered and don't know are three different things`() throws {
    let questions = [
      Sample.single("one"),
      Sample.single("two", condition: .isAny(question: "one", options: ["yes"])),
      Sample.single("three", levels: ["county"]), Sample.multiple("many"),
    ]
    let (responses, problems) = Sample.read(
      questions,
      [
        ["4001", "2026-03-05", "", "", "no", "", "", "dont-know"],
        ["4003", "2026-03-05", "", "", "yes", "", "", ""],
        ["40", "2026-03-05", "", "", "", "", "dont-know", "none"],
      ])
    #expect(problems.isEmpty)
    #expect(responses.map { $0["one"] } == [.choices(["no"]), .choices(["yes"]), .notAnswered])
    #expect(responses.map { $0["two"] } == [.notAsked, .notAnswered, .notAsked])
    #expect(responses.map { $0["three"] } == [.notAsked, .notAsked, .dontKnow])
    #expect(responses.map { $0["many"] } == [.dontKnow, .notAnswered, .choices(["none"])])
  }

  @Test func `an answer to a question that was not put is set aside, and so are those after it`() {
    let questions = [
      Sample.single("one"),
      Sample.single("two", condition: .isAny(question: "one", options: ["yes"])),
      Sample.number("three", condition: .answered(question: "two")),
    ]
    let (responses, problems) = Sample.read(
      questions, [["4001", "2026-03-05", "", "", "no", "yes", "7"]])
    #expect(problems.map(\.code) == ["answers.not-asked", "answers.not-asked"])
    #expect(problems.allSatisfy { $0.severity == .warning })
    #expect(problems.map(\.place.cell) == ["two", "three"])
    #expect(responses.map { $0["two"] } == [.notAsked])
    #expect(responses.map { $0["three"] } == [.notAsked])
  }

  @Test func `an organisation with two roles answers once, in both or in the one it names`() {
    let questions = [Sample.single("one"), Sample.single("two", levels: ["county"])]
    let both = Sample.read(questions, [["0301", "2026-03-05", "", "", "yes", "no"]])
    #expect(both.problems.isEmpty)
    #expect(both.responses.map(\.levels) == [["municipality", "county"]])
    let one = Sample.read(questions, [["0301", "2026-03-05", "", "county", "yes", "no"]])
    #expect(one.responses.map(\.levels) == [["county"]])
    let twice = Sample.read(
      questions,
      [
        ["0301", "2026-03-05", "", "municipality", "yes", ""],
        ["0301", "2026-03-05", "", "county", "yes", "no"],
      ])
    #expect(twice.problems.map(\.code) == ["answers.duplicate-response"])
  }

  @Test func `where links are counted each role answers for itself`() {
    let rows = [
      ["0301", "2026-03-05", "", "municipality", "yes"],
      ["0301", "2026-03-05", "", "county", "no"],
    ]
    let (responses, problems) = Sample.read([Sample.single("one")], rows, counts: .links)
    #expect(problems.isEmpty)
    #expect(responses.map(\.levels) == [["municipality"], ["county"]])
    let unnamed = Sample.read(
      [Sample.single("one")], [["0301", "2026-03-05", "", "", "yes"]], counts: .links)
    #expect(unnamed.problems.map(\.code) == ["answers.level-missing"])
    #expect(unnamed.problems.first?.values["allowed"] == "municipality, county")
  }

  @Test func `a decimal comma is read only where it is said to be one`() {
    let question = [Sample.number("size")]
    let row = [["4001", "2026-03-05", "", "", "1,5"]]
    let with = Sample.read(question, row, decimalComma: true)
    #expect(with.problems.isEmpty && with.responses.map { $0["size"] } == [.number(1.5)])
    #expect(Sample.read(question, row).problems.map(\.code) == ["answers.decimal-comma"])
    for word in ["1 000", "inf", "nan", "0x10", "1e3", "1,5,5", ",", "-"] {
      let found = Sample.read(
        question, [["4001", "2026-03-05", "", "", word]], decimalComma: true)
      #expect(found.problems.map(\.code) == ["answers.not-a-number"], "\(word)")
    }
  }
}
