extension SampleDesign {
  /// Totals of the population: `Σ wᵢ xᵢ`.
  ///
  /// Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, result
  /// 2.8.1 and section 3.3. Rows with missing numbers are left out by ``answered(_:)-([[Double]])``.
  ///
  /// - Parameter columns: the numbers of each variable; outside the domain they are not read.
  /// - Returns: a total for each variable.
  public func totals(_ columns: [[Double]]) -> Estimates {
    let influences = columns.map { weighted($0, around: 0, scale: 1) }
    return estimates(influences.map { $0.reduce(0, +) }, influences: influences)
  }

  /// How many of the population are in each category.
  ///
  /// - Parameter factor: a category for each row; rows without one are outside the domain.
  /// - Returns: a total for each category.
  public func totals(of factor: Factor) -> Estimates {
    ElementCounts(factor, in: self)?.tally.totals ?? answered(factor).totals(factor.indicators)
  }

  /// Means of the population: `Σ wᵢ xᵢ / Σ wᵢ`, linearised.
  ///
  /// Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, section
  /// 5.7. Rows with missing numbers are left out by ``answered(_:)-([[Double]])``.
  ///
  /// - Parameter columns: the numbers of each variable; outside the domain they are not read.
  /// - Returns: a mean for each variable; nil where the domain is empty.
  public func means(_ columns: [[Double]]) -> Estimates? {
    let size = total
    guard size > 0 else { return nil }
    let values = columns.map { weighted($0, around: 0, scale: 1).reduce(0, +) / size }
    let influences = zip(columns, values).map { weighted($0, around: $1, scale: 1 / size) }
    return estimates(values, influences: influences)
  }

  /// The share of the population in each category.
  ///
  /// - Parameter factor: a category for each row; rows without one are outside the domain.
  /// - Returns: a share, 0 to 1, for each category; nil where no row has one.
  public func means(of factor: Factor) -> Estimates? {
    guard let counts = ElementCounts(factor, in: self) else {
      return answered(factor).means(factor.indicators)
    }
    return counts.tally.shares
  }

  /// Ratios of two totals: `Σ wᵢ yᵢ / Σ wᵢ xᵢ`, linearised.
  ///
  /// Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, section
  /// 5.6.
  ///
  /// - Parameters:
  ///   - numerators: the numbers y of each ratio.
  ///   - denominators: the numbers x of each ratio.
  /// - Returns: a ratio for each pair; nil where a total below the line is 0.
  public func ratios(_ numerators: [[Double]], to denominators: [[Double]]) -> Estimates? {
    precondition(numerators.count == denominators.count, "a denominator for each numerator")
    var values: [Double] = []
    var influences: [[Double]] = []
    for (above, below) in zip(numerators, denominators) {
      let size = weighted(below, around: 0, scale: 1).reduce(0, +)
      guard size != 0 else { return nil }
      let ratio = weighted(above, around: 0, scale: 1).reduce(0, +) / size
      let residuals = zip(above, below).map { $0 - ratio * $1 }
      values.append(ratio)
      influences.append(weighted(residuals, around: 0, scale: 1 / size))
    }
    return estimates(values, influences: influences)
  }

  /// How many times larger the variance of each mean is than in a simple random sample of as many
  /// rows, drawn without replacement.
  ///
  /// Source: L. Kish, Survey Sampling, 1965, section 8.2; the size of the population is the sum of the
  /// weights and its variance is estimated with them, as in R's `svymean(deff = TRUE)`.
  ///
  /// - Parameter columns: the numbers of each variable; outside the domain they are not read.
  /// - Returns: a design effect for each variable; nil where the simple sample has no variance: all
  ///   numbers alike, one row, or weights that sum to no more than the rows.
  public func designEffects(_ columns: [[Double]]) -> [Double?] {
    guard let means = means(columns) else { return columns.map { _ in nil } }
    let rows = Double(active)
    let size = total
    return columns.indices.map { index in
      let mean = means.values[index]
      let squares = columns[index].map { ($0 - mean) * ($0 - mean) }
      let spread = weighted(squares, around: 0, scale: 1 / size).reduce(0, +) * rows / (rows - 1)
      let simple = spread / rows * (1 - rows / size)
      return simple > 0 && rows > 1 ? means.covariance[index, index] / simple : nil
    }
  }

  /// Estimates of the domain, whose covariance is that of their linear parts.
  func estimates(_ values: [Double], influences: [[Double]]) -> Estimates {
    Estimates(
      values: values, covariance: covariance(of: influences), degreesOfFreedom: degreesOfFreedom)
  }

  /// `wᵢ (xᵢ − centre) scale`, and 0 outside the domain, whatever stands there.
  func weighted(_ column: [Double], around centre: Double, scale: Double) -> [Double] {
    precondition(column.count == count, "a number for each row")
    return column.indices.map { row in
      weights[row] == 0 ? 0 : weights[row] * (column[row] - centre) * scale
    }
  }
}
