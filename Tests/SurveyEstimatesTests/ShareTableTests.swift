import Languages
import Measures
import Statistics
import SurveyEstimates
import Surveys
import Testing

@Suite("Tables of answers")
struct ShareTableTests {
  /// Ten municipalities, of whom eight responded.
  func units(_ answers: [Answer]) -> [SampleSurvey.Unit] {
    answers.map { SampleSurvey.Unit(answers: ["other": .number(1), "q": $0]) }
  }

  let other = SampleSurvey.question(.number, id: "other")
  let yes = Answer.choices(["yes"])
  let no = Answer.choices(["no"])

  @Test func `shares stand on those who answered, the rest on those who were asked`() throws {
    let answers: [Answer] = [
      yes, yes, yes, no, no, .dontKnow, .notAnswered, .notAnswered,
    ]
    var survey = SampleSurvey(
      questions: [other, SampleSurvey.question(.single, ["yes", "no"], dontKnow: true)],
      units: units(answers))
    survey.units += [SampleSurvey.Unit(), SampleSurvey.Unit()]
    let table = try survey.tables().named("survey.q")
    #expect(table.codes("answer") == ["yes", "no", "all", "dont-know", "not-answered"])
    #expect(
      table.dimensions[0].categories.map(\.role) == [.part, .part, .total, .outside, .outside])
    let cell = try table.cell("answer=yes")
    #expect(cell.value == .known(60) && cell.count == 3)
    #expect(cell.base == .answers(answered: 5, population: 10))
    let exact = try #require(SampleShare(yes: 3, answered: 5, population: 10).exactInterval())
    #expect(cell.interval == Interval(lower: 100 * exact.lower, upper: 100 * exact.upper))
    let dontKnow = try table.cell("answer=dont-know")
    #expect(dontKnow.value == .known(12.5) && dontKnow.count == 1)
    #expect(dontKnow.base == .answers(answered: 8, population: 10))
    #expect(try table.cell("answer=not-answered").value == .known(25))
    #expect(try table.cell().value == .known(100), "the total needs no coordinates")
    #expect(try table.cell().count == 5)
    #expect(try table.cell().uncertainty == .complete)
  }

  @Test func `a question without answers has no base and no number`() throws {
    let survey = SampleSurvey(
      questions: [other, SampleSurvey.question(.single, ["yes", "no"])],
      units: units([.notAnswered, .notAnswered]))
    let table = try survey.tables().named("survey.q")
    let cell = try table.cell("answer=yes")
    #expect(cell.value == .unknown(.noBase) && cell.count == nil && cell.uncertainty == .none)
    #expect(cell.base == .answers(answered: 0, population: 2))
    #expect(try table.cell("answer=not-answered").value == .known(100))
  }

  @Test func `where only some were asked, the others are taken to be alike`() throws {
    // 20 asked, 10 responded, 4 of them were led to the question and 3 answered it.
    let condition = Condition.isAny(question: "first", options: ["yes"])
    let asked: [Answer] = [yes, yes, no, .notAnswered]
    let units = (0..<20).map { index in
      SampleSurvey.Unit(
        answers: index >= 10
          ? nil
          : [
            "first": index < 4 ? yes : no, "q": index < 4 ? asked[index] : .notAsked,
          ])
    }
    let survey = SampleSurvey(
      questions: [
        SampleSurvey.question(.single, ["yes", "no"], id: "first"),
        SampleSurvey.question(.single, ["yes", "no"], condition: condition),
      ], units: units)
    let table = try survey.tables().named("survey.q")
    #expect(try table.cell("answer=yes").base == .answers(answered: 3, population: 8))
    #expect(
      try table.cell("answer=not-answered").base == .answers(answered: 4, population: 8))
    #expect(try table.cell("answer=not-answered").value == .known(25))
    #expect(table.notes.contains { $0.text(in: .en).hasPrefix("Only some were asked") })
    let plain = try survey.tables().named("survey.first")
    #expect(try plain.cell("answer=yes").base == .answers(answered: 10, population: 20))
    #expect(!plain.notes.contains { $0.text(in: .en).hasPrefix("Only some were asked") })
  }

  @Test func `a question to some levels counts only those`() throws {
    var survey = SampleSurvey(
      questions: [
        SampleSurvey.question(.single, ["yes", "no"], levels: ["county"]),
        SampleSurvey.question(.single, ["yes", "no"], id: "both"),
      ], units: [])
    for index in 0..<6 {
      survey.units.append(
        SampleSurvey.Unit(answers: ["q": .notAsked, "both": index < 4 ? yes : no]))
    }
    for index in 0..<3 {
      survey.units.append(
        SampleSurvey.Unit(
          levels: ["county"], answers: index == 2 ? nil : ["q": index == 0 ? yes : no, "both": no]))
    }
    let tables = try survey.tables()
    let county = try tables.named("survey.q")
    #expect(try county.cell("answer=yes").base == .answers(answered: 2, population: 3))
    #expect(tables["survey.q.by.level"] == nil, "one level is no division")
    let both = try tables.named("survey.both.by.level")
    #expect(both.codes("level") == ["all", "municipality", "county"])
    #expect(
      try both.cell("answer=yes, level=municipality").base == .answers(answered: 6, population: 6))
    #expect(try both.cell("answer=no, level=county").value == .known(100))
    #expect(try both.cell("answer=yes").base == .answers(answered: 8, population: 9))
  }

  @Test func `units without a value of an attribute stand as a group of their own`() throws {
    var survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["yes", "no"])], units: [],
      attributes: ["size"])
    for index in 0..<9 {
      survey.units.append(
        SampleSurvey.Unit(
          groups: index < 4 ? ["size": "small"] : index < 7 ? ["size": "large"] : [:],
          answers: ["q": index % 2 == 0 ? yes : no]))
    }
    let table = try survey.tables().named("survey.q.by.size")
    #expect(table.codes("size") == ["all", "large", "small", "ungrouped"])
    let counts = try table.codes("size").map { try table.cell("answer=yes, size=\($0)").count }
    #expect(counts == [5, 2, 2, 1])
  }

  @Test func `several choices are shares of those who chose, and may exceed the whole`() throws {
    let survey = SampleSurvey(
      questions: [other, SampleSurvey.question(.multiple, ["a", "b", "none"], dontKnow: true)],
      units: units([
        .choices(["a", "b"]), .choices(["a"]), .choices(["none"]), .dontKnow, .notAnswered,
      ]))
    let table = try survey.tables().named("survey.q")
    #expect(try table.cell("answer=a").count == 2)
    #expect(try table.cell("answer=a").base == .answers(answered: 3, population: 5))
    #expect(try table.cell("answer=none").oneDecimal == 33.3)
    #expect(try table.cell("answer=dont-know").value == .known(20))
  }

  @Test func `an organisation with two roles counts as the survey says`() throws {
    var survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["yes", "no"])],
      units: [
        .init(levels: ["municipality", "county"], answers: ["q": yes]),
        .init(answers: ["q": no]), .init(answers: nil), .init(levels: ["county"], answers: nil),
      ])
    let once = try survey.tables()
    let table = try once.named("survey.q.by.level")
    #expect(try table.cell("answer=yes").base == .answers(answered: 2, population: 4))
    #expect(
      try table.cell("answer=yes, level=county").base == .answers(answered: 1, population: 2))
    #expect(
      try table.cell("answer=yes, level=municipality").base == .answers(answered: 2, population: 3))
    #expect(try once.named("response").cell().base == .all(4))
    #expect(
      try once.named("response").notes.contains { $0.text(in: .en).contains("counts once") })
    survey.counts = .links
    let twice = try survey.tables()
    #expect(
      try twice.named("survey.q").cell("answer=yes").base
        == .answers(answered: 3, population: 5))
    #expect(try twice.named("survey.q").cell("answer=yes").count == 2)
    #expect(try twice.named("response").cell().base == .all(5))
    #expect(try twice.named("response").cell().count == 3)
    #expect(try twice.named("response").cell("level=county").count == 1)
    #expect(
      try twice.named("response").notes.contains { $0.text(in: .en).contains("counts twice") })
  }

  @Test func `a response without a single answer does not count`() throws {
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["yes", "no"], dontKnow: true)],
      units: [
        .init(answers: ["q": .notAnswered]), .init(answers: ["q": .dontKnow]),
        .init(answers: ["q": yes]),
      ])
    let tables = try survey.tables()
    #expect(try tables.named("response").cell().count == 2)
    #expect(
      try tables.named("survey.q").cell("answer=not-answered").base
        == .answers(answered: 2, population: 3))
  }

  @Test func `the response rate is told for each group`() throws {
    var survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["yes", "no"])], units: [], attributes: ["size"])
    for index in 0..<8 {
      survey.units.append(
        SampleSurvey.Unit(
          groups: ["size": index < 3 ? "large" : "small"],
          answers: index < 4 ? ["q": yes] : nil))
    }
    let table = try survey.tables().named("response.by.size")
    #expect(try table.cell("size=large").value == .known(100))
    #expect(try table.cell("size=small").value == .known(20))
    #expect(try table.cell("size=small").base == .all(5))
    #expect(try table.cell().value == .known(50))
  }
}
