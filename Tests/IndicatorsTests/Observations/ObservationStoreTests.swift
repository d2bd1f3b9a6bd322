import Indicators
import Languages
import Measures
import Problems
import Testing

@Suite("The store of observations")
struct ObservationStoreTests {
  /// Rows of files, each `indicator unit period value` in words; `:` is kept back, `*` preliminary.
  static func store(
    _ files: KeyValuePairs<String, [String]>, choice: VintageChoice = VintageChoice(),
    log: inout ProblemLog
  ) throws -> ObservationStore {
    var sources: [ObservationSource] = []
    for (stem, _) in files {
      let parts = try #require(ObservationSource.parts(of: stem))
      sources.append(
        ObservationSource(
          file: "observations/\(stem).csv", name: parts.name, vintage: parts.vintage))
    }
    var builder = ObservationStore.Builder(sources: sources, choice: choice)
    for (source, file) in files.enumerated() {
      for (line, row) in file.value.enumerated() {
        let words = row.split(separator: " ").map(String.init)
        let text = words[3].hasSuffix("*") ? String(words[3].dropLast()) : words[3]
        let value: Value =
          Double(text).map { .known($0, text == words[3] ? .final : .preliminary) }
          ?? .unknown(text == ":" ? .confidential : .missing)
        builder.add(
          Observation(
            unit: words[1], period: try #require(Period(words[2])),
            categories: Array(words.dropFirst(4)), value: value),
          of: words[0], source: source, line: line + 2)
      }
    }
    return builder.store(log: &log)
  }

  static func store(
    _ files: KeyValuePairs<String, [String]>, choice: VintageChoice = VintageChoice()
  ) throws -> ObservationStore {
    var log = ProblemLog()
    let store = try store(files, choice: choice, log: &log)
    #expect(log.problems.isEmpty)
    return store
  }

