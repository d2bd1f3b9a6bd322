import Indicators
import Measures
import TestSupport
import Testing

@Suite("The SDG Index on published editions")
struct SDSNReferenceTests {
  /// The criteria of each indicator of a codebook, with the years of its trend.
  static func codebook(_ folder: String) throws -> [(
    row: [String: String], criteria: AssessmentCriteria
  )] {
    try ReferenceRows("\(folder)/indicators.csv").rows.map { row in
      let bounds = AssessmentCriteria.Bounds(
        worst: try #require(row.number("lower")), best: try #require(row.number("upper")))
      let thresholds = row.number("green").flatMap { green in
        row.number("red").map { AssessmentCriteria.Thresholds(green: green, red: $0) }
      }
      let years = (row["trend_period"] ?? "").split(separator: "-").compactMap {
        Int($0.filter(\.isNumber))
      }
      return (
        row,
        AssessmentCriteria(
          direction: row["direction"] == "ascending" ? .increase : .decrease, bounds: bounds,
          thresholds: thresholds,
          trendYears: years.count == 2 && years[0] <= years[1] ? years[0]...years[1] : nil)
      )
    }
  }

  /// A value by unit and indicator.
  static func values(_ file: String, _ column: String) throws -> [[String]: String] {
    Dictionary(
      try ReferenceRows(file).rows.map { row in
        (
          [row["id"] ?? "", row["indicator"] ?? row["goal"] ?? row["group"] ?? ""],
          row[column] ?? ""
        )
      }, uniquingKeysWith: { $1 })
  }

  @Test(
    .needsReferenceData("methods/dev/sdsn_ecowas_2022"),
    arguments: [("sdsn_ecowas_2022", 1e-12), ("benin_departments_2022", 0.000_500_1)])
  func `scores and colours of every cell`(folder: String, tolerance: Double) throws {
    let codebook = Dictionary(
      uniqueKeysWithValues: try Self.codebook(folder).map { ($0.row["code"] ?? "", $0.criteria) })
    let values = try Self.values("\(folder)/values.csv", "value")
    let profile = try MethodProfile.named("sdsn-2022")
    var scores = Differences()
    var colours = 0
    var different: [String] = []
    for row in try ReferenceRows("\(folder)/expected_indicators.csv").rows {
      let key = [row["id"] ?? "", row["indicator"] ?? ""]
      let criteria = try #require(codebook[key[1]])
      let value = values[key].flatMap(Double.init)
      let assessment = Assessment(
        of: AssessedSeries(
          points: value.map { [.init(period: .year(2022), value: .known($0))] } ?? []),
        by: criteria, under: profile)
      if let published = row.number("score"), value != nil {
        scores.compare(try #require(assessment.score?.value), published)
      }
      let colour = assessment.standing.verdict?.code ?? "grey"
      let published = row["colour"].flatMap { $0.isEmpty ? nil : $0 } ?? "grey"
      colours += 1
      if colour != published {
        different.append("\(key) \(value ?? .nan): \(colour) for \(published)")
      }
    }
    print("\(folder): scores \(scores); \(colours) colours, different: \(different)")
    #expect(scores.largest <= tolerance)
    #expect(different.count <= (folder == "benin_departments_2022" ? 1 : 0))
  }

  @Test(.needsReferenceData("methods/dev/sdsn_ecowas_2022"))
  func `arrows are those published but for the known exceptions`() throws {
    let folder = "sdsn_ecowas_2022"
    let codebook = Dictionary(
      uniqueKeysWithValues: try Self.codebook(folder).map { ($0.row["code"] ?? "", $0.criteria) })
    var series: [[String]: [AssessedSeries.Point]] = [:]
    for row in try ReferenceRows("\(folder)/panel.csv").rows {
      if let year = row.whole("year"), let value = row.number("value") {
        series[[row["id"] ?? "", row["indicator"] ?? ""], default: []].append(
          .init(period: .year(year), value: .known(value)))
      }
    }
    let known = Set(
      try ReferenceRows("\(folder)/trend_known_exceptions.csv").rows.map {
        [$0["id"] ?? "", $0["indicator"] ?? ""]
      })
    var compared = 0
    var different: [[String]] = []
    for row in try ReferenceRows("\(folder)/expected_indicators.csv").rows {
      let key = [row["id"] ?? "", row["indicator"] ?? ""]
      guard let published = row["trend"], !published.isEmpty, let points = series[key] else {
        continue
      }
      let assessment = Assessment(
        of: AssessedSeries(points: points), by: try #require(codebook[key[1]]),
        under: try .named("sdsn-2022"))
      let arrow = assessment.trend.verdict?.code ?? assessment.trend.reason?.rawValue ?? ""
      let expected =
        ["on_track": "on-track", "moderate": "moderately-improving"][published] ?? published
      // In the years that the codebook names for the trend there is one value only.
      if assessment.trend.reason == .oneObservation { continue }
      compared += 1
      if arrow != expected { different.append(key + [arrow, expected]) }
    }
    print("\(folder): \(compared) arrows, \(different.count) differ, all known")
    #expect(compared == 914)
    #expect(Set(different.map { Array($0.prefix(2)) }) == known)
  }
}
