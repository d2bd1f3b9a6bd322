import StatisticalTables
import Statistics

/// The tables of an ordinary report: 23 questions by 6 properties of a few hundred who answered.
struct ReportJob {
  private static let number = (1...12).map { ($0 < 10 ? "0" : "") + String($0) }
  private static let questions =
    number.map { "b" + $0 } + number.prefix(8).map { "m" + $0 } + ["sdg_plan", "stage", "rank1"]
  private static let properties = [
    "landsdel", "size_class", "size3", "cen3", "merged", "network",
  ]

  private(set) var watch = Stopwatch()
  private var shares: [Double] = []
  private var rows: [Double] = []
  private var tests: [Double] = []

  /// What was estimated, in the order of the questions and within each of the properties.
  var results: [(key: String, value: JSONText)] {
    [
      ("report shares", .numbers(shares)), ("report rows", .numbers(rows)),
      ("report F", .numbers(tests)),
    ]
  }

  /// Reads the file, and makes all shares and tables.
  mutating func run(_ path: String) throws {
    let wanted =
      ["w_rhg", "N_rhg"].map { ColumnFile.Wanted($0, as: .numbers) }
      + (["rhg"] + Self.questions + Self.properties).map {
        ColumnFile.Wanted($0, as: .categories(.sorted))
      }
    let data = try ColumnFile(wanted, path: path)
    var watch = watch
    try watch.time("report") { try makeTables(data) }
    self.watch = watch
  }

  private mutating func makeTables(_ data: ColumnFile) throws {
    let design = try SampleDesign(
      rows: data.rows,
      stages: [
        SampleDesign.Stage(
          strata: try data.factor("rhg").codes.map { Int($0) },
          populations: try data.column("N_rhg"))
      ], weights: try data.column("w_rhg"), lone: .adjust)
    let properties = try Self.properties.map { try data.factor($0) }
    for question in Self.questions {
      let answers = try data.factor(question)
      for share in design.tally(of: answers).proportions ?? [] {
        let interval = share.interval(.logit)
        shares += [
          share.estimate.value, share.estimate.standardError, interval?.lower ?? .nan,
          interval?.upper ?? .nan,
        ]
      }
      for property in properties {
        guard let table = CrossTable(rows: property, columns: answers, design: design) else {
          continue
        }
        for row in table.rowShares.compactMap({ $0 }) {
          rows += row.values + row.standardErrors
          _ = row.intervals()
        }
        tests.append(RaoScottTest(of: table)?.f ?? .nan)
      }
    }
  }
}
