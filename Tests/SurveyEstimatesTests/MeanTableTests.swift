import Foundation
import Languages
import Measures
import Statistics
import SurveyEstimates
import Surveys
import Testing

@Suite("Scales, matrices, rankings, numbers and words")
struct MeanTableTests {
  static let five = ["1", "2", "3", "4", "5"]

  static func survey(_ question: Question, _ answers: [Answer?]) -> SampleSurvey {
    SampleSurvey(
      questions: [SampleSurvey.question(.number, id: "other"), question],
      units: answers.map { answer in
        SampleSurvey.Unit(answers: answer.map { ["q": $0, "other": .number(1)] })
      })
  }

  @Test func `a scale has its ends together and a mean`() throws {
    let question = SampleSurvey.question(
      .scale, MeanTableTests.five, values: [1, 2, 3, 4, 5], dontKnow: true)
    let marks: [Answer?] = ["5", "5", "4", "3", "1", "2"].map { .choices([$0]) }
    let tables = try MeanTableTests.survey(question, marks + [.dontKnow, nil]).tables()
    let shares = try tables.named("survey.q")
    #expect(try shares.cell("answer=top").count == 3)
    #expect(try shares.cell("answer=top").value == .known(50))
    #expect(try shares.cell("answer=bottom").count == 2)
    let means = try tables.named("survey.q.mean")
    let mean = try means.cell()
    #expect(mean.oneDecimal == 3.3)
    #expect(mean.base == .answers(answered: 6, population: 8))
    let expected = try #require(
      SampleMean([5, 5, 4, 3, 1, 2], population: 8)?.interval())
    let interval = try #require(mean.interval)
    // The two who did not answer can have 1 to 5, so the mean of all is 2.75 to 3.75.
    #expect(expected.lower < 2.75 && expected.upper > 3.75)
    #expect(abs(interval.lower - 2.75) < 1e-12)
    #expect(abs(interval.upper - 3.75) < 1e-12)
    #expect(means.quantity == .mean && shares.quantity == .share)
  }

  @Test func `the ends of a scale go by value, and three points have none`() throws {
    let turned = SampleSurvey.question(.scale, ["a", "b", "c", "d"], values: [4, 3, 2, 1])
    let answers: [Answer?] = ["a", "a", "b", "d"].map { .choices([$0]) }
    let table = try MeanTableTests.survey(turned, answers).tables().named("survey.q")
    #expect(try table.cell("answer=top").count == 3)
    #expect(try table.cell("answer=bottom").count == 1)
    let short = SampleSurvey.question(.scale, ["a", "b", "c"], values: [1, 2, 3])
    let none = try MeanTableTests.survey(short, answers).tables().named("survey.q")
    #expect(none.codes("answer") == ["a", "b", "c", "all", "not-answered"])
  }

  @Test func `a matrix has a row for each item with a base of its own`() throws {
    let items = ["time", "money"].map { Question.Item(code: $0, text: SampleSurvey.text($0)) }
    let county = Question.Item(
      code: "state", text: SampleSurvey.text("state"), levels: ["county"])
    let question = SampleSurvey.question(
      .matrix, ["1", "2", "3", "4"], values: [1, 2, 3, 4], dontKnow: true, items: items + [county])
    func answer(_ time: String, _ money: Answer, _ state: Answer) -> [String: Answer] {
      ["q": .items(["time": .choices([time]), "money": money, "state": state])]
    }
    let survey = SampleSurvey(
      questions: [question],
      units: [
        .init(groups: ["size": "big"], answers: answer("4", .choices(["1"]), .notAsked)),
        .init(groups: ["size": "big"], answers: answer("3", .dontKnow, .notAsked)),
        .init(groups: ["size": "small"], answers: answer("1", .notAnswered, .notAsked)),
        .init(
          levels: ["county"], groups: ["size": "small"],
          answers: answer("4", .choices(["2"]), .choices(["4"]))),
      ], attributes: ["size"])
    let tables = try survey.tables()
    let table = try tables.named("survey.q")
    #expect(table.dimensions.map(\.id) == ["item", "answer"])
    #expect(try table.cell("item=time, answer=top").value == .known(75))
    #expect(
      try table.cell("item=money, answer=bottom").base == .answers(answered: 2, population: 4))
    #expect(try table.cell("item=money, answer=dont-know").value == .known(25))
    #expect(
      try table.cell("item=state, answer=4").base == .answers(answered: 1, population: 1))
    let by = try tables.named("survey.q.by.size")
    #expect(by.dimensions.map(\.id) == ["item", "answer", "size"])
    #expect(try by.cell("item=time, answer=4, size=big").count == 1)
    let levels = try tables.named("survey.q.by.level")
    let unasked = try levels.cell("item=state, answer=4, level=municipality")
    #expect(unasked.value == .unknown(.notAsked))
    let means = try tables.named("survey.q.mean.by.size")
    #expect(means.dimensions.map(\.id) == ["item", "size"])
    #expect(try means.cell("item=time").value == .known(3))
    #expect(try means.cell("item=time, size=big").value == .known(3.5))
  }

  @Test func `a ranking tells who is first, among the first three, and the points`() throws {
    let question = SampleSurvey.question(.ranking, ["a", "b", "c", "d"])
    let survey = MeanTableTests.survey(
      question,
      [
        .ranking(["a", "b", "c", "d"]), .ranking(["a", "d"]), .ranking(["b", "a"]),
        .ranking(["d"]), .notAnswered,
      ])
    let tables = try survey.tables()
    let table = try tables.named("survey.q")
    #expect(table.dimensions.map(\.id) == ["answer", "rank"])
    #expect(try table.cell("answer=a, rank=first").value == .known(50))
    #expect(try table.cell("answer=a, rank=top3").value == .known(75))
    #expect(try table.cell("answer=d, rank=top3").count == 2, "the fourth place is not counted")
    #expect(
      try table.cell("answer=c, rank=first").base == .answers(answered: 4, population: 5))
    let points = try tables.named("survey.q.borda")
    // a: 3 + 3 + 2 + 0, b: 2 + 0 + 3 + 0, c: 1, d: 0 + 2 + 0 + 3.
    let found = try ["a", "b", "c", "d"].map { try points.cell("answer=\($0)").value }
    #expect(found == [.known(2), .known(1.25), .known(0.25), .known(1.25)])
  }

  @Test func `a number has a mean in its own unit, words only a count`() throws {
    let tables = try SampleSurvey(
      questions: [
        Question(
          id: "hours", kind: .number, text: SampleSurvey.text("Hours"),
          unit: UnitOfMeasure(code: "hours", label: SampleSurvey.text("h"), decimals: 2)),
        SampleSurvey.question(.text),
      ],
      units: [
        .init(answers: ["hours": .number(2), "q": .text("a")]),
        .init(answers: ["hours": .number(5), "q": .notAnswered]),
        .init(answers: ["hours": .notAnswered, "q": .text("b")]), .init(answers: nil),
      ]
    ).tables()
    let mean = try tables.named("survey.hours.mean")
    #expect(try mean.cell().value == .known(3.5))
    #expect(try mean.cell().base == .answers(answered: 2, population: 4))
    #expect(mean.unit.code == "hours")
    #expect(try tables.named("survey.hours").cell("answer=answered").count == 2)
    let words = try tables.named("survey.q")
    #expect(words.quantity == .count)
    #expect(try words.cell("answer=answered").value == .known(2))
    #expect(try words.cell().value == .known(3))
    #expect(tables["survey.q.mean"] == nil)
  }

  static let answersOfReference =
    "../shared/data/survey/reference/dev/inputs/municipal_a_responses.csv"

  /// Ranking of ten barriers by 234 of 242: R 4.2.2, survey 4.5, case `mun-ranking-srs`.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: answersOfReference),
      "the folder of reference results is not beside the package"))
  func `a ranking agrees with the reference results`() throws {
    let text = try String(contentsOfFile: MeanTableTests.answersOfReference, encoding: .utf8)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = try ["rank1", "rank2", "rank3"].map { try #require(rows[0].firstIndex(of: $0)) }
    let codes = (1...10).map { $0 < 10 ? "B0\($0)" : "B10" }
    let answers: [Answer?] = rows.dropFirst().map { row in
      let ranked = columns.map { row[$0] }.filter { !$0.isEmpty }
      return ranked.isEmpty ? .notAnswered : .ranking(ranked)
    }
    let survey = MeanTableTests.survey(SampleSurvey.question(.ranking, codes), answers)
    let tables = try survey.tables()
    let table = try tables.named("survey.q")
    let first = try #require(try table.cell("answer=B04, rank=first").value.number)
    let three = try #require(try table.cell("answer=B04, rank=top3").value.number)
    #expect(abs(first - 22.22222222222222) < 1e-9)
    #expect(abs(three - 49.57264957264957) < 1e-9)
    let points = try #require(try tables.named("survey.q.borda").cell("answer=B04").value.number)
    #expect(abs(points - 1.0769230769230769) < 1e-12)
  }
}
