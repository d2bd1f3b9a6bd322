import Foundation
import Problems
import Testing

/// What can be wrong with indicators, observations and maps.
struct BrokenFigureTests {
  @Test(arguments: indicators)
  func `an indicator that does not hang together is told with its line`(
    _ broken: BrokenCase
  ) throws {
    try broken.expectTold()
  }

  @Test(arguments: observations)
  func `an observation that cannot be is told with its row and column`(
    _ broken: BrokenCase
  ) throws {
    try broken.expectTold()
  }

  @Test(arguments: maps)
  func `a map that cannot be drawn is told with its file`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  @Test func `an indicator that cannot be read is told once, not again for each of its rows`()
    throws
  {
    let codes = try SmallReview.use { review in
      try review.replace("direction: increase", with: "direction: up", in: Self.indicator)
      return review.problems().filter { $0.severity == .error }.map(\.code)
    }
    #expect(codes == ["yaml.unknown-word"])
  }

  private static let indicator = "indicators/recycling.yaml"
  private static let file = "observations/recycling.csv"

  static let indicators = [
    BrokenCase("an unknown goal", "goal.unknown", at: "\(indicator):7", cell: "goals") {
      try $0.replace("goals: [12]", with: "goals: [18]", in: indicator)
    },
    BrokenCase("an unknown target", "target.unknown", at: "\(indicator):8", cell: "targets") {
      try $0.replace("12.5", with: "12.99", in: indicator)
    },
    BrokenCase(
      "a rate without a denominator", "indicator.rate-without-denominator", at: "\(indicator):1"
    ) { try $0.replace("recode: none", with: "recode: rate", in: indicator) },
    BrokenCase(
      "an unknown denominator", "indicator.unknown-denominator", at: "\(indicator):1"
    ) {
      try $0.replace("recode: none", with: "recode: rate\ndenominator: waste", in: indicator)
    },
    BrokenCase("seven decimals", "indicator.decimals", at: "\(indicator):9") {
      try $0.replace("decimals: 0", with: "decimals: 7", in: indicator)
    },
    BrokenCase("an indicator twice", "id.duplicate", at: "indicators/second.yaml:1") {
      try $0.write(try $0.read(indicator), to: "indicators/second.yaml")
    },
    BrokenCase("an unknown total", "indicator.unknown-total", at: "\(indicator):18") {
      try breaking("total: all", $0)
    },
    BrokenCase(
      "a breakdown with a column's name", "indicator.reserved-breakdown", at: "\(indicator):18",
      hasCompany: true
    ) {
      try breaking("", $0)
      try $0.replace("id: kind, name", with: "id: value, name", in: indicator)
    },
    BrokenCase("a category twice", "indicator.duplicate-category", at: "\(indicator):18") {
      try breaking("", $0)
      try $0.replace(
        "{code: glass, text: Glass}", with: "{code: paper, text: Glass}", in: indicator)
    },
  ]

  /// Divides the indicator by kind of waste; every row is of paper.
  private static func breaking(_ total: String, _ review: SmallReview) throws {
    try review.append(
      """
      breakdowns:
        - {id: kind, name: Kind, \(total.isEmpty ? "" : total + ", ")categories: \
      [{code: paper, text: Paper}, {code: glass, text: Glass}]}

      """, to: indicator)
    let rows = try review.read(file).split(separator: "\n")
    let divided = rows.enumerated().map { "\($1),\($0 == 0 ? "kind" : "paper")\n" }
    try review.write(divided.joined(), to: file)
    for language in ["nb", "nn", "en"] {
      try review.write("Text\n", to: "report/\(language)/progress.md")
    }
  }

