extension WeightedRegression {
  /// Akaike's criterion for surveys: the smaller, the better the model predicts.
  ///
  /// The deviance, or for a number `N (ln σ² + 1 + ln 2π)`, plus twice the trace of the design
  /// effects of the coefficients, the intercept's excepted (and of σ²). To choose between a straight
  /// line and a curve, fit both to the same rows. Source: T. Lumley and A. Scott, "AIC and BIC for
  /// modeling with complex survey data", Journal of Survey Statistics and Methodology 3 (2015) 1–18,
  /// section 2; the part of σ² is that of K. Takeuchi (1976), `H / I`.
  public var criterion: Double {
    let others = kept.indices.filter { kept[$0] != 0 }
    var effective = 0.0
    if !others.isEmpty, let root = Cholesky(modelCovariance.part(others)) {
      effective = root.solve(estimates.covariance.part(others)).trace
    }
    guard family == .gaussian else { return deviance + 2 * effective }
    let size = scaled.reduce(0, +)
    let variance = deviance / size
    let information = size / (2 * variance * variance)
    let scores = rows.indices.reduce(0) { sum, row in
      let squared = (outcome[row] - fitted[row]) * (outcome[row] - fitted[row])
      let score = (squared / variance - 1) / (2 * variance)
      return sum + scaled[row] * score * score
    }
    return size * (Elementary.log(variance) + 1 + Elementary.log(2 * Double.pi))
      + 2 * (effective / variance + scores / information)
  }
}
