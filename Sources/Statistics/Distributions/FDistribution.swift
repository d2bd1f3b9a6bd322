/// The F distribution: a ratio of two variances.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.6.2.
public struct FDistribution: Hashable, Sendable {
  /// The degrees of freedom above the line: above 0, need not be whole.
  public let numerator: Double
  /// The degrees of freedom below the line: above 0, need not be whole.
  ///
  /// Where infinite, F is a chi-square over its degrees of freedom.
  public let denominator: Double

  /// A distribution.
  ///
  /// - Parameters:
  ///   - numerator: degrees of freedom above the line, above 0.
  ///   - denominator: degrees of freedom below the line, above 0 or infinite.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && numerator < .infinity && denominator > 0, "degrees of freedom are above 0")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The probability of a value at most this large.
  ///
  /// - Parameter f: the value.
  /// - Returns: 0 to 1.
  public func cumulative(_ f: Double) -> Double { tails(f).lower }

  /// The probability of a value at least this large: the p-value of a test.
  ///
  /// - Parameter f: the value.
  /// - Returns: 0 to 1, to about 13 figures however small it is.
  public func upperTail(_ f: Double) -> Double { tails(f).upper }

  /// The value that is not exceeded with a probability, by bisection, to full precision.
  ///
  /// - Parameter probability: above 0 and below 1.
  /// - Returns: the quantile.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability between 0 and 1")
    return probability < 0.5
      ? Bisection.least { cumulative($0) >= probability }
      : Bisection.least { upperTail($0) <= 1 - probability }
  }

  private func tails(_ f: Double) -> (lower: Double, upper: Double) {
    if f <= 0 { return (0, 1) }
    if denominator == .infinity { return IncompleteGamma.tails(numerator / 2, numerator * f / 2) }
    let ratio = numerator / denominator * f
    return IncompleteBeta.tails(
      1 / (1 + 1 / ratio), complement: 1 / (1 + ratio), numerator / 2, denominator / 2)
  }
}
