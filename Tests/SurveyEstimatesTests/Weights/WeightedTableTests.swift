import Measures
import Statistics
import SurveyEstimates
import Surveys
import Testing

@Suite("Weighted tables")
struct WeightedTableTests {
  /// Two kinds of units: of 20 small ones 10 answer, of 10 large ones 8; the large say yes more often.
  static func survey(smallest: Int = 2) -> SampleSurvey {
    func units(_ size: String, asked: Int, yes: Int, no: Int) -> [SampleSurvey.Unit] {
      (0..<asked).map { index in
        SampleSurvey.Unit(
          groups: ["size": size, "name": index % 2 == 0 ? "even" : "odd"],
          answers: index < yes
            ? ["q": .choices(["yes"])] : index < yes + no ? ["q": .choices(["no"])] : nil)
      }
    }
    return SampleSurvey(
      questions: [SampleSurvey.question(.single, ["yes", "no"])],
      units: units("small", asked: 20, yes: 2, no: 8) + units("large", asked: 10, yes: 6, no: 2),
      attributes: ["size", "name"],
      plan: AnalysisPlan(
        weighting: AnalysisPlan.Weighting(classes: ["size"], smallest: smallest)))
  }

  @Test("an answer stands for those of its class that did not answer")
  func weightedShare() throws {
    let tables = try WeightedTableTests.survey().tables()
    // (20 · 2/10 + 10 · 6/8) / 30 of the population, against 8 of 18 answers.
    let weighted = try tables.named("survey.q").cell("answer=yes")
    #expect(weighted.oneDecimal == 38.3)
    #expect(weighted.count == 8)
    #expect(weighted.base == .answers(answered: 18, population: 30))
    #expect(try tables.named("survey.q.raw").cell("answer=yes").oneDecimal == 44.4)
  }

  @Test("the interval is Wilson's on the variance of the classes")
  func interval() throws {
    let cell = try WeightedTableTests.survey().tables().named("survey.q").cell("answer=yes")
    // V = Σ (N/30)² (1 − n/N) p(1 − p)/(n − 1); n_eff = p(1 − p)/V; t on 18 − 2 degrees of freedom.
    let p = (20 * 0.2 + 10 * 0.75) / 30
    let small = 4.0 / 9 * 0.5 * 0.16 / 9
    let large = 1.0 / 9 * 0.2 * 0.1875 / 7
    let effective = p * (1 - p) / (small + large)
    let t = StudentT(degreesOfFreedom: 16).quantile(0.975)
    let wilson = SampleShare.wilson(share: p, effective: effective, quantile: t, level: 0.95)
    let interval = try #require(cell.interval)
    #expect(abs(interval.lower - max(100 * wilson.lower, 100 * 8 / 30)) < 1e-9)
    #expect(abs(interval.upper - min(100 * wilson.upper, 100 * 20 / 30)) < 1e-9)
  }

  @Test("where all answers of a group weigh the same, its interval is the exact one")
  func selfWeighted() throws {
    let tables = try WeightedTableTests.survey().tables()
    let cell = try tables.named("survey.q.by.size").cell("answer=yes, size=small")
    let exact = try #require(
      SampleShare(yes: 2, answered: 10, population: 20).exactInterval())
    #expect(cell.oneDecimal == 20)
    #expect(cell.interval == Interval(lower: 100 * exact.lower, upper: 100 * exact.upper))
  }

  @Test("a group in which everybody answered has its own share and no interval")
  func everybody() throws {
    var survey = WeightedTableTests.survey()
    for index in 0..<survey.units.count where survey.units[index].groups["size"] == "large" {
      if survey.units[index].answers == nil {
        survey.units[index].answers = ["q": .choices(["no"])]
      }
    }
    let cell = try survey.tables().named("survey.q.by.size").cell("answer=yes, size=large")
    #expect(cell.oneDecimal == 60)
    #expect(cell.uncertainty == .complete)
  }

  @Test("a weighted mean's interval stays within what the answers leave open")
  func meanWithinScale() throws {
    var survey = WeightedTableTests.survey()
    survey.questions = [SampleSurvey.question(.scale, ["1", "5"], values: [1, 5])]
    for index in survey.units.indices {
      if case .choices(let codes) = survey.units[index].answers?["q"] ?? .notAsked {
        survey.units[index].answers = ["q": .choices([codes == ["yes"] ? "5" : "1"])]
      }
    }
    let cell = try survey.tables().named("survey.q.mean.by.name").cell("name=odd")
    let interval = try #require(cell.interval)
    #expect(interval.lower >= 1 && interval.upper <= 5)
    #expect(interval.lower <= cell.value.number ?? 0 && interval.upper >= cell.value.number ?? 0)
  }

  @Test("without weights nothing is weighted, and there is no raw table")
  func plain() throws {
    var survey = WeightedTableTests.survey()
    survey.plan = AnalysisPlan()
    let tables = try survey.tables()
    #expect(try tables.named("survey.q").cell("answer=yes").oneDecimal == 44.4)
    #expect(tables["survey.q.raw"] == nil)
    #expect(tables["response.classes"] == nil)
  }

  @Test("the profile shows that the weights make up for who is missing")
  func profile() throws {
    let table = try WeightedTableTests.survey().tables().named("response.profile.size")
    #expect(try table.cell("size=small, compared=asked").oneDecimal == 66.7)
    #expect(try table.cell("size=small, compared=answered").oneDecimal == 55.6)
    #expect(try table.cell("size=small, compared=weighted").oneDecimal == 66.7)
  }

  @Test("the classes say how many were asked and answered")
  func classes() throws {
    let table = try WeightedTableTests.survey().tables().named("response.classes")
    #expect(table.cells.map(\.base) == [.all(10), .all(20)])
    #expect(table.cells.map(\.count) == [8, 10])
  }

  @Test("classes with too few answers become one")
  func joined() throws {
    let tables = try WeightedTableTests.survey(smallest: 9).tables()
    #expect(try tables.named("response.classes").cells.map(\.base) == [.all(30)])
    #expect(try tables.named("survey.q").cell("answer=yes").oneDecimal == 44.4)
  }

  @Test("the R-indicator is lower the less evenly units answered")
  func representativity() throws {
    let uneven = try WeightedTableTests.survey().tables().named("response.representativity")
    let value = try #require(uneven.cells[0].value.number)
    // Propensities 0.5 and 0.8: 1 − 2 times their standard deviation.
    let deviation = (20.0 * 10 / 30 / 29).squareRoot() * 0.3
    #expect(abs(value - (1 - 2 * deviation)) < 1e-9)
  }

  @Test("what is kept back raw is kept back weighted")
  func suppression() throws {
    var survey = WeightedTableTests.survey()
    survey.units[0].answers = ["q": .choices(["no"])]
    let tables = try survey.tables(Disclosure(minimumBase: 5, minimumCount: 3))
    for address in ["survey.q.by.size", "survey.q.raw.by.size"] {
      let table = try tables.named(address)
      #expect(try table.cell("answer=yes, size=small").value == .unknown(.suppressed))
    }
  }
}
