/// The beta distribution.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.
public struct BetaDistribution: Hashable, Sendable {
  /// The first shape, above 0.
  public let a: Double
  /// The second shape, above 0.
  public let b: Double

  /// A distribution.
  ///
  /// - Parameters:
  ///   - a: the first shape, above 0.
  ///   - b: the second shape, above 0.
  public init(a: Double, b: Double) {
    precondition(a > 0 && b > 0, "shapes are above 0")
    self.a = a
    self.b = b
  }

  /// The probability of a value at most this large.
  ///
  /// - Parameter x: 0 to 1.
  /// - Returns: 0 to 1.
  public func cumulative(_ x: Double) -> Double { IncompleteBeta.regularized(x, a, b) }

  /// The value that is not exceeded with a probability, by bisection, to full precision.
  ///
  /// - Parameter probability: 0 to 1.
  /// - Returns: the quantile, 0 to 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability from 0 to 1")
    if probability == 0 || probability == 1 { return probability }
    // Where the value is near 1, its distance to 1 has more figures than the value.
    if cumulative(0.5) >= probability {
      return Bisection.least(upTo: 0.5) { cumulative($0) >= probability }
    }
    return 1
      - Bisection.least(upTo: 0.5) {
        IncompleteBeta.tails($0, complement: 1 - $0, b, a).lower >= 1 - probability
      }
  }
}
