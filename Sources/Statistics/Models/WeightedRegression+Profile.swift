extension WeightedRegression {
  /// The interval of a penalised fit's coefficient: the values at which the penalised likelihood,
  /// greatest over the other coefficients, is not clearly below its maximum.
  ///
  /// Where a column separates the outcomes, the likelihood is too lopsided for an interval of equal
  /// arms. Source: G. Heinze and M. Schemper, "A solution to the problem of separation in logistic
  /// regression", Statistics in Medicine 21 (2002) 2409–2419, section 2.3; twice the difference is
  /// divided by the coefficient's design effect and compared with t².
  ///
  /// - Parameters:
  ///   - index: which of the columns kept.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where the fit is not penalised, or where the interval is wider than
  ///   the likelihood can be followed: logits of thirty and more.
  public func profileInterval(of index: Int, level: Double = 0.95) -> ConfidenceInterval? {
    guard let profile = Profile(self, of: index) else { return nil }
    let t = StudentT(degreesOfFreedom: estimates.degreesOfFreedom).quantile(1 - (1 - level) / 2)
    guard let lower = profile.crossing(t, towards: -1),
      let upper = profile.crossing(t, towards: 1)
    else { return nil }
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }

  /// The probability of so low a penalised likelihood at 0 where a penalised fit's coefficient is 0.
  ///
  /// Source: G. Heinze and M. Schemper, Statistics in Medicine 21 (2002) 2409–2419, section 2.3; as
  /// ``profileInterval(of:level:)``.
  ///
  /// - Parameter index: which of the columns kept.
  /// - Returns: 0 to 1; nil where the fit is not penalised.
  public func profilePValue(of index: Int) -> Double? {
    guard let statistic = Profile(self, of: index)?.statistic(0) else { return nil }
    return FDistribution(numerator: 1, denominator: estimates.degreesOfFreedom)
      .upperTail(max(0, statistic))
  }

  /// The penalised likelihood as one coefficient changes.
  private struct Profile {
    private let likelihood: LogitLikelihood
    private let top: LogitLikelihood.Point
    private let estimate: Double
    private let error: Double
    private let effect: Double
    /// The part of the last direction that one unit of the coefficient is.
    private let unit: Double
    /// How the best coefficients move, near the maximum, as the last direction's moves by 1.
    private let path: [Double]

    init?(_ model: WeightedRegression, of index: Int) {
      guard !model.separated.isEmpty else { return nil }
      // The column in question comes last, so that it alone moves the last direction.
      let order = model.kept.indices.filter { $0 != index } + [index]
      let basis = OrthonormalColumns(
        order.map { place in model.rows.map { model.matrix.columns[model.kept[place]][$0] } },
        weights: model.scaled)
      likelihood = LogitLikelihood(
        directions: basis.directions, weights: model.scaled, outcome: model.outcome,
        penalised: true)
      guard basis.kept.count == order.count, case .converged(let top) = likelihood.maximum()
      else { return nil }
      guard let inverse = top.root?.inverse else { return nil }
      let last = order.count - 1
      path = order.indices.map { inverse[$0, last] / inverse[last, last] }
      self.top = top
      unit = basis.part(of: last, in: last)
      estimate = model.estimates.values[index]
      error = model.estimates.standardErrors[index]
      effect = model.estimates.covariance[index, index] / model.modelCovariance[index, index]
    }

    /// Twice how far the likelihood is below its maximum, by the design effect.
    func statistic(_ value: Double) -> Double? {
      let moved = unit * value - top.parts[top.parts.count - 1]
      let start = zip(top.parts, path).map { $0 + moved * $1 }
      guard
        case .converged(let point) = likelihood.maximum(from: start, free: start.count - 1)
      else { return nil }
      return 2 * (top.objective - point.objective) / effect
    }

    /// Where the root of the statistic reaches t on one side of the estimate.
    ///
    /// The root is nearly a straight line, so that false position, as Illinois mends it (M. Dowell and
    /// P. Jarratt, BIT 11 (1971) 168–174), takes few steps.
    func crossing(_ t: Double, towards side: Double) -> Double? {
      func above(_ distance: Double) -> Double? {
        statistic(estimate + side * distance).map { max(0, $0).squareRoot() - t }
      }
      var (near, nearValue) = (0.0, -t)
      var far = t * error
      guard var farValue = above(far) else { return nil }
      for _ in 0..<60 where farValue < 0 {
        (near, nearValue) = (far, farValue)
        far *= 2
        guard let found = above(far) else { return nil }
        farValue = found
      }
      guard farValue >= 0 else { return nil }
      var last = 0.0
      for _ in 0..<100 where far - near > 1e-10 * far {
        let guess = (near * farValue - far * nearValue) / (farValue - nearValue)
        guard let found = above(guess) else { return nil }
        if found.magnitude < 1e-11 { return estimate + side * guess }
        if found > 0 {
          (far, farValue) = (guess, found)
          if last > 0 { nearValue /= 2 }
        } else {
          (near, nearValue) = (guess, found)
          if last < 0 { farValue /= 2 }
        }
        last = found
      }
      return estimate + side * near
    }
  }
}
