import Indicators
import Measures
import TestSupport
import Testing

@Suite("Open SDG's measure on the series of Statistics Canada")
struct OpenSDGReferenceTests {
  /// Statistics Canada writes `target_achieved`, Samstemt `target-achieved`.
  static func code(_ text: String) -> String { String(text.map { $0 == "_" ? "-" : $0 }) }

  static func assessment(of row: [String: String]) throws -> Assessment {
    var points: [AssessedSeries.Point] = []
    for end in ["base", "current"] {
      if let year = row.whole("\(end)_year"), let value = row.number("\(end)_value") {
        points.append(AssessedSeries.Point(period: .year(year), value: .known(value)))
      }
    }
    let criteria = AssessmentCriteria(
      direction: row.whole("direction") == 1 ? .increase : .decrease,
      target: IndicatorTarget(
        row.number("target").map { .reach($0) } ?? .directionOnly, year: row.whole("target_year"),
        baseline: row.whole("base_year").map { IndicatorTarget.Baseline(year: $0) },
        level: .national),
      naturalLimit: row.number("limit"))
    return Assessment(
      of: AssessedSeries(points: points), by: criteria, under: try .named("opensdg-2.4"))
  }

  @Test(.needsReferenceData("methods/dev/statcan_cif_progress"))
  func `value, score and status of every series are those published`() throws {
    var values = Differences()
    var scores = Differences()
    var statuses = 0
    for row in try ReferenceRows("statcan_cif_progress/series.csv").rows {
      let assessment = try Self.assessment(of: row)
      let expected = Self.code(row["expected_status"] ?? "")
      statuses += 1
      #expect((assessment.trend.verdict?.code ?? "not-available") == expected, "\(row)")
      if let published = row.number("expected_progress_value") {
        // Published are the ratio, or the growth in the better direction.
        let growth = assessment[.growth].map { $0 * (row.number("direction") ?? 1) }
        let value = try #require(row.number("target") == nil ? growth : assessment[.ratio])
        values.compare(value, published)
      }
      if let published = row.number("expected_score") {
        scores.compare(try #require(assessment.score?.value), published)
      }
    }
    print("Statistics Canada: values \(values); scores \(scores); \(statuses) statuses")
    #expect(values.largest == 0)
    #expect(scores.largest < 1e-15)
  }

  @Test(.needsReferenceData("methods/dev/statcan_cif_progress"))
  func `an indicator is the mean of its series`() throws {
    let series = Dictionary(
      grouping: try ReferenceRows("statcan_cif_progress/series.csv").rows
    ) { $0["indicator"] }
    var scores = Differences()
    var statuses = 0
    for row in try ReferenceRows("statcan_cif_progress/indicators.csv").rows {
      guard let rows = series[row["indicator"]], row["expected_status"] != "not_available_manual"
      else { continue }
      let indicator = OpenSDGIndicator.group(
        try rows.map { .series(try Self.assessment(of: $0)) })
      #expect(
        (indicator.status.verdict?.code ?? "not-available")
          == Self.code(row["expected_status"] ?? ""),
        "\(row)")
      statuses += 1
      if let published = row.number("expected_score") {
        scores.compare(try #require(indicator.score), published)
      }
    }
    print("Statistics Canada's indicators: scores \(scores); \(statuses) statuses")
    #expect(scores.largest < 1e-14)
  }
}
