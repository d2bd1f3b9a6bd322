/// One estimate of a survey, with its standard error.
public struct Estimate: Hashable, Sendable {
  /// The estimate.
  public let value: Double
  /// Its standard error.
  public let standardError: Double
  /// The degrees of freedom of the standard error.
  public let degreesOfFreedom: Double

  /// An estimate.
  ///
  /// - Parameters:
  ///   - value: the estimate.
  ///   - standardError: its standard error, not below 0.
  ///   - degreesOfFreedom: those of the standard error.
  public init(value: Double, standardError: Double, degreesOfFreedom: Double) {
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The standard error as a part of the estimate; nil where the estimate is 0.
  public var coefficientOfVariation: Double? {
    value == 0 ? nil : standardError / value.magnitude
  }

  /// The interval by Student's t on the degrees of freedom.
  ///
  /// - Parameter level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where there are no degrees of freedom.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard degreesOfFreedom > 0 else { return nil }
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(1 - (1 - level) / 2)
    return ConfidenceInterval(
      lower: value - t * standardError, upper: value + t * standardError, level: level)
  }

  /// The test of the hypothesis that the true value is a given one.
  ///
  /// - Parameter hypothesis: the value that is tested.
  /// - Returns: the test; nil where there are no degrees of freedom or the standard error is 0.
  public func test(against hypothesis: Double = 0) -> TTest? {
    guard degreesOfFreedom > 0, standardError > 0 else { return nil }
    return TTest(
      t: (value - hypothesis) / standardError, degreesOfFreedom: degreesOfFreedom)
  }

  /// The difference from an estimate of an independent sample, such as an earlier wave of other
  /// units.
  ///
  /// Degrees of freedom by F. E. Satterthwaite, "An approximate distribution of estimates of variance
  /// components", Biometrics Bulletin 2 (1946) 110–114. Waves with units in common are not
  /// independent: use ``SampleDesign/change(from:to:)``.
  ///
  /// - Parameter other: the estimate that is subtracted.
  /// - Returns: the difference.
  public func difference(fromIndependent other: Estimate) -> Estimate {
    let variances = [self, other].map { $0.standardError * $0.standardError }
    let sum = variances[0] + variances[1]
    var freedom = degreesOfFreedom + other.degreesOfFreedom
    if sum > 0 {
      var below = 0.0
      for (variance, one) in zip(variances, [self, other]) where variance > 0 {
        below += (variance / sum) * (variance / sum) / one.degreesOfFreedom
      }
      freedom = 1 / below
    }
    return Estimate(
      value: value - other.value, standardError: sum.squareRoot(), degreesOfFreedom: freedom)
  }
}

/// A two-sided test by Student's t.
public struct TTest: Hashable, Sendable {
  /// How many standard errors the estimate lies from the hypothesis.
  public let t: Double
  /// The degrees of freedom.
  public let degreesOfFreedom: Double

  /// A test.
  ///
  /// - Parameters:
  ///   - t: how many standard errors the estimate lies from the hypothesis.
  ///   - degreesOfFreedom: above 0.
  public init(t: Double, degreesOfFreedom: Double) {
    self.t = t
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a distance at least this large, were the hypothesis true.
  public var pValue: Double { StudentT(degreesOfFreedom: degreesOfFreedom).tails(t) }
}
