import Indicators
import Measures
import Testing

/// The reference values are those of scipy.stats.linregress and the t distribution (scipy 1.17).
@Suite("Trend lines and projections")
struct ProjectionTests {
  static let values = [
    (2015, 40.0), (2016, 41.5), (2017, 41), (2019, 44), (2020, 43.5), (2022, 47), (2023, 48),
  ]
  static let dated = values.map { Assessment.DatedValue(year: $0.0, value: $0.1) }
  static let series = AssessedSeries(
    points: values.map { .init(period: .year($0.0), value: .known($0.1)) })

  func near(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-11 * abs(expected)
  }

  @Test func `the line of the values`() throws {
    let line = try #require(TrendLine(Self.dated, form: .linear))
    let slope = line.slope(level: 0.95)
    #expect(near(slope.estimate, 0.9765625))
    #expect(near(slope.lower, 0.712314438513641))
    #expect(near(slope.upper, 1.240810561486359))
    #expect(slope.excludesZero)
    let value = line.value(in: 2030, level: 0.95)
    #expect(near(value.estimate, 54.453125))
    #expect(near(value.lower, 50.84096763704832))
    #expect(near(value.upper, 58.06528236295168))
  }

  @Test func `the line of their logarithms`() throws {
    let line = try #require(TrendLine(Self.dated, form: .growth))
    let slope = line.slope(level: 0.95)
    #expect(near(slope.estimate, 0.022500184232919995))
    #expect(near(slope.lower, 0.016571348675328057))
    #expect(near(slope.upper, 0.028463597876068558))
    let value = line.value(in: 2030, level: 0.95)
    #expect(near(value.estimate, 55.71706794088398))
    #expect(near(value.lower, 51.45947481392935))
    #expect(near(value.upper, 60.32692076928791))
  }

  @Test func `fewer than four values have no line`() {
    #expect(TrendLine(Array(Self.dated.prefix(3)), form: .linear) == nil)
    #expect(TrendLine(Array(Self.dated.prefix(4)), form: .linear) != nil)
  }

  @Test func `a value that is not above zero has no logarithm`() throws {
    let values = [(2015, 3.0), (2016, 2), (2017, 1), (2018, 0)].map {
      Assessment.DatedValue(year: $0.0, value: $0.1)
    }
    #expect(try #require(TrendLine(values, form: .growth)).form == .linear)
  }

  @Test func `an assessment is carried on to the target's year with a range`() throws {
    let criteria = AssessmentCriteria(
      direction: .increase, target: .init(.reach(50), year: 2027), isPercent: true)
    let result = Assessment(of: Self.series, by: criteria, under: try .named("dns-weather"))
    // Weather symbols ask for values year after year.
    #expect(result.trend == .notAssessable(.tooShort))
    #expect(result.projection == nil)
    let open = Assessment(of: Self.series, by: criteria, under: try .named("opensdg-2.4"))
    let projection = try #require(open.projection)
    #expect(projection.year == 2027)
    #expect(projection.form == .growth)
    #expect(projection.lower < projection.estimate && projection.estimate < projection.upper)
    #expect(open.slope?.excludesZero == true)
    #expect(!open.flags.contains(.longProjection))
  }

  @Test func `what cannot be passed cuts a projection`() throws {
    let series = AssessedSeries([2015: 80, 2016: 84, 2017: 89, 2018: 92, 2019: 97])
    let criteria = AssessmentCriteria(direction: .increase, isPercent: true)
    let result = Assessment(of: series, by: criteria, under: try .named("unsd-2023"))
    #expect(result.projection?.estimate == 100)
    #expect(result.flags.isSuperset(of: [.projectionClipped, .longProjection]))
  }

  @Test func `a year that has passed is not foretold`() throws {
    let criteria = AssessmentCriteria(
      direction: .increase, target: .init(.reach(60), year: 2020))
    let result = Assessment(of: Self.series, by: criteria, under: try .named("opensdg-2.4"))
    #expect(result.projection == nil)
    #expect(result.flags.contains(.targetYearPassed))
  }

  @Test func `windows that share years are no independent values`() throws {
    let series = AssessedSeries(
      points: (0..<12).map { step in
        .init(period: .years(2006 + step, 2012 + step), value: .known(70 + Double(step)))
      })
    let criteria = AssessmentCriteria(direction: .increase)
    let result = Assessment(of: series, by: criteria, under: try .named("opensdg-2.4"))
    #expect(result.trend.verdict != nil)
    #expect(result.slope == nil)
    #expect(result.projection == nil)
  }

  @Test func `chance alone is told from change`() throws {
    let series = AssessedSeries([2015: 10, 2016: 14, 2017: 9, 2018: 13, 2019: 10, 2020: 13])
    let criteria = AssessmentCriteria(direction: .increase)
    let result = Assessment(of: series, by: criteria, under: try .named("opensdg-2.4"))
    #expect(result.trend.verdict?.code == "substantial-progress")
    #expect(result.slope?.excludesZero == false)
  }

  @Test func `recent years weigh more for ESCAP`() throws {
    let criteria = AssessmentCriteria(
      direction: .increase, target: .init(.reach(60), year: 2030))
    let result = Assessment(of: Self.series, by: criteria, under: try .named("escap-csi"))
    // numpy.polyfit with the square roots of 1 to 7 as weights.
    #expect(near(try #require(result[.expected]), 55.07575757575759))
  }
}
