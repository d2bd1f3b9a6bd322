/// The chi-square distribution.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.19.
public struct ChiSquareDistribution: Hashable, Sendable {
  /// The degrees of freedom, above 0; need not be whole.
  public let degreesOfFreedom: Double

  /// A distribution.
  ///
  /// - Parameter degreesOfFreedom: above 0.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are above 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value at most this large.
  ///
  /// - Parameter x: the value.
  /// - Returns: 0 to 1.
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : IncompleteGamma.tails(degreesOfFreedom / 2, x / 2).lower
  }

  /// The probability of a value at least this large: the p-value of a test.
  ///
  /// - Parameter x: the value.
  /// - Returns: 0 to 1, to about 13 figures however small it is.
  public func upperTail(_ x: Double) -> Double {
    x <= 0 ? 1 : IncompleteGamma.tails(degreesOfFreedom / 2, x / 2).upper
  }

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
}
