extension WeightedRegression {
  /// The coefficients of a term, by their place in ``estimates``.
  func places(of term: Int) -> [Int] {
    kept.indices.filter { matrix.ranges[term].contains(kept[$0]) }
  }

  /// Whether all coefficients of some terms are 0, by Wald's F on the residual degrees of freedom.
  ///
  /// - Parameter terms: the terms' names.
  /// - Returns: the test; nil where the terms have no coefficient or the covariance is singular.
  public func waldTest(of terms: [String]) -> WaldTest? {
    WaldTest(of: estimates, terms.compactMap { matrix.position(of: $0) }.flatMap { places(of: $0) })
  }

  /// What can be said of terms that go together, such as size and centrality.
  public enum Distinction: Hashable, Sendable {
    /// Each term is clear with the others in the model.
    case eachClear
    /// Some are, those named.
    case someClear([String])
    /// None is by itself, but together they are: the answers do not say which of them it is.
    case onlyTogether
    /// Neither by themselves nor together.
    case noneClear
  }

  /// Whether terms that go together can be told apart.
  ///
  /// Source: J. Fox, Applied Regression Analysis and Generalized Linear Models, 3rd ed. 2016,
  /// section 13.1: with collinear terms the joint test can be clear where no single one is.
  ///
  /// - Parameters:
  ///   - terms: the terms' names, two or more.
  ///   - level: the probability below which a test is clear.
  /// - Returns: the answer; nil where a test cannot be made.
  public func distinction(of terms: [String], level: Double = 0.05) -> Distinction? {
    guard let together = waldTest(of: terms) else { return nil }
    var clear: [String] = []
    for term in terms {
      guard let single = waldTest(of: [term]) else { return nil }
      if single.pValue < level { clear.append(term) }
    }
    if clear.count == terms.count { return .eachClear }
    if !clear.isEmpty { return .someClear(clear) }
    return together.pValue < level ? .onlyTogether : .noneClear
  }

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
