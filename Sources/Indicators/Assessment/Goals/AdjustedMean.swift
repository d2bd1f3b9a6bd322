/// An index whose mean is lowered by how unequal its parts are.
///
/// Source: M. Mazziotta and A. Pareto, "On a generalized non-compensatory composite index for measuring
/// socio-economic phenomena", Social Indicators Research 127 (2016) 983–1003 (AMPI), as ISTAT and ASviS
/// use it: `z = 60·(x − min)/(max − min) + 70` with goalposts around a reference of 100, `200 − z` where
/// less is better, and `AMPI = M − S·S/M`.
public enum AdjustedMean {
  /// Goalposts: the reference lies in the middle, so that it scores 100.
  public struct Goalposts: Hashable, Sendable {
    /// The lower one.
    public let least: Double
    /// The upper one.
    public let most: Double

    /// Goalposts around a reference.
    ///
    /// - Parameters:
    ///   - values: all values over units and years.
    ///   - reference: the value that scores 100.
    public init?(_ values: [Double], around reference: Double) {
      guard let least = values.min(), let most = values.max(), most > least else { return nil }
      let half = (most - least) / 2
      self.least = reference - half
      self.most = reference + half
    }
  }

  /// The normalised value, 70 to 130 within the goalposts.
  ///
  /// - Parameters:
  ///   - value: a value.
  ///   - goalposts: the goalposts.
  ///   - isBetter: whether more is better.
  /// - Returns: 100 at the reference, more being better.
  public static func normalised(
    _ value: Double, _ goalposts: Goalposts, moreIsBetter isBetter: Bool
  ) -> Double {
    let z = 60 * (value - goalposts.least) / (goalposts.most - goalposts.least) + 70
    return isBetter ? z : 200 - z
  }

  /// The mean of normalised values less the penalty for their inequality.
  ///
  /// - Parameter values: normalised values; the deviation has n in its denominator.
  /// - Returns: the index; nil of nothing, or where the mean is 0.
  public static func index(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    guard mean != 0 else { return nil }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    return mean - variance / mean
  }
}
