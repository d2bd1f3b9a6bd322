import Problems
import Statistics
import Store

/// How a query adjusts weights to known totals.
struct QueryAdjustment {
  private let query: EstimateQuery
  private let columns: QueryColumns

  /// Nil where the query does not adjust them.
  init?(_ query: EstimateQuery, _ columns: QueryColumns) {
    guard query.adjustment != nil || query.trim != nil else { return nil }
    self.query = query
    self.columns = columns
  }

  /// What a constraint is on: the column, its categories, and where the query writes it.
  private struct Target {
    let column: QueryWord
    let levels: [String]
  }

  /// The design with its new weights.
  func applied(
    to design: SampleDesign
  ) throws(InputRefused) -> (design: SampleDesign, warnings: [Problem]) {
    let cap = query.trim.map {
      WeightCap($0.ratio, of: WeightCap.Reference(rawValue: $0.reference.rawValue) ?? .median)
    }
    switch query.adjustment {
    case nil:
      return try refused(as: []) { () throws(WeightingRefused) in
        (cap == nil ? design : try design.trimmed(to: cap ?? WeightCap(1)), [])
      }
    case .postStratify(let one):
      let (margin, target) = try margin(one)
      return try refused(as: [target]) { () throws(WeightingRefused) in
        (try design.postStratified(by: margin.factor, totals: margin.totals), [])
      }
    case .rake(let wanted):
      let (margins, targets) = try self.margins(wanted)
      return try refused(as: targets) { () throws(WeightingRefused) in
        let raked = try design.raked(on: margins, cap: cap)
        return (raked.design, warnings(raked.report, targets))
      }
    case .calibrate(let wanted):
      let (goals, targets) = try goals(wanted)
      let bounds = wanted.distance == .logit ? nil : wanted.bounds
      return try refused(as: targets) { () throws(WeightingRefused) in
        (try design.calibrated(to: goals, distance: distance(wanted), bounds: bounds).design, [])
      }
    }
  }

  private func distance(_ wanted: EstimateQuery.Calibration) -> CalibrationDistance {
    switch wanted.distance {
    case .linear: .linear
    case .raking: .raking
    case .logit:
      .logit(lower: wanted.bounds?.lowerBound ?? 0, upper: wanted.bounds?.upperBound ?? .infinity)
    }
  }

  private func margin(
    _ wanted: EstimateQuery.Margin
  ) throws(InputRefused) -> (Margin, Target) {
    let found = try columns.fullCategories(wanted.column)
    var totals = [Double?](repeating: nil, count: found.levels.count)
    for total in wanted.totals where total.number != 0 || found.levels.contains(total.of.text) {
      totals[try columns.code(of: total.of, in: found.levels, wanted.column)] = total.number
    }
    if let without = totals.firstIndex(where: { $0 == nil }) {
      throw InputRefused([
        Problem(
          "query.no-total", at: wanted.column.place,
          ["category": found.levels[without], "column": wanted.column.text])
      ])
    }
    return (
      Margin(found.factor, totals: totals.compactMap { $0 }),
      Target(column: wanted.column, levels: found.levels)
    )
  }

  private func margins(
    _ wanted: [EstimateQuery.Margin]
  ) throws(InputRefused) -> ([Margin], [Target]) {
    var margins: [Margin] = []
    var targets: [Target] = []
    for one in wanted {
      let (margin, target) = try self.margin(one)
      margins.append(margin)
      targets.append(target)
    }
    return (margins, targets)
  }

  private func goals(
    _ wanted: EstimateQuery.Calibration
  ) throws(InputRefused) -> ([CalibrationTarget], [Target]) {
    var goals: [CalibrationTarget] = []
    var targets: [Target] = []
    if let size = wanted.size {
      goals.append(.size(size))
      targets.append(Target(column: QueryWord("size", at: wanted.place), levels: []))
    }
    let (margins, named) = try self.margins(wanted.margins)
    goals += margins.map { .margin($0) }
    targets += named
    for total in wanted.columns {
      goals.append(.column(try columns.fullNumbers(total.of), total: total.number))
      targets.append(Target(column: total.of, levels: []))
    }
    return (goals, targets)
  }

  private func warnings(_ report: WeightingReport, _ targets: [Target]) -> [Problem] {
    if report.converged { return [] }
    return [
      problem(
        "query.cap-missed", report.worst, targets, miss: report.largestMiss, severity: .warning)
    ]
  }

  private func problem(
    _ code: String, _ constraint: WeightingConstraint, _ targets: [Target], miss: Double = 0,
    severity: Problem.Severity = .error
  ) -> Problem {
    let target = targets[constraint.target]
    let category = constraint.category.map { " = \(target.levels[$0])" } ?? ""
    return Problem(
      code, severity, at: target.column.place,
      ["what": target.column.text + category, "miss": Numerals.shortest(miss)])
  }

  /// Puts a refusal into words.
  private func refused<Result>(
    as targets: [Target], _ work: () throws(WeightingRefused) -> Result
  ) throws(InputRefused) -> Result {
    do {
      return try work()
    } catch {
      throw InputRefused([problem(error, targets)])
    }
  }

  private func problem(_ refused: WeightingRefused, _ targets: [Target]) -> Problem {
    switch refused {
    case .total(let constraint): return problem("query.total", constraint, targets)
    case .nobody(let constraint): return problem("query.nobody", constraint, targets)
    case .noPopulation(let constraint): return problem("query.no-population", constraint, targets)
    case .noCategory(let target, let row), .noNumber(let target, let row):
      let column = targets[target].column
      return Problem(
        "query.empty-field", at: columns.place(row: row, column), ["column": column.text])
    case .sums(let target, let sum, let first):
      return Problem(
        "query.sums", at: targets[target].column.place,
        [
          "what": targets[target].column.text, "sum": Numerals.shortest(sum),
          "first": Numerals.shortest(first),
          "other": targets.first?.column.text ?? "",
        ])
    case .bounds: return Problem("query.bounds", at: query.wantedPlace)
    case .cap, .calibrated:
      return Problem("query.cap", at: query.trim?.place ?? query.wantedPlace)
    case .notConverged(let report):
      return problem("query.not-met", report.worst, targets, miss: report.largestMiss)
    }
  }
}
