import Foundation
import Measures
import StatisticalTables
import Store
import Surveys
import TestSupport
import Testing
import Workflows

/// The examples print what their sources say.
struct ExampleTests {
  private static let telemark = "\(PackageRoot.path)/Examples/telemark"
  private static let norway = "\(PackageRoot.path)/Examples/norge-2021"

  private func table(_ analysis: Analysis, _ id: String) throws -> Table {
    try #require(analysis.tables[TableAddress(["indicators", id])]?.table)
  }

  private func value(_ table: Table, _ place: [(String, String)]) throws -> Value {
    try table.measure(
      place.map { CellAddress.Coordinate(dimension: $0.0, category: $0.1) }
    ).value
  }

  /// Read in observations/ by eye.
  @Test(arguments: [
    ("life-expectancy", "0", "2014-2020", "sex=all", 82.7),
    ("life-expectancy", "0", "2004-2010", "sex=all", 80.6),
    ("mortality-cardiovascular", "0", "2001-2010", "", 347.9),
    ("mortality-cardiovascular", "0", "2009-2018", "", 243.8),
    ("mortality-cardiovascular", "0", "2011-2020", "", 223.1),
  ])
  func `Telemark's figures come out as they were published`(
    _ id: String, _ unit: String, _ period: String, _ breakdown: String, _ expected: Double
  ) throws {
    let analysis = Analysis(try ReviewFolder.read(FolderFiles(Self.telemark)))
    let parts = breakdown.split(separator: "=").map(String.init)
    let more = parts.count == 2 ? [(parts[0], parts[1])] : []
    let found = try value(try table(analysis, id), [("unit", unit), ("period", period)] + more)
    #expect(found == .known(expected))
  }

  @Test func `Telemark's printed numbers are the last values of the files`() throws {
    try TemporaryFolder.use { folder in
      _ = try BuildReview(Self.telemark).write(to: folder.path + "/report")
      let files = try ReportFiles.read(folder.path + "/report")
      let record = try #require(files["edition.json"])
      for id in ["life-expectancy", "household-debt", "overweight-at-17"] {
        let rows = ReportFiles.rows(try #require(files["data/indicators.\(id).csv"]))
          .filter { $0["unit"] == "40" && ($0["sex"] ?? "all") == "all" && $0["value"] != "" }
        let last = try #require(rows.max { ($0["period"] ?? "") < ($1["period"] ?? "") })
        let number = try #require(last["value"].flatMap { Double($0) })
        let english = try #require(
          record.firstMatch(
            of: try Regex(
              "report/en/[a-z-]+.md\",\\s+\"reference\": \"number indicators.\(id)\\[unit=40\\]\",\\s+\"text\": \"([0-9.]+)",
              as: (Substring, Substring).self)))
        let printed = try #require(Double(english.1))
        let decimals = english.1.split(separator: ".").dropFirst().first?.count ?? 0
        let scale = [1.0, 10, 100][decimals]
        #expect((printed * scale).rounded() == (number * scale).rounded(), "\(id)")
      }
    }
  }

  @Test(.needsReferenceData("norway/indicators/telemark/telemark_indicators_long.csv"))
  func `all 47 series of Telemark stand in the tables value by value`() throws {
    let analysis = Analysis(try ReviewFolder.read(FolderFiles(Self.telemark)))
    let name = "norway/indicators/telemark/telemark_indicators_long.csv"
    let long = try DelimitedFile(ReferenceData.bytes(name), file: name)
    #expect(
      long.header
        == ["indicator", "geo_code", "geo_name", "year", "period", "value", "unit", "status"])
    let series = try String(contentsOfFile: Self.telemark + "/SERIES.tsv", encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    #expect(series.count == 47)
    let rules = Dictionary(uniqueKeysWithValues: series.map { ($0[0], $0) })
    var tables: [String: Table] = [:]
    var offsets: [String: [String: [String: Int]]] = [:]
    for id in Set(series.map { $0[1] }) {
      tables[id] = try table(analysis, id)
      for dimension in tables[id]?.dimensions ?? [] {
        offsets[id, default: [:]][dimension.id] = Dictionary(
          uniqueKeysWithValues: dimension.categories.enumerated().map { ($1.code, $0) })
      }
    }
    var compared = 0
    var seen: Set<String> = []
    for line in long.rows {
      let row = line.fields
      let rule = try #require(rules[row[0]], "\(row[0])")
      let (value, status) = (row[5], row[7])
      let period = Self.period(row[4], rule: rule.count > 5 ? rule[5] : "")
      let id = rule[1]
      let table = try #require(tables[id])
      let indices = try table.dimensions.map { dimension -> Int in
        let code =
          switch dimension.id {
          case "unit": row[1]
          case "period": period
          default: rule[3]
          }
        return try #require(offsets[id]?[dimension.id]?[code], "\(row[0]) \(dimension.id)=\(code)")
      }
      let cell = table.cells[table.offset(of: indices)].value
      seen.insert(row[0])
      if let number = Double(value) {
        let isHole =
          number == 0 && ["refugees", "from-2016"].contains(rule.count > 5 ? rule[5] : "")
        if !(isHole && cell.number == nil) { #expect(cell.number == number, "\(row)") }
      } else {
        #expect(cell.number == nil, "\(row)")
        #expect(!status.isEmpty, "\(row)")
      }
      compared += 1
    }
    #expect(seen.count == 47)
    #expect(compared == 16_894)
  }

  /// A period of the long file as the review writes it.
  private static func period(_ text: String, rule: String) -> String {
    if rule == "school-years", let year = Int(text) { return "\(year - 2)-\(year)" }
    if text.count == 7, text.contains("-") { return text.replacing("-", with: "M") }
    return text
  }

  @Test(.enabled(if: hasPython, "python3 is not here"))
  func `the invented answers come out of their script, byte for byte`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", Self.norway + "/synthetic/generate.py"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let made = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(made == FileManager.default.contents(atPath: Self.norway + "/survey/answers.csv"))
  }

  private static let hasPython = ["/usr/bin", "/usr/local/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/python3")
  }

  @Test(arguments: [("2020-06-01", 366, 367), ("2024-01-01", 371, 372)])
  func `Norway has as many organisations and roles as are published`(
    _ day: String, _ organisations: Int, _ roles: Int
  ) throws {
    try TemporaryFolder.use { folder in
      try FileManager.default.copyItem(atPath: Self.norway, toPath: folder.path + "/review")
      try folder.write(
        try folder.read("review/review.yaml").replacing("2020-06-01", with: day)
          .replacing(", merged-2020, network]", with: "]"),
        to: "review/review.yaml")
      // The codes of the folder's own files are those of 2020.
      for name in [
        "survey/answers.csv", "survey/analysis.yaml", "survey/evidence.csv", "survey/codings",
        "attributes.yaml", "attributes.csv", "cases",
      ] {
        try FileManager.default.removeItem(atPath: folder.path + "/review/" + name)
      }
      let stored = try ReviewFolder.read(FolderFiles(folder.path + "/review"))
      #expect(stored.units.units.count == organisations)
      #expect(stored.units.units.reduce(0) { $0 + $1.levels.count } == roles)
      let population = try #require(stored.survey?.population)
      #expect(population.size() == organisations)
    }
  }
}
