/// How much a value differs from the bottom to the top of ordered groups, all groups counted.
///
/// Source: J. P. Mackenbach and A. E. Kunst, "Measuring the magnitude of socio-economic inequalities in
/// health", Social Science and Medicine 44 (1997) 757–771; WHO, Handbook on Health Inequality
/// Monitoring, 2013, section 3.
public struct SlopeIndex: Hashable, Sendable {
  /// The slope index of inequality: the value at the top less that at the bottom, on the fitted line.
  public let slope: Double
  /// The value at the very bottom, on the fitted line.
  public let bottom: Double
  /// What each group's value counts for in the slope.
  let coefficients: [Double]

  /// Fits the line through groups by their middle rank, each weighing as many as it has.
  ///
  /// - Parameters:
  ///   - values: of the groups, from the lowest to the highest.
  ///   - sizes: how many each group has, in the same order; 0 or more.
  /// - Returns: nil for fewer than two groups with a size above 0.
  public init?(_ values: [Double], sizes: [Double]) {
    precondition(values.count == sizes.count, "a size for each value")
    let total = sizes.reduce(0, +)
    guard total > 0, sizes.count(where: { $0 > 0 }) > 1 else { return nil }
    var below = 0.0
    var distances: [Double] = []
    for size in sizes {
      // The middle ranks have the weighted mean one half.
      distances.append((below + size / 2) / total - 0.5)
      below += size
    }
    let spread = zip(sizes, distances).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    coefficients = zip(sizes, distances).map { $0 * $1 / spread }
    let mean = zip(sizes, values).reduce(0) { $0 + $1.0 * $1.1 } / total
    slope = zip(coefficients, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) }
    bottom = mean - slope / 2
  }

  /// The relative index of inequality: the value at the top as so many times that at the bottom.
  ///
  /// Nil where the line is not above 0 at both ends.
  public var ratio: Double? {
    bottom > 0 && bottom + slope > 0 ? (bottom + slope) / bottom : nil
  }

  /// The limits of the slope that follow from those of the groups' values.
  ///
  /// The slope is a sum of the values, each times a number, so its variance is that of the sum.
  ///
  /// - Parameters:
  ///   - standardErrors: of the groups' values, which are independent of each other.
  ///   - level: such as 0.95.
  /// - Returns: the limits.
  public func interval(standardErrors: [Double], level: Double = 0.95) -> ConfidenceInterval {
    precondition(standardErrors.count == coefficients.count, "a standard error for each value")
    let variance = zip(coefficients, standardErrors).reduce(0) {
      $0 + ($1.0 * $1.1) * ($1.0 * $1.1)
    }
    let half = NormalDistribution.quantile((1 + level) / 2) * variance.squareRoot()
    return ConfidenceInterval(lower: slope - half, upper: slope + half, level: level)
  }
}
