/// Student's t distribution.
public struct StudentT: Hashable, Sendable {
  /// The degrees of freedom, above 0; where infinite, the distribution is the standard normal.
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
  /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 with 26.5.27.
  ///
  /// - Parameter t: the value.
  /// - Returns: 0 to 1.
  public func cumulative(_ t: Double) -> Double {
    let tail = tails(t) / 2
    return t < 0 ? tail : 1 - tail
  }

  /// The probability of a value at least this large.
  ///
  /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 with 26.5.27.
  ///
  /// - Parameter t: the value.
  /// - Returns: 0 to 1, to about 13 figures however small it is.
  public func upperTail(_ t: Double) -> Double { cumulative(-t) }

  /// The probability of a value at least this far from 0: the p-value of a two-sided test.
  ///
  /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 with 26.5.27.
  ///
  /// - Parameter t: the value, of either sign.
  /// - Returns: 0 to 1, to about 13 figures however small it is.
  public func tails(_ t: Double) -> Double {
    if degreesOfFreedom == .infinity { return 2 * NormalDistribution.upperTail(t.magnitude) }
    let ratio = t / degreesOfFreedom * t
    if ratio == 0 { return 1 }
    return IncompleteBeta.tails(
      1 / (1 + ratio), complement: 1 / (1 + 1 / ratio), degreesOfFreedom / 2, 0.5
    ).lower
  }

  /// The value that is not exceeded with a probability: the inverse of the incomplete beta function
  /// by bisection, to full precision.
  ///
  /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 with 26.5.27.
  ///
  /// - Parameter probability: above 0 and below 1.
  /// - Returns: the quantile.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability between 0 and 1")
    if degreesOfFreedom == .infinity { return NormalDistribution.quantile(probability) }
    if probability == 0.5 { return 0 }
    let both = 2 * (probability < 0.5 ? probability : 1 - probability)
    let size = Bisection.least { tails($0) <= both }
    return probability < 0.5 ? -size : size
  }
}
