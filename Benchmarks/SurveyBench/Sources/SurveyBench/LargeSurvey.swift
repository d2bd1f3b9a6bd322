import StatisticalTables
import Statistics

/// A million answers to forty questions in twenty strata.
struct LargeSurvey {
  private static let items = (1...40).map { "q" + ($0 < 10 ? "0" : "") + String($0) }
  private static let margins: [(column: String, shares: [Double])] = [
    ("region", [0.1, 0.15, 0.2, 0.25, 0.3]), ("size", [0.15, 0.25, 0.25, 0.2, 0.15]),
    ("sex", [0.49, 0.51]),
  ]

  private(set) var watch = Stopwatch()
  private(set) var results: [(key: String, value: JSONText)] = []

  /// Reads the file and does all jobs.
  mutating func run(_ path: String) throws {
    let data = try watch.time("load") { try ColumnFile(Self.columns, path: path) }
    let design = try watch.time("design") {
      try SampleDesign(
        rows: data.rows,
        stages: [
          SampleDesign.Stage(
            strata: try data.factor("stratum").codes.map { Int($0) },
            populations: try data.column("fpc"))
        ], weights: try data.column("w"))
    }
    try watch.time("items") {
      for item in Self.items {
        guard let shares = design.means(of: try data.factor(item)) else { continue }
        results.append((item, .numbers(shares.values + shares.standardErrors)))
      }
    }
    try watch.time("rao-scott") {
      for item in Self.items.prefix(3) {
        let table = CrossTable(
          rows: try data.factor(item), columns: try data.factor("region"), design: design)
        guard let table, let test = RaoScottTest(of: table) else { continue }
        results.append(
          ("F \(item)", .numbers([test.f, test.numerator, test.denominator, test.pValue])))
      }
    }
    let raked = try watch.time("rake") {
      let size = design.total
      return try design.raked(
        on: Self.margins.map { margin in
          Margin(try data.factor(margin.column), totals: margin.shares.map { $0 * size })
        }, tolerance: 1e-9
      ).design
    }
    try watch.time("raked mean") {
      guard let shares = raked.means(of: try data.factor(Self.items[0])) else { return }
      results.append(("raked", .numbers(shares.values + shares.standardErrors)))
    }
  }

  private static var columns: [ColumnFile.Wanted] {
    ["id", "w", "fpc"].map { .init($0, as: .numbers) }
      + (["stratum"] + margins.map(\.column) + items).map {
        .init($0, as: .categories(.sorted))
      }
  }
}
