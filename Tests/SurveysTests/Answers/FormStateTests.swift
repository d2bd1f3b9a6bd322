import Languages
import Measures
import Problems
import Testing

@testable import Surveys

@Suite("Where a respondent stands")
struct FormStateTests {
  static func expression(_ text: String) throws -> AnswerExpression { try AnswerExpression(text) }

  static func questionnaire() throws -> Questionnaire {
    Sample.questionnaire(
      [
        Question(id: "hello", section: "a", kind: .note, text: Sample.text("Hello")),
        Question(
          id: "plan", section: "a", kind: .single, text: Sample.text("Do you have a plan?"),
          isRequired: true, options: Sample.options(["yes", "no"], dontKnow: true),
          variants: [.init(levels: ["county"], text: Sample.text("Has the county a plan?"))]),
        Question(
          id: "year", section: "b", kind: .number, text: Sample.text("Since when?"),
          isRequired: true, minimum: 1990, maximum: 2026,
          checks: [
            .init(
              that: try expression(". <= year(today())"),
              message: LocalizedText([.nb: "Året er ikke kommet", .en: "Not yet"]))
          ]),
        Question(
          id: "grid", section: "b", kind: .matrix, text: Sample.text("How?"), isRequired: true,
          options: Sample.options(["1", "2"], values: [1, 2], dontKnow: true),
          items: [
            .init(code: "time", text: Sample.text("time")),
            .init(
              code: "money", text: Sample.text("money"),
              condition: .expression(try expression("year > 2000"))),
          ]),
        Question(
          id: "who", section: "b", kind: .multiple, text: Sample.text("Who?"),
          options: [
            .init(code: "board", text: Sample.text("board")),
            .init(
              code: "county", text: Sample.text("county"),
              condition: .expression(try expression("not selected(unit.levels, 'county')"))),
            .init(code: "else", text: Sample.text("else"), takesText: true),
          ]),
      ],
      sections: [
        .init(id: "a", title: Sample.text("A")),
        .init(
          id: "b", title: Sample.text("B"), condition: .expression(try expression("plan = 'yes'"))),
      ])
  }

  static let municipality = Respondent(levels: ["municipality"], day: Day("2026-11-21"))

  @Test func `the questionnaire has no problems`() throws {
    let found = try Self.questionnaire().problems(levels: ["municipality", "county"]) {
      Place("q", cell: $0)
    }
    #expect(found == [])
  }

  @Test func `what is asked follows the answers`() throws {
    let questionnaire = try Self.questionnaire()
    let empty = questionnaire.state(respondent: Self.municipality, answers: [:])
    #expect(empty.questions.map(\.question) == ["hello", "plan"])
    #expect(empty.asked == 1 && empty.given == 0 && empty.missing == ["plan"])
    #expect(!empty.isComplete)
    let no = questionnaire.state(
      respondent: Self.municipality, answers: ["plan": .choices(["no"]), "year": .number(2000)])
    #expect(no.isComplete && no.asked == 1 && no.given == 1)
    #expect(no.setAside == ["year"])
    #expect(no.answers["year"] == .notAsked)
    let yes = questionnaire.state(
      respondent: Self.municipality, answers: ["plan": .choices(["yes"]), "year": .number(1995)])
    #expect(yes.questions.map(\.question) == ["hello", "plan", "year", "grid", "who"])
    #expect(yes["grid"]?.items == ["time"])
    #expect(yes.missing == ["grid"])
    #expect(yes.asked == 4 && yes.given == 2)
  }

  @Test func `a matrix needs every item that is asked`() throws {
    let questionnaire = try Self.questionnaire()
    func state(_ row: [String: Answer]) -> FormState {
      questionnaire.state(
        respondent: Self.municipality,
        answers: ["plan": .choices(["yes"]), "year": .number(2010), "grid": .items(row)])
    }
    #expect(state(["time": .choices(["1"])]).missing == ["grid"])
    #expect(state(["time": .choices(["1"]), "money": .dontKnow]).isComplete)
    let faulty = state(["time": .choices(["9"]), "money": .dontKnow, "luck": .dontKnow])
    #expect(faulty["grid"]?.faults.map(\.part) == ["luck", "time"])
    #expect(faulty["grid"]?.faults.map(\.code) == [.unknownItem, .unknownOption])
  }

