import Indicators
import Measures
import Problems
import Testing

@Suite("Which values of a series are assessed")
struct SeriesAssessmentTests {
  static let falling = AssessmentCriteria(direction: .decrease)
  static let rising = AssessmentCriteria(direction: .increase)

  static func assess(
    _ codes: KeyValuePairs<String, Value>, breaks: [SeriesBreak] = [],
    by criteria: AssessmentCriteria = rising, _ profile: String = "opensdg-2.4"
  ) throws -> Assessment {
    Assessment(
      of: AssessedSeries(
        points: codes.compactMap { code, value in
          Period(code).map { .init(period: $0, value: value) }
        }, breaks: breaks), by: criteria, under: try .named(profile))
  }

  @Test func `no value is no status and says why`() throws {
    let none = try Self.assess([:])
    #expect(none.trend == .notAssessable(.noValue))
    #expect(none.standing == .outside)
    #expect(none.latest == nil)
    let hidden = try Self.assess(["2020": .unknown(.suppressed), "2021": .unknown(.confidential)])
    #expect(hidden.trend == .notAssessable(.keptBack))
  }

  @Test func `a value that is kept back never counts as zero`() throws {
    let result = try Self.assess([
      "2015": .known(10), "2016": .unknown(.suppressed), "2023": .known(12),
    ])
    #expect(result.flags.contains(.valuesKeptBack))
    #expect(result.count == 2)
    #expect(result[.growth].map { abs($0 - 0.023_051) < 1e-6 } == true)
  }

  @Test func `one value shows no trend`() throws {
    let result = try Self.assess(["2020": .known(3)])
    #expect(result.trend == .notAssessable(.oneObservation))
    #expect(result.latest == Assessment.DatedValue(year: 2020, value: 3))
  }

  @Test func `values before a break are not joined with those after it`() throws {
    let codes: KeyValuePairs<String, Value> = [
      "2015": .known(100), "2019": .known(100), "2020": .known(50), "2023": .known(53),
    ]
    let whole = try Self.assess(codes)
    #expect(whole.trend.verdict?.plain == .away)
    let cut = try Self.assess(codes, breaks: [SeriesBreak(from: 2020)])
    #expect(cut.baseline?.year == 2020)
    #expect(cut.trend.verdict?.code == "substantial-progress")
    #expect(cut.flags.contains(.breakRespected))
    let short = try Self.assess(codes, breaks: [SeriesBreak(from: 2023)])
    #expect(short.trend == .notAssessable(.breakInSeries))
  }

  @Test func `a break that lies ahead cuts nothing`() throws {
    let result = try Self.assess(
      ["2015": .known(1), "2020": .known(2)], breaks: [SeriesBreak(from: 2024)])
    #expect(result.count == 2)
    #expect(!result.flags.contains(.breakRespected))
  }

  @Test func `a window that reaches over a break is left out`() throws {
    let result = try Self.assess(
      [
        "2010-2016": .known(80), "2016-2022": .known(81), "2020-2026": .known(82),
        "2021-2027": .known(83),
      ], breaks: [SeriesBreak(from: 2020)])
    #expect(result.count == 2)
    #expect(result.baseline?.year == 2026)
  }

  @Test func `windows are of their last year, and sharing years is told`() throws {
    let sharing = try Self.assess(["2012-2018": .known(80), "2016-2022": .known(81)])
    #expect(sharing.baseline?.year == 2018)
    #expect(sharing.flags.contains(.windowOverlap))
    let apart = try Self.assess(["2009-2015": .known(80), "2016-2022": .known(81)])
    #expect(!apart.flags.contains(.windowOverlap))
  }

  @Test func `kinds of periods are not mixed, and months only with the same month`() throws {
    let result = try Self.assess([
      "2016": .known(9), "2016M06": .known(5), "2016M12": .known(2), "2020M12": .known(4),
      "2021M12": .known(5),
    ])
    #expect(result.count == 3)
    #expect(result.baseline?.value == 2)
    #expect(result.flags.contains(.otherPeriodsLeftOut))
  }

  @Test func `estimated and preliminary values are told`() throws {
    let result = try Self.assess([
      "2015": .known(1, .estimated), "2020": .known(2), "2023": .known(3, .preliminary),
    ])
    #expect(result.flags.isSuperset(of: [.estimated, .preliminary, .gaps, .thinSeries]))
    let after = try Self.assess([
      "2010": .known(1, .estimated), "2015": .known(2), "2023": .known(3),
    ])
    #expect(!after.flags.contains(.estimated))
  }

  @Test func `values whose intervals allow no change are told`() throws {
    func result(_ half: Double) throws -> Assessment {
      Assessment(
        of: AssessedSeries(
          points: [(2015, 10.0), (2023, 14)].map { year, value in
            .init(
              period: .year(year), value: .known(value),
              interval: Interval(lower: value - half, upper: value + half))
          }), by: Self.rising, under: try .named("opensdg-2.4"))
    }
    // Half widths of 2 and 2 make 2.83 of the difference, of 3 and 3 4.24.
    #expect(try !result(2).flags.contains(.endsUnsure))
    #expect(try result(3).flags.contains(.endsUnsure))
  }

  @Test func `a stated baseline before a break says nothing of the way that is done`() throws {
    let criteria = AssessmentCriteria(
      direction: .decrease,
      target: .init(.reach(5), year: 2030, baseline: .init(year: 2015, value: 10)))
    let series = AssessedSeries([2021: 8, 2023: 7], breaks: [SeriesBreak(from: 2020)])
    let result = Assessment(of: series, by: criteria, under: try .named("stated-target"))
    #expect(result.standing.verdict?.code == "not-reached")
    #expect(result[.shareDone] == nil)
    #expect(result.flags.contains(.breakRespected))
  }

  @Test func `of two values of a period the last counts`() {
    let series = AssessedSeries(points: [
      .init(period: .year(2020), value: .known(1)), .init(period: .year(2019), value: .known(0)),
      .init(period: .year(2020), value: .known(2)),
    ])
    #expect(series.points.map(\.number) == [0, 2])
  }

  @Test func `a target that others set is told`() throws {
    var criteria = Self.rising
    criteria.target = IndicatorTarget(.reach(5), year: 2030, level: .national)
    let result = try Self.assess(["2015": .known(1), "2023": .known(2)], by: criteria)
    #expect(result.flags.contains(.inheritedTarget))
    criteria.target = IndicatorTarget(.reach(5), year: 2030)
    let own = try Self.assess(["2015": .known(1), "2023": .known(2)], by: criteria)
    #expect(!own.flags.contains(.inheritedTarget))
  }

  @Test func `a series of an indicator comes from observations and from its table alike`() throws {
    let indicator = Sample.indicator()
    let observations =
      Sample.series(["2020": 430.5, "2021": nil, "2023": 398])
      + Sample.series(["2020": 1, "2023": 2], of: "4003")
    let series = indicator.series(of: observations, unit: "4001")
    #expect(series.points.map(\.number) == [430.5, nil, 398])
    let table = try #require(indicator.table(of: observations, units: Sample.units))
    #expect(indicator.series(in: table, unit: "4001") == series)
    #expect(indicator.series(in: table, unit: "4003").points.compactMap(\.number) == [1, 2])
    #expect(indicator.series(in: table, unit: "9999").points == [])
  }
}
