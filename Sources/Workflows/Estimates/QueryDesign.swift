import Problems
import Statistics
import Store

/// The design that a query describes, on all rows of its file.
struct QueryDesign {
  /// The design with its weights, adjusted where the query says so.
  private(set) var sample: SampleDesign
  /// The replicates that tell the variance, where the query has them.
  private(set) var replicates: ReplicateDesign?
  /// What to look at, though it can be computed.
  private(set) var warnings: [Problem] = []

  init(of query: EstimateQuery, _ columns: QueryColumns) throws(InputRefused) {
    let design = query.design
    sample = try QueryDesign.drawn(design, columns)
    if let adjustment = QueryAdjustment(query, columns) {
      let adjusted = try adjustment.applied(to: sample)
      sample = adjusted.design
      warnings = adjusted.warnings
    }
    if let wanted = design.replicates {
      if query.adjustment != nil || query.trim != nil {
        throw InputRefused([Problem("query.replicates-adjusted", at: wanted.place)])
      }
      replicates = try QueryDesign.replicates(wanted, of: sample, columns)
    }
  }

  /// The design as the sample was drawn.
  private static func drawn(
    _ design: EstimateQuery.Design, _ columns: QueryColumns
  ) throws(InputRefused) -> SampleDesign {
    let depth = max(1, design.ids.count, design.strata.count, design.populations.count)
    var stages: [SampleDesign.Stage] = []
    for stage in 0..<depth {
      var one = SampleDesign.Stage()
      if stage < design.ids.count {
        one.clusters = try columns.fullCategories(design.ids[stage]).factor.codes.map { Int($0) }
      }
      if stage < design.strata.count {
        one.strata = try columns.fullCategories(design.strata[stage]).factor.codes.map { Int($0) }
      }
      if stage < design.populations.count {
        one.populations = try columns.fullNumbers(design.populations[stage])
      }
      stages.append(one)
    }
    var weights: [Double]?
    if let column = design.weights { weights = try columns.fullNumbers(column) }
    do {
      return try SampleDesign(
        rows: columns.rows, stages: stages, weights: weights,
        lone: SampleDesign.LoneCluster(rawValue: design.lonely.rawValue) ?? .refuse)
    } catch {
      throw InputRefused([problem(error, design, columns)])
    }
  }

  private static func problem(
    _ refused: SampleDesign.Refused, _ design: EstimateQuery.Design, _ columns: QueryColumns
  ) -> Problem {
    func place(_ row: Int, _ words: [QueryWord]) -> Place {
      words.first.map { columns.place(row: row, $0) } ?? design.place
    }
    switch refused {
    case .weight(let row):
      return Problem("query.weight", at: place(row, design.weights.map { [$0] } ?? []))
    case .population(let row, let drawn):
      return Problem(
        "query.small-population", at: place(row, design.populations), ["drawn": String(drawn)])
    case .unequalPopulation(let row):
      return Problem("query.unequal-population", at: place(row, design.populations))
    case .loneCluster(let row):
      return Problem("query.lone-cluster", at: place(row, design.strata))
    case .length(let expected, let found):
      preconditionFailure("columns of one file: \(expected) and \(found) rows")
    }
  }

  private static func replicates(
    _ wanted: EstimateQuery.Replicates, of sample: SampleDesign, _ columns: QueryColumns
  ) throws(InputRefused) -> ReplicateDesign {
    let centre = ReplicateDesign.Centre(rawValue: wanted.centre.rawValue) ?? .replicates
    var weights: [[Double]] = []
    for column in wanted.columns {
      let numbers = try columns.fullNumbers(column)
      weights.append(
        wanted.areFactors ? zip(numbers, sample.weights).map { $0 * $1 } : numbers)
    }
    do {
      if weights.isEmpty { return try ReplicateDesign(jackknife: sample, centre: centre) }
      let count = Double(weights.count)
      let usual = wanted.kind == .jk1 ? (count - 1) / count : 1
      return try ReplicateDesign(
        weights: sample.weights, replicates: weights, scale: wanted.scale ?? usual,
        scales: wanted.scales, centre: centre, degreesOfFreedom: wanted.degreesOfFreedom)
    } catch {
      switch error {
      case .loneCluster(let row):
        throw InputRefused([
          Problem(
            "query.lone-cluster", at: Place(columns.path, line: columns.line(of: row)))
        ])
      case .length(let expected, let found):
        throw InputRefused([
          Problem(
            "query.scales", at: wanted.place,
            ["expected": String(expected), "found": String(found)])
        ])
      case .number: throw InputRefused([Problem("query.replicate-scale", at: wanted.place)])
      case .adjusted: throw InputRefused([Problem("query.replicates-adjusted", at: wanted.place)])
      }
    }
  }
}
