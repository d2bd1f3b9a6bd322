import Measures
import Statistics
import SurveyEstimates
import Surveys
import Testing

@Suite("Items in order")
struct RankingTableTests {
  /// Twelve of twenty answered: the first item is high with 9, the second with 8, the third with 2.
  private static func survey(levels: [String] = ["municipality"]) -> SampleSurvey {
    let codes = ["1", "2", "3", "4", "5"]
    let items = ["a", "b", "c"].map { Question.Item(code: $0, text: SampleSurvey.text($0)) }
    let units = (0..<20).map { index -> SampleSurvey.Unit in
      guard index < 12 else { return SampleSurvey.Unit(levels: levels) }
      let high = [index < 9, index < 8, index >= 10]
      let answers = Dictionary(
        uniqueKeysWithValues: zip(["a", "b", "c"], high).map {
          ($0, Answer.choices([$1 ? "4" : "2"]))
        })
      return SampleSurvey.Unit(levels: levels, answers: ["q": .items(answers)])
    }
    return SampleSurvey(
      questions: [
        SampleSurvey.question(.matrix, codes, values: [1, 2, 3, 4, 5], items: items)
      ], units: units, plan: AnalysisPlan(rankings: ["q"]))
  }

  @Test("items stand by the share of the two highest answers, each with its interval")
  func order() throws {
    let table = try RankingTableTests.survey().tables().named("ranking.q")
    #expect(table.codes("item") == ["a", "b", "c"])
    #expect(table.cells.map(\.oneDecimal) == [75, 66.7, 16.7])
    let exact = try #require(SampleShare(yes: 9, answered: 12, population: 20).exactInterval())
    #expect(
      table.cells[0].interval == Interval(lower: 100 * exact.lower, upper: 100 * exact.upper))
  }

  @Test("a small distance has an interval around 0, a large one has not")
  func gaps() throws {
    let table = try RankingTableTests.survey().tables().named("ranking.q.gaps")
    let near = try #require(try table.cell("item=a, compared=next").interval)
    #expect(near.lower < 0 && near.upper > 0)
    let far = try #require(try table.cell("item=c, compared=first").interval)
    #expect(far.lower > 0)
    #expect(try table.cell("item=a, compared=first").value == .unknown(.notApplicable))
    #expect(try table.cell("item=c, compared=next").value == .unknown(.notApplicable))
    #expect(try table.cell("item=b, compared=first").oneDecimal == 8.3)
  }

  @Test("the difference of the same units is surer than that of different ones")
  func paired() throws {
    let table = try RankingTableTests.survey().tables().named("ranking.q.gaps")
    let paired = try #require(try table.cell("item=b, compared=first").interval)
    // Two independent shares of 12 of 20 would be this sure.
    let variance = (0.75 * 0.25 + 2.0 / 9) / 11 * (1 - 12.0 / 20)
    let half = 100 * StudentT(degreesOfFreedom: 22).quantile(0.975) * variance.squareRoot()
    #expect(paired.upper - paired.lower < 2 * half)
  }
}