  @Test func `a cell is found by indicator, unit, period and category`() throws {
    let store = try Self.store([
      "people": ["waste 4001 2023 5 all", "waste 4001 2023 3 paper", "waste 4003 2023 : all"],
      "health": ["beds 4001 2023 12"],
    ])
    #expect(store.count == 4)
    #expect(store.indicators == ["waste", "beds"])
    let year = Period.year(2023)
    #expect(
      store.value(of: "waste", unit: "4001", period: year, categories: ["paper"]) == .known(3))
    #expect(
      store.value(of: "waste", unit: "4003", period: year, categories: ["all"])
        == .unknown(.confidential))
    #expect(store.value(of: "beds", unit: "4001", period: year) == .known(12))
    #expect(store.value(of: "beds", unit: "4003", period: year) == nil)
    #expect(store.value(of: "beds", unit: "4001", period: .year(2022)) == nil)
    #expect(store.value(of: "unknown", unit: "4001", period: year) == nil)
  }

  @Test func `rows are asked for by any of their codes and know their place`() throws {
    let store = try Self.store([
      "people": ["waste 4001 2022 4 all", "waste 4001 2023 5 all", "waste 4001 2023 3 paper"],
      "health": ["beds 4001 2023 12", "beds 4003 2023 7"],
    ])
    let all = store.rows(.init(units: ["4001"], periods: [.year(2023)]))
    #expect(all.map(\.observation.value.number) == [5, 3, 12])
    #expect(all.map(\.line) == [3, 4, 2])
    #expect(all.map { store.sources[$0.source].name } == ["people", "people", "health"])
    let paper = store.rows(.init(indicators: ["waste"], categories: ["paper"]))
    #expect(paper.map(\.observation.value.number) == [3])
    #expect(store.rows(.init(units: ["9999"])).isEmpty)
  }

  @Test func `a series runs through time, earliest first`() throws {
    let store = try Self.store(["a": ["waste 1 2023 3", "waste 1 2021 1", "waste 2 2022 9"]])
    let series = store.series(of: "waste", unit: "1")
    #expect(series.map(\.period) == [.year(2021), .year(2023)])
    #expect(series.map(\.value.number) == [1, 3])
  }

  @Test(arguments: [
    (["waste 1 2022 3", "waste 1 2023Q1 1"], "2023Q1"),
    (["waste 1 2018-2020 3", "waste 1 2018-2021 1"], "2018-2021"),
    (["waste 1 2022 3", "waste 1 2020-2022 1"], "2020-2022"),
  ])
  func `periods of different kinds are never one series`(
    _ rows: [String], _ found: String
  ) throws {
    var log = ProblemLog()
    let store = try Self.store(["a": rows], log: &log)
    #expect(log.problems.map(\.code) == ["observations.mixed-periods"])
    let problem = try #require(log.problems.first)
    #expect(problem.place == Place("observations/a.csv", line: 3, cell: "period"))
    #expect(problem.values["found"] == found)
    #expect(problem.values["place"] == "observations/a.csv:2")
    #expect(store.count == 1)
  }

  @Test func `a cell stands once in a vintage, and once in the files that count`() throws {
    var log = ProblemLog()
    let store = try Self.store(
      [
        "kostra@2026-03-15": ["waste 1 2025 3", "waste 1 2025 4"],
        "kostra@2026-06-15": ["waste 1 2025 5"], "own": ["waste 1 2025 6", "waste 2 2025 1"],
      ], log: &log)
    #expect(log.problems.map(\.code) == ["observations.duplicate", "observations.duplicate"])
    #expect(
      log.problems.map(\.place) == [
        Place("observations/kostra@2026-03-15.csv", line: 3),
        Place("observations/own.csv", line: 2),
      ])
    #expect(log.problems.last?.values["file"] == "observations/kostra@2026-06-15.csv")
    #expect(store.value(of: "waste", unit: "1", period: .year(2025)) == .known(5))
    #expect(store.observations(of: "waste").count == 2)
    #expect(store.observations(of: "waste", vintages: .all).count == 3)
  }

  @Test func `the latest vintage counts, or the latest that is not after the chosen day`() throws {
    let files: KeyValuePairs = [
      "kostra": ["waste 1 2025 2"], "kostra@2026-03-15": ["waste 1 2025 3*"],
      "kostra@2026-06-15": ["waste 1 2025 5"],
    ]
    func value(_ choice: VintageChoice) throws -> Value? {
      try Self.store(files, choice: choice).value(of: "waste", unit: "1", period: .year(2025))
    }
    #expect(try value(VintageChoice()) == .known(5))
    let march = Day("2026-03-15")
    #expect(try value(VintageChoice(asOf: march)) == .known(3, .preliminary))
    #expect(try value(VintageChoice(asOf: Day("2026-06-14"))) == .known(3, .preliminary))
    #expect(try value(VintageChoice(asOf: Day("2026-01-01"))) == .known(2))
    let file = try #require(march)
    #expect(
      try value(VintageChoice(asOf: Day("2026-12-31"), files: ["kostra": file]))
        == .known(3, .preliminary))
    #expect(try value(VintageChoice(files: ["other": file])) == .known(5))
  }

  @Test func `a vintage is whole: what the later one lacks is not taken from the earlier`() throws {
    let store = try Self.store([
      "kostra@2026-03-15": ["waste 1 2025 3", "waste 2 2025 8"],
      "kostra@2026-06-15": ["waste 1 2025 5"],
    ])
    #expect(store.observations(of: "waste").map(\.unit) == ["1"])
    #expect(
      store.value(of: "waste", unit: "2", period: .year(2025), vintages: .source(0)) == .known(8))
  }

  @Test func `a choice before the first vintage leaves nothing`() throws {
    let store = try Self.store(
      ["kostra@2026-03-15": ["waste 1 2025 3"]], choice: VintageChoice(asOf: Day("2026-01-01")))
    #expect(!store.has("waste"))
    #expect(store.counts == [false])
  }

  @Test func `what is told of a source is its record, and the indicator's words for the rest`() {
    let indicator = Sample.indicator()
    let plain = ObservationSource(file: "observations/a.csv", name: "a")
    #expect(plain.source(of: indicator) == indicator.source)
    let recorded = ObservationSource(
      file: "observations/a@2026-03-15.csv", name: "a", vintage: Day("2026-03-15"),
      record: .init(
        table: "13526", query: "Region=K-0301", retrieved: Day("2026-03-16"),
        updated: "2026-03-15T07:00:00Z"))
    let source = recorded.source(of: indicator)
    #expect(source.name == indicator.source.name)
    #expect(source.licence == "CC BY 4.0")
    #expect(source.table == "13526")
    #expect(source.query == "Region=K-0301")
    #expect(source.updated == "2026-03-15T07:00:00Z")
    #expect(source.vintage == Day("2026-03-15"))
    #expect(source.retrieved == Day("2026-03-16"))
  }

  @Test(arguments: [
    ("kostra", "kostra", nil), ("kostra@2026-03-15", "kostra", "2026-03-15"),
  ])
  func `a file's name holds its vintage`(_ stem: String, _ name: String, _ day: String?) throws {
    let parts = try #require(ObservationSource.parts(of: stem))
    #expect(parts.name == name)
    #expect(parts.vintage?.description == day)
    #expect(ObservationSource.stem(parts.name, vintage: parts.vintage) == stem)
  }

  @Test(arguments: ["kostra@march", "@2026-03-15", "kostra@2026-02-30", "a@2026-03-15@2026-06-15"])
  func `a vintage is a day of the calendar`(_ stem: String) {
    #expect(ObservationSource.parts(of: stem) == nil)
  }

  @Test func `as many observations as the country has are kept and found`() throws {
    // 357 municipalities, 20 indicators, 15 years: every value says where it stands.
    var builder = ObservationStore.Builder(
      sources: [ObservationSource(file: "observations/all.csv", name: "all")])
    for indicator in 0..<20 {
      for unit in 0..<357 {
        for year in 0..<15 {
          builder.add(
            Observation(
              unit: String(1000 + unit), period: .year(2010 + year),
              value: .known(Double(indicator * 1_000_000 + unit * 100 + year))),
            of: "i\(indicator)", source: 0, line: 1)
        }
      }
    }
    var log = ProblemLog()
    let store = builder.store(log: &log)
    #expect(log.problems.isEmpty)
    #expect(store.count == 107_100)
    #expect(store.value(of: "i19", unit: "1356", period: .year(2024)) == .known(19_035_614))
    #expect(store.series(of: "i7", unit: "1000").map(\.value.number).first == 7_000_000)
  }
}