  @Test func `a wrong answer is told in the respondent's words`() throws {
    let questionnaire = try Self.questionnaire()
    func faults(_ year: Answer, day: String = "2026-11-21") -> [AnswerFault] {
      questionnaire.state(
        respondent: Respondent(levels: ["municipality"], day: Day(day)),
        answers: ["plan": .choices(["yes"]), "year": year])["year"]?.faults ?? []
    }
    #expect(faults(.number(1980)).map(\.code) == [.numberTooSmall])
    #expect(
      faults(.number(1980)).first?.message(in: .standard)
        == Language.standard.text("answer.invalid.number-too-small", ["minimum": "1990"]))
    #expect(faults(.number(2026), day: "2025-01-01").map(\.code) == [.check])
    let english = try #require(Language.named(.en))
    #expect(
      faults(.number(2026), day: "2025-01-01").first?.message(in: english) == "Not yet")
    #expect(faults(.text("old")).map(\.code) == [.wrongKind])
    #expect(faults(.dontKnow).map(\.code) == [.dontKnowNotOffered])
    #expect(faults(.number(2020)) == [])
  }

  @Test func `an option that is not offered cannot be chosen`() throws {
    let questionnaire = try Self.questionnaire()
    func who(_ levels: [String], _ answers: [String: Answer]) -> FormState.Asked? {
      questionnaire.state(
        respondent: Respondent(levels: levels, day: Day("2026-11-21")),
        answers: ["plan": .choices(["yes"])].merging(answers) { $1 })["who"]
    }
    #expect(who(["municipality"], [:])?.options == ["board", "county", "else"])
    #expect(who(["county"], [:])?.options == ["board", "else"])
    let chosen: [String: Answer] = ["who": .choices(["county"])]
    #expect(who(["municipality"], chosen)?.faults == [])
    #expect(who(["county"], chosen)?.faults.map(\.code) == [.optionNotOffered])
    let long = Answer.text(String(repeating: "x", count: 1001))
    #expect(
      who(["county"], ["who": .choices(["else"]), "who.other": long])?.faults.map(\.part)
        == ["other"])
  }

  @Test func `words follow the level of the unit`() throws {
    let plan = try #require(Self.questionnaire().question("plan"))
    #expect(plan.text(for: ["county"]) == Sample.text("Has the county a plan?"))
    #expect(plan.text(for: ["municipality"]) == Sample.text("Do you have a plan?"))
    #expect(plan.text(for: ["municipality", "county"]) == Sample.text("Do you have a plan?"))
  }

  @Test func `a response that is read and a form that is filled in agree`() throws {
    let questionnaire = try Self.questionnaire()
    let header = ["unit", "submitted"] + questionnaire.questions.flatMap(\.columns)
    let (responses, problems) = Sample.read(
      header: header, [["4001", "2026-03-02", "yes", "2010", "1", "dont-know", "board|else"]],
      questions: questionnaire.questions)
    #expect(problems == [])
    let response = try #require(responses.first)
    let state = questionnaire.state(
      respondent: Respondent(levels: response.levels, day: response.submitted),
      answers: response.answers)
    #expect(state.isComplete)
    for question in questionnaire.questions {
      #expect(state.answers[question.id] == response[question.id])
    }
  }

  @Test func `limits of each kind`() throws {
    let date = Question(
      id: "d", kind: .date, text: Sample.text("d"), earliest: Day("2026-01-01"),
      latest: Day("2026-12-31"))
    #expect(date.faults(of: .date(try #require(Day("2025-12-31")))).map(\.code) == [.dateTooEarly])
    #expect(date.faults(of: .date(try #require(Day("2027-01-01")))).map(\.code) == [.dateTooLate])
    let text = Question(id: "t", kind: .text, text: Sample.text("t"), minimum: 2, maximum: 4)
    #expect(text.faults(of: .text("å")).map(\.code) == [.textTooShort])
    #expect(text.faults(of: .text("blåbær")).map(\.code) == [.textTooLong])
    let file = Question(
      id: "f", kind: .file, text: Sample.text("f"),
      files: .init(mediaTypes: ["application/pdf", "image/*"], largest: 1000))
    func faults(_ type: String, _ size: Int) -> [AnswerFault.Code] {
      file.faults(of: .file(FileReference(id: "x", name: "x", mediaType: type, size: size)))
        .map(\.code)
    }
    #expect(faults("image/png", 1000) == [])
    #expect(faults("Application/PDF; v=1", 1) == [])
    #expect(faults("imagery/png", 1) == [.fileType])
    #expect(faults("image/png", 1001) == [.fileTooLarge])
    #expect(
      Sample.multiple("m").faults(of: .choices(["a", "none"])).map(\.code) == [.exclusiveCombined])
    #expect(
      Sample.ranking("r", maximum: 2).faults(of: .ranking(["a", "b", "c"])).map(\.code) == [
        .tooManyChoices
      ])
    #expect(Sample.number("n").faults(of: .number(.nan)).map(\.code) == [.notANumber])
  }
}
