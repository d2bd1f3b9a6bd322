/// Student's t distribution.
public struct StudentT: Hashable, Sendable {
  /// The degrees of freedom, above 0.
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

  /// The value that is not exceeded with a probability: the inverse of the incomplete beta function
  /// by bisection, to full precision.
  ///
  /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 with 26.5.27.
  ///
  /// - Parameter probability: above 0 and below 1.
  /// - Returns: the quantile.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability between 0 and 1")
    if probability == 0.5 { return 0 }
    if probability < 0.5 { return -quantile(1 - probability) }
    let both = 2 * (1 - probability)
    var high = 2.0
    while tails(high) > both { high *= 2 }
    var low = 0.0
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if tails(middle) > both { low = middle } else { high = middle }
    }
  }

  /// The probability of a value at least this far from 0.
  private func tails(_ t: Double) -> Double {
    IncompleteBeta.regularized(
      degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
  }
}
