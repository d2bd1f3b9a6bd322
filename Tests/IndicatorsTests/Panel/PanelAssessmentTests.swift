import Indicators
import Measures
import Testing

@Suite("A panel is assessed as its series are one by one")
struct PanelAssessmentTests {
  @Test("Scores, colours and arrows are those of the profile sdsn-2023")
  func series() throws {
    let panel = try PanelSample.panel()
    let found = panel.assessed()
    let profile = try MethodProfile.named("sdsn-2023")
    let colours: [SDSNColour: Int8] = [.red: 1, .orange: 2, .yellow: 3, .green: 4]
    let arrows: [SDSNArrow: Int8] = [
      .decreasing: 0, .stagnating: 1, .moderatelyImproving: 2, .onTrack: 3,
    ]
    var seen: Set<Int8> = []
    for unit in 0..<panel.units {
      for (number, indicator) in panel.indicators.enumerated() {
        let start = panel.position(unit: unit, indicator: number)
        let points = panel.years.enumerated().map { offset, year in
          let value = panel.values[start + offset]
          return AssessedSeries.Point(
            period: .year(year), value: value.isNaN ? .unknown(.missing) : .known(value))
        }
        var criteria = AssessmentCriteria(
          direction: indicator.bounds.sign > 0 ? .increase : .decrease, bounds: indicator.bounds,
          thresholds: indicator.thresholds)
        criteria.trendYears = 2015...2024
        let alone = Assessment(of: AssessedSeries(points: points), by: criteria, under: profile)
        let arrow =
          alone.trend.verdict.flatMap { SDSNArrow(rawValue: $0.code) }.flatMap { arrows[$0] } ?? -1
        // Alone the latest value counts even where it is before the first year of the trend.
        #expect(found.trends[unit * panel.indicators.count + number] == arrow)
        seen.insert(arrow)
        for offset in 0..<panel.years.count {
          let value = panel.values[start + offset]
          let score = found.scores[start + offset]
          if value.isNaN {
            #expect(score.isNaN && found.colours[start + offset] == 0)
          } else {
            #expect(score == indicator.bounds.clippedScore(value))
            let colour = indicator.thresholds.colour(of: value, sign: indicator.bounds.sign)
            #expect(found.colours[start + offset] == colours[colour])
          }
        }
      }
    }
    #expect(seen.count == 5)
  }

  @Test("Goals are means of at least half of their indicators, the index the mean of the goals")
  func means() throws {
    let panel = try PanelSample.panel()
    let found = panel.assessed()
    #expect(found.goalCount == 5)
    var given = 0
    for unit in 0..<panel.units {
      for year in 0..<panel.years.count {
        var goals: [Double?] = []
        var known = 0
        for goal in 1...found.goalCount {
          let scores: [Double?] = panel.indicators.indices
            .filter { panel.indicators[$0].goal == goal }
            .map { found.scores[panel.position(unit: unit, indicator: $0) + year] }
            .map { $0.isNaN ? nil : $0 }
          known += scores.compactMap(\.self).count
          let mean = ScoreMean(scores)
          let panels = found.goals[(unit * found.goalCount + goal - 1) * panel.years.count + year]
          #expect(mean.value == (panels.isNaN ? nil : panels))
          goals.append(mean.value)
        }
        let index = ScoreMean.index(of: goals, known: known, of: panel.indicators.count)
        let panels = found.index[unit * panel.years.count + year]
        #expect(index.value == (panels.isNaN ? nil : panels))
        given += index.value == nil ? 0 : 1
      }
    }
    #expect(given > 50 && given < panel.units * panel.years.count)
  }

  @Test("Ranks are by the index of the year; equal units share the best")
  func ranks() throws {
    let indicator = try #require(try PanelSample.measured(1, worst: 0, best: 100))
    let panel = IndicatorPanel(
      units: 5, indicators: [indicator], years: 2023...2024,
      values: [50, 10, 80, .nan, 50, 30, .nan, 20, 10, 30])
    let found = panel.assessed()
    let years = [0, 1].map { year in (0..<5).map { found.ranks[$0 * 2 + year] } }
    #expect(years == [[2, 1, 2, 0, 4], [4, 0, 1, 3, 1]])
  }

  @Test("A panel without units, indicators or known values has no scores")
  func empty() throws {
    let none = IndicatorPanel(units: 0, indicators: [], years: 2020...2024, values: [])
    #expect(none.assessed().index.isEmpty)
    let indicator = try #require(try PanelSample.measured(2, worst: 1, best: 0))
    let unknown = IndicatorPanel(
      units: 1, indicators: [indicator], years: 2024...2024, values: [.nan])
    let found = unknown.assessed()
    #expect(found.index[0].isNaN && found.ranks == [0] && found.trends == [-1])
    #expect(found.goals.allSatisfy(\.isNaN) && found.goalCount == 2)
  }
}
