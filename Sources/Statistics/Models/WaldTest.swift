/// A test that several estimates are all 0.
///
/// For one estimate it is the two-sided test by Student's t.
///
/// Source: E. L. Korn and B. I. Graubard, Analysis of Health Surveys, 1999, section 3.5; as
/// `regTermTest` of T. Lumley's `survey`.
public struct WaldTest: Hashable, Sendable {
  /// The statistic `θ′ V⁻¹ θ / q`.
  public let f: Double
  /// How many estimates are tested, q.
  public let numerator: Int
  /// The degrees of freedom of the covariance.
  public let denominator: Double
  /// The probability of a statistic at least as large where all are 0.
  public let pValue: Double

  /// The test of some of several estimates, by F on their degrees of freedom.
  ///
  /// - Parameters:
  ///   - estimates: the estimates.
  ///   - indices: which of them are tested.
  /// - Returns: nil where none is tested, there are no degrees of freedom or the covariance of those
  ///   tested is singular.
  public init?(of estimates: Estimates, _ indices: [Int]) {
    guard !indices.isEmpty, estimates.degreesOfFreedom > 0,
      let root = Cholesky(estimates.covariance.part(indices))
    else { return nil }
    let tested = indices.map { estimates.values[$0] }
    let quadratic = zip(tested, root.solve(tested)).reduce(0) { $0 + $1.0 * $1.1 }
    guard quadratic.isFinite else { return nil }
    self.init(
      f: quadratic / Double(indices.count), numerator: indices.count,
      denominator: estimates.degreesOfFreedom)
  }

  private init(f: Double, numerator: Int, denominator: Double) {
    self.f = f
    self.numerator = numerator
    self.denominator = denominator
    pValue = FDistribution(numerator: Double(numerator), denominator: denominator).upperTail(f)
  }

  /// The test for many estimates and few degrees of freedom ν: `F (ν − q + 1)/ν` on q and ν − q + 1.
  ///
  /// Source: D. R. Thomas and J. N. K. Rao, "Small-sample comparisons of level and power for simple
  /// goodness-of-fit statistics under cluster sampling", JASA 82 (1987) 630–636.
  ///
  /// - Returns: the test; nil where the estimates are more than the degrees of freedom.
  public var adjusted: WaldTest? {
    let rest = denominator - Double(numerator) + 1
    guard rest > 0 else { return nil }
    return WaldTest(f: f * rest / denominator, numerator: numerator, denominator: rest)
  }
}
