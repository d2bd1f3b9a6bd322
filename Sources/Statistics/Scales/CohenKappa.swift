/// How far two coders agree beyond what chance would give, on categories without order.
///
/// Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
/// Measurement 20 (1960) 37–46.
public struct CohenKappa: Hashable, Sendable {
  /// How many units both have coded.
  public let units: Int
  /// The share of those units on which they agree.
  public let observed: Double
  /// The share on which they would agree if each drew at random from the own shares.
  public let expected: Double
  /// The coefficient, `(observed − expected)/(1 − expected)`: 1 for full agreement, 0 for chance.
  public let kappa: Double
  /// The large-sample standard error.
  ///
  /// Source: J. L. Fleiss, J. Cohen and B. S. Everitt, "Large sample standard errors of kappa and
  /// weighted kappa", Psychological Bulletin 72 (1969) 323–327, formula 13.
  public let standardError: Double

  /// The agreement of two coders.
  ///
  /// - Parameters:
  ///   - first: the category that the first gave each unit; missing where none.
  ///   - second: the same of the second.
  /// - Returns: nil where no unit has both, or both used one and the same category throughout, so
  ///   that agreement by chance is complete.
  public init?(_ first: Factor, _ second: Factor) {
    precondition(first.codes.count == second.codes.count, "codings of the same units")
    precondition(first.count == second.count, "the same categories")
    let width = first.count
    var counts = Matrix(rows: width, columns: width)
    var units = 0
    for (one, other) in zip(first.codes, second.codes)
    where one != Factor.missing && other != Factor.missing {
      counts[Int(one), Int(other)] += 1
      units += 1
    }
    guard units > 0 else { return nil }
    let shares = (1 / Double(units)) * counts
    var rows = [Double](repeating: 0, count: width)
    var columns = rows
    for row in 0..<width {
      for column in 0..<width {
        rows[row] += shares[row, column]
        columns[column] += shares[row, column]
      }
    }
    let observed = shares.trace
    let expected = zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 }
    // The shares of a category that both gave to all sum to 1 but for rounding.
    guard 1 - expected > 1e-12 else { return nil }
    let kappa = (observed - expected) / (1 - expected)
    var spread = 0.0
    for row in 0..<width {
      for column in 0..<width {
        let margin =
          row == column
          ? 1 - (rows[row] + columns[row]) * (1 - kappa)
          : (columns[row] + rows[column]) * (1 - kappa)
        spread += shares[row, column] * margin * margin
      }
    }
    let centre = kappa - expected * (1 - kappa)
    let variance =
      (spread - centre * centre) / (Double(units) * (1 - expected) * (1 - expected))
    self.units = units
    self.observed = observed
    self.expected = expected
    self.kappa = kappa
    standardError = max(0, variance).squareRoot()
  }

  /// The interval by the normal distribution, at most from −1 to 1.
  ///
  /// - Parameter level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where they agree on all, since the error is then 0 and tells nothing.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard kappa < 1 else { return nil }
    let half = NormalDistribution.quantile(1 - (1 - level) / 2) * standardError
    return ConfidenceInterval(
      lower: max(-1, kappa - half), upper: min(1, kappa + half), level: level)
  }
}
