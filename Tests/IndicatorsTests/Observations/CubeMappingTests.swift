import Indicators
import Languages
import Measures
import Problems
import StatisticalTables
import Testing

@Suite("How a source's cube becomes observations")
struct CubeMappingTests {
  private static func dimension(_ id: String, _ codes: [String]) -> Cube.Dimension {
    Cube.Dimension(id: id, label: id, categories: codes.map { Cube.Category(code: $0, label: $0) })
  }

  /// Two municipalities and the country, two measures, one year before the last and the last.
  private func cube(
    numbers: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], statuses: [Int: String] = [:]
  ) -> Cube {
    Cube(
      label: "Table",
      dimensions: [
        Self.dimension("Region", ["K-0301", "K-1103", "EAK"]),
        Self.dimension("ContentsCode", ["Folk", "Avfall"]),
        Self.dimension("Tid", ["2024", "2025"]),
      ], cells: Cube.Cells(numbers, statuses: statuses))
  }

  private static let metric = CubeMapping.Codes(
    dimension: "ContentsCode", codes: ["Folk": "people", "Avfall": "waste"])
  private static let unit = CubeMapping.Codes(
    dimension: "Region", codes: ["EAK": "0"], strip: ["K-"])
  private static let period = CubeMapping.Codes(dimension: "Tid")

  private func mapping(
    unit: CubeMapping.Codes = unit, metric: CubeMapping.Codes? = metric, indicator: String? = nil,
    breakdowns: [CubeMapping.Breakdown] = [], fixed: [String: String] = [:],
    statuses: [String: CubeMapping.Status] = [:], factors: [String: Double] = [:],
    revisedOn: CubeMapping.DayOfYear? = nil
  ) -> CubeMapping {
    CubeMapping(
      unit: unit, period: Self.period, metric: metric, indicator: indicator,
      breakdowns: breakdowns, fixed: fixed, statuses: statuses, factors: factors,
      revisedOn: revisedOn, place: Place("sources.yaml", line: 7))
  }

  private static let indicators: [Indicator] = {
    [
      DerivedSample.indicator(
        "people", unit: "persons", periods: .year, breakdowns: [], formula: nil),
      DerivedSample.indicator(
        "waste", unit: "tonnes", periods: .year, breakdowns: [], formula: nil),
      DerivedSample.indicator(
        "gas", unit: "tonnes", periods: .year, breakdowns: [DerivedSample.sector], formula: nil),
    ]
  }()

  private func read(
    _ cube: Cube, _ mapping: CubeMapping, on day: String = "2026-03-15"
  ) throws -> (found: [String: [Observation]], problems: [Problem]) {
    var log = ProblemLog()
    let known = Dictionary(uniqueKeysWithValues: Self.indicators.map { ($0.id, $0) })
    let found = mapping.observations(
      in: cube, indicators: known, retrieved: try #require(Day(day)),
      use: { ["0301", "1103", "0"].contains($0) ? .used : $0 == "4601" ? .outside : .unknown },
      log: &log)
    for problem in log.problems {
      problem.expectWords()
      #expect(problem.place == Place("sources.yaml", line: 7))
    }
    return (found, log.problems)
  }

  @Test func `codes of the source become those of the review`() throws {
    let (found, problems) = try read(cube(), mapping())
    #expect(problems.isEmpty)
    #expect(found["people"]?.map(\.unit) == ["0301", "0301", "1103", "1103", "0", "0"])
    #expect(found["people"]?.map(\.value.number) == [1, 2, 5, 6, 9, 10])
    #expect(found["waste"]?.map(\.value.number) == [3, 4, 7, 8, 11, 12])
    #expect(found["waste"]?.first?.period == .year(2024))
  }

  @Test func `the file is the same for the same figures, in whatever order they came`() throws {
    let (found, _) = try read(cube(), mapping(), on: "2026-03-15")
    let text = ObservationsText.text(found, indicators: Self.indicators)
    #expect(
      text.hasPrefix("indicator,unit,period,value,status\npeople,0,2024,9,\npeople,0,2025,10,\n"))
    #expect(
      ObservationsText.text(found.mapValues { $0.reversed() }, indicators: Self.indicators) == text)
  }

  @Test func `the source's signs say why there is no number`() throws {
    let (found, problems) = try read(
      cube(
        numbers: [0, .nan, .nan, .nan, 5, .nan, .nan, 8, 9, 10, 11, .nan],
        statuses: [0: ".", 1: "..", 2: ":", 3: "...", 4: "*", 5: "-"]), mapping())
    #expect(problems.isEmpty)
    #expect(
      found["people"]?.map(\.value) == [
        .unknown(.notApplicable), .unknown(.missing), .known(5, .preliminary), .known(0),
        .known(9), .known(10),
      ])
    // Cells 6 and 11 have neither number nor sign, so nothing is said of them.
    #expect(
      found["waste"]?.map(\.value) == [
        .unknown(.confidential), .unknown(.notPublished), .known(8), .known(11),
      ])
  }

  @Test func `a sign means what the mapping says before what is usual`() throws {
    let signs: [String: CubeMapping.Status] = ["-": .absent(.missing), "e": .firm(.estimated)]
    let (found, problems) = try read(
      cube(statuses: [0: "-", 1: "e"]), mapping(statuses: signs))
    #expect(problems.isEmpty)
    #expect(found["people"]?[0].value == .unknown(.missing))
    #expect(found["people"]?[1].value == .known(2, .estimated))
  }

  @Test func `a sign that nobody has explained is told, not guessed`() throws {
    let (found, problems) = try read(cube(statuses: [0: "q", 3: "q"]), mapping())
    #expect(found["people"]?.count == 5)
    #expect(problems.map(\.code) == ["mapping.unknown-status"])
    #expect(problems.first?.values["count"] == "2")
  }

  @Test func `figures before their day of revision are preliminary`() throws {
    let june = try #require(CubeMapping.DayOfYear("06-15"))
    let (march, _) = try read(cube(), mapping(revisedOn: june), on: "2026-03-15")
    #expect(march["people"]?[0].value == .known(1))
    #expect(march["people"]?[1].value == .known(2, .preliminary))
    let (later, _) = try read(cube(), mapping(revisedOn: june), on: "2026-06-15")
    #expect(later["people"]?[1].value == .known(2))
    #expect(CubeMapping.DayOfYear("13-01") == nil)
  }

  @Test func `numbers can be put on the indicator's scale`() throws {
    let (found, _) = try read(cube(), mapping(factors: ["waste": 1000]))
    #expect(found["waste"]?.first?.value == .known(3000))
    #expect(found["people"]?.first?.value == .known(1))
  }

  @Test func `codes of other units are passed over, and codes of none are told`() throws {
    let outside = CubeMapping.Codes(dimension: "Region", codes: ["EAK": "4601"], strip: ["K-"])
    let (found, none) = try read(cube(), mapping(unit: outside))
    #expect(none.isEmpty)
    #expect(found["people"]?.count == 4)
    let (_, problems) = try read(cube(), mapping(unit: .init(dimension: "Region")))
    #expect(problems.map(\.code) == ["mapping.unknown-units"])
    #expect(problems.first?.values["found"] == "K-0301, K-1103, EAK")
    let leaving = CubeMapping.Codes(dimension: "Region", strip: ["K-"], leaveOut: ["EAK"])
    #expect(try read(cube(), mapping(unit: leaving)).problems.isEmpty)
  }

  @Test func `two codes for one unit are told`() throws {
    let twice = CubeMapping.Codes(
      dimension: "Region", codes: ["EAK": "0", "K-1103": "0301"], strip: ["K-"])
    let (_, problems) = try read(cube(), mapping(unit: twice))
    #expect(problems.map(\.code) == ["mapping.cells-twice"])
    #expect(problems.first?.values["count"] == "4")
  }

  @Test func `a dimension is a breakdown, fixed to a category, or has one only`() throws {
    let cube = Cube(
      label: "Gas",
      dimensions: [
        Self.dimension("Region", ["K-0301"]), Self.dimension("Sektor", ["0", "5"]),
        Self.dimension("Tid", ["2024"]), Self.dimension("Enhet", ["tonn"]),
      ], cells: Cube.Cells([20, 7]))
    let sector = CubeMapping.Breakdown(
      id: "sector", codes: .init(dimension: "Sektor", codes: ["0": "all", "5": "road"]))
    let (found, problems) = try read(
      cube, mapping(metric: nil, indicator: "gas", breakdowns: [sector]))
    #expect(problems.isEmpty)
    #expect(found["gas"]?.map(\.categories) == [["all"], ["road"]])
    let (fixed, _) = try read(
      cube, mapping(metric: nil, indicator: "people", fixed: ["Sektor": "5"]))
    #expect(fixed["people"]?.map(\.value.number) == [7])
    for (wrong, code) in [
      (mapping(metric: nil, indicator: "people"), "mapping.unused-dimension"),
      (
        mapping(metric: nil, indicator: "people", fixed: ["Sektor": "9"]), "mapping.unknown-fixed"
      ),
      (
        mapping(metric: nil, indicator: "people", fixed: ["Sector": "5"]),
        "mapping.unknown-dimension"
      ),
      (
        mapping(metric: nil, indicator: "people", breakdowns: [sector]), "mapping.breakdown-unknown"
      ),
      (
        mapping(metric: nil, indicator: "unheard-of", fixed: ["Sektor": "5"]),
        "mapping.no-indicator"
      ),
      (
        mapping(
          metric: nil, indicator: "gas",
          breakdowns: [.init(id: "sector", codes: .init(dimension: "Sektor"))]),
        "mapping.unknown-categories"
      ),
      (mapping(metric: Self.metric, fixed: ["Sektor": "5"]), "mapping.unknown-dimension"),
      (
        mapping(metric: nil, indicator: "people", fixed: ["Sektor": "5", "Tid": "2024"]),
        "mapping.dimension-twice"
      ),
    ] {
      #expect(try read(cube, wrong).problems.map(\.code).contains(code), "\(code)")
    }
  }

  @Test func `periods of another kind than the indicator's are told`() throws {
    let cube = Cube(
      label: "People",
      dimensions: [Self.dimension("Region", ["K-0301"]), Self.dimension("Tid", ["2024K1", "x"])],
      cells: Cube.Cells([20, 7]))
    let codes = try read(cube, mapping(metric: nil, indicator: "people")).problems.map(\.code)
    #expect(codes == ["mapping.unknown-periods"])
    let quarter = Cube(
      label: "People",
      dimensions: [Self.dimension("Region", ["K-0301"]), Self.dimension("Tid", ["2024K1"])],
      cells: Cube.Cells([20]))
    #expect(
      try read(quarter, mapping(metric: nil, indicator: "people")).problems.map(\.code)
        == ["mapping.wrong-periods"])
  }
}
