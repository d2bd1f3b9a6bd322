extension ReplicateDesign {
  /// Totals of the population: `Σ wᵢ xᵢ`.
  ///
  /// - Parameter columns: the numbers of each variable; outside the domain they are not read.
  /// - Returns: a total for each variable.
  public func totals(_ columns: [[Double]]) -> Estimates {
    estimates(fromTotalsOf: columns) { $0 }
  }

  /// Means of the population: `Σ wᵢ xᵢ / Σ wᵢ`.
  ///
  /// - Parameter columns: the numbers of each variable; outside the domain they are not read.
  /// - Returns: a mean for each variable; nil where the domain is empty.
  public func means(_ columns: [[Double]]) -> Estimates? {
    guard weights.reduce(0, +) > 0 else { return nil }
    let ones = [Double](repeating: 1, count: weights.count)
    return estimates(fromTotalsOf: columns + [ones]) { totals in
      totals.dropLast().map { $0 / totals[totals.count - 1] }
    }
  }

  /// The share of the population in each category.
  ///
  /// - Parameter factor: a category for each row; rows without one are outside the domain.
  /// - Returns: a share, 0 to 1, for each category; nil where no row has one.
  public func means(of factor: Factor) -> Estimates? {
    restricted { factor.codes[$0] != Factor.missing }.means(factor.indicators)
  }

  /// Ratios of two totals: `Σ wᵢ yᵢ / Σ wᵢ xᵢ`.
  ///
  /// - Parameters:
  ///   - numerators: the numbers y of each ratio.
  ///   - denominators: the numbers x of each ratio.
  /// - Returns: a ratio for each pair; nil where a total below the line is 0.
  public func ratios(_ numerators: [[Double]], to denominators: [[Double]]) -> Estimates? {
    precondition(numerators.count == denominators.count, "a denominator for each numerator")
    let count = numerators.count
    let found = estimates(fromTotalsOf: numerators + denominators) { totals in
      (0..<count).map { totals[$0] / totals[count + $0] }
    }
    return found.values.allSatisfy(\.isFinite) ? found : nil
  }
}
