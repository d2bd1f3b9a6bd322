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
    guard let limit = cap?.limit(of: result.weights), result.weights.contains(where: { $0 > limit })
    else { return result.adjusted(to: cells, report) }

    let rows = weights.indices.filter { weights[$0] != 0 }
    var capped = Raking(
      categories: cells.categories.map { codes in
        rows.map { codes[Int(cells.cellOfRow[$0])] }
      },
      weights: rows.map { result.weights[$0] }, totals: margins.map(\.totals), cap: limit)
    let second = capped.run(tolerance: tolerance, iterations: iterations)
    for (row, weight) in zip(rows, capped.weights) { result.weights[row] = weight }
    return result.adjusted(to: cells, second)
  }

  private func adjusted(to cells: CrossedCells, _ report: WeightingReport) -> CalibratedDesign {
    var result = self
    result.adjustments.append(.margins(cells, weights: weights))
    return CalibratedDesign(design: result, report: report)
  }
}
