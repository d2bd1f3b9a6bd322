extension SampleDesign {
  /// Weights that add up to the population in each category of several margins.
  ///
  /// The rows are collapsed to the cells of the crossed margins, and the cells are fitted to the margins
  /// in turn. Source: W. E. Deming and F. F. Stephan, Ann. Math. Statist. 11 (1940) 427–444.
  ///
  /// With a cap, weights above it are cut and the margins fitted again until both hold: the weight is
  /// the raked one, but no more than the cap. The cap is measured on the weights raked without it.
  /// Where both cannot hold, the weights keep the cap, come as close to the margins as they can, and
  /// the report says so. Source: D. Izrael, M. P. Battaglia and M. R. Frankel, "Extreme survey weight
  /// adjustment as a component of sample balancing (a.k.a. raking)", SAS Global Forum 2009, paper 247.
  ///
  /// - Parameters:
  ///   - margins: one or more margins; their totals add up to the same population.
  ///   - cap: the largest weight allowed; none where nil.
  ///   - tolerance: the largest relative distance from a total.
  ///   - iterations: how often all margins are fitted at most.
  /// - Returns: the design with its new weights, and how close they come to the margins.
  /// - Throws: ``WeightingRefused``; without a cap also where the margins are not met, naming the
  ///   category farthest off.
  public func raked(
    on margins: [Margin], cap: WeightCap? = nil, tolerance: Double = 1e-12, iterations: Int = 1000
  ) throws(WeightingRefused) -> CalibratedDesign {
    precondition(!margins.isEmpty, "a margin to rake on")
    let first = margins[0].sum
    for (index, margin) in margins.enumerated() {
      try margin.check(index, weights: weights)
      guard (margin.sum - first).magnitude <= 1e-9 * first else {
        throw .sums(target: index, sum: margin.sum, first: first)
      }
    }
    let cells: CrossedCells
    switch CrossedCells.crossing(margins.map(\.factor), where: weights) {
    case .success(let found): cells = found
    case .failure(let gap): throw .noCategory(target: gap.factor, row: gap.row)
    }
    let before = cells.sums(of: weights)
    var raking = Raking(
      categories: cells.categories, weights: before, totals: margins.map(\.totals))
    let report = raking.run(tolerance: tolerance, iterations: iterations)
    guard report.converged else { throw .notConverged(report) }
    let factors = zip(raking.weights, before).map { $1 == 0 ? 0 : $0 / $1 }
    var result = self
    for row in weights.indices {
      let cell = cells.cellOfRow[row]
      if cell >= 0 { result.weights[row] *= factors[Int(cell)] }
    }
    var last = report
    if let limit = cap?.limit(of: result.weights) {
      last =
        result.fit(margins, cells, below: limit, tolerance: tolerance, iterations: iterations)
        ?? report
    }
    result.adjustments.append(.margins(cells, weights: result.weights))
    return CalibratedDesign(design: result, report: last)
  }

  /// Rakes with a largest weight; nil where no weight is above it.
  ///
  /// Rows of one cell and one weight keep one weight, so they are fitted as one.
  private mutating func fit(
    _ margins: [Margin], _ cells: CrossedCells, below limit: Double, tolerance: Double,
    iterations: Int
  ) -> WeightingReport? {
    guard weights.contains(where: { $0 > limit }) else { return nil }
    struct Kind: Hashable {
      let cell: Int32
      let weight: Double
    }
    var numbers: [Kind: Int] = [:]
    var kinds: [Kind] = []
    var rows: [Double] = []
    var kindOfRow = [Int](repeating: -1, count: count)
    for row in weights.indices where cells.cellOfRow[row] >= 0 {
      let kind = Kind(cell: cells.cellOfRow[row], weight: weights[row])
      let number = numbers[kind] ?? kinds.count
      if number == kinds.count {
        numbers[kind] = number
        kinds.append(kind)
        rows.append(0)
      }
      rows[number] += 1
      kindOfRow[row] = number
    }
    var raking = Raking(
      categories: cells.categories.map { codes in kinds.map { codes[Int($0.cell)] } },
      weights: zip(kinds, rows).map { $0.weight * $1 }, totals: margins.map(\.totals),
      caps: rows.map { $0 * limit })
    let report = raking.run(tolerance: tolerance, iterations: iterations)
    let fitted = zip(raking.weights, rows).map { $0 / $1 }
    for row in weights.indices where kindOfRow[row] >= 0 {
      weights[row] = min(fitted[kindOfRow[row]], limit)
    }
    return report
  }
}
