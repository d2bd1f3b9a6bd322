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
  /// - Returns: the interval; nil where the fit is not penalised.
  public func profileInterval(of index: Int, level: Double = 0.95) -> ConfidenceInterval? {
    guard let profile = Profile(self, of: index) else { return nil }
    let t = StudentT(degreesOfFreedom: estimates.degreesOfFreedom).quantile(1 - (1 - level) / 2)
    guard let lower = profile.crossing(t * t, towards: -1),
      let upper = profile.crossing(t * t, towards: 1)
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
      self.top = top
      unit = basis.part(of: order.count - 1, in: order.count - 1)
      estimate = model.estimates.values[index]
      error = model.estimates.standardErrors[index]
      effect = model.estimates.covariance[index, index] / model.modelCovariance[index, index]
    }

    /// Twice how far the likelihood is below its maximum, by the design effect.
    func statistic(_ value: Double) -> Double? {
      var start = top.parts
      start[start.count - 1] = unit * value
      guard
        case .converged(let point) = likelihood.maximum(from: start, free: start.count - 1)
      else { return nil }
      return 2 * (top.objective - point.objective) / effect
    }

    /// Where the statistic reaches a level on one side of the estimate.
    func crossing(_ wanted: Double, towards side: Double) -> Double? {
      var inside = 0.0
      var outside = error
      for _ in 0..<60 {
        guard let found = statistic(estimate + side * outside) else { return nil }
        if found > wanted { break }
        inside = outside
        outside *= 2
      }
      for _ in 0..<60 where outside - inside > 1e-10 * outside {
        let middle = inside + (outside - inside) / 2
        guard let found = statistic(estimate + side * middle) else { return nil }
        if found > wanted { outside = middle } else { inside = middle }
      }
      return estimate + side * inside
    }
  }
}