  static let observations = [
    BrokenCase(
      "an unknown indicator", "observations.unknown-indicator", at: "\(file):10", cell: "indicator"
    ) { try $0.append("waste,F1,2025,1,\n", to: file) },
    BrokenCase("an unknown unit", "observations.unknown-unit", at: "\(file):10", cell: "unit") {
      try $0.append("recycling,G1,2025,1,\n", to: file)
    },
    BrokenCase("no period", "observations.bad-period", at: "\(file):10", cell: "period") {
      try $0.append("recycling,F4,last year,1,\n", to: file)
    },
    BrokenCase(
      "another kind of period", "observations.wrong-period", at: "\(file):10", cell: "period"
    ) {
      try $0.append("recycling,F4,2025M06,1,\n", to: file)
    },
    BrokenCase("a word for a value", "observations.bad-value", at: "\(file):10", cell: "value") {
      try $0.append("recycling,F4,2025,many,\n", to: file)
    },
    BrokenCase("a hexadecimal value", "observations.bad-value", at: "\(file):10", cell: "value") {
      try $0.append("recycling,F4,2025,0x1F,\n", to: file)
    },
    BrokenCase(
      "a value and a reason for none", "observations.value-and-absence", at: "\(file):10",
      cell: "status"
    ) { try $0.append("recycling,F4,2025,1,missing\n", to: file) },
    BrokenCase(
      "neither a value nor a reason", "observations.no-value", at: "\(file):10", cell: "value"
    ) { try $0.append("recycling,F4,2025,,\n", to: file) },
    BrokenCase(
      "an unknown status", "observations.unknown-status", at: "\(file):10", cell: "status"
    ) { try $0.append("recycling,F4,2025,,hidden\n", to: file) },
    BrokenCase("the same cell twice", "observations.duplicate", at: "\(file):10") {
      try $0.append("recycling,F1,2025,44,\n", to: file)
    },
    BrokenCase(
      "an unknown category", "observations.unknown-category", at: "\(file):10", cell: "kind"
    ) {
      try breaking("", $0)
      try $0.append("recycling,F4,2025,1,,metal\n", to: file)
    },
    BrokenCase(
      "a column that no indicator has", "observations.unknown-column", at: "\(file):1", cell: "kind"
    ) { try $0.write("indicator,unit,period,value,status,kind\n", to: file) },
    BrokenCase("a column that is missing", "observations.missing-column", at: "\(file):1") {
      try $0.write("indicator,unit,period,value\nrecycling,F1,2025,44\n", to: file)
    },
    BrokenCase(
      "an interval beside the value", "observations.bad-interval", at: "\(file):2", cell: "lower"
    ) {
      try $0.write(
        "indicator,unit,period,value,status,lower,upper\nrecycling,F1,2025,44,,45,50\n"
          + "recycling,F,2023,39,,,\nrecycling,F,2025,42,,,\n", to: file)
    },
  ]

  static let maps = [
    BrokenCase("a map that is no JSON", "map.not-geojson", at: "maps/units.geojson") {
      try $0.write("<svg/>", to: "maps/units.geojson")
    },
    BrokenCase("a map in another projection", "map.not-geojson", at: "maps/units.geojson") {
      try $0.write(area("F1", "[[[260000, 6650000], [1, 2], [2, 2]]]"), to: "maps/units.geojson")
    },
    BrokenCase("a map of points", "map.not-geojson", at: "maps/units.geojson") {
      try $0.write(
        area("F1", "[1, 2]").replacingOccurrences(of: "Polygon", with: "Point"),
        to: "maps/units.geojson")
    },
    BrokenCase("100 000 brackets", "map.not-geojson", at: "maps/units.geojson") {
      try $0.write(String(repeating: "[", count: 100_000), to: "maps/units.geojson")
    },
    BrokenCase("a map of other units", "map.no-units", at: "maps/units.geojson") {
      try $0.write(area("G1", "[[[1, 2], [2, 2], [2, 1]]]"), to: "maps/units.geojson")
    },
  ]

  private static func area(_ code: String, _ coordinates: String) -> String {
    """
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "\(code)"},
    "geometry": {"type": "Polygon", "coordinates": \(coordinates)}}]}
    """
  }
}
