extension WeightedRegression {
  /// How far an answer is from what the model says of its row.
  public enum Residual: Hashable, Sendable {
    /// The outcome less the fitted one.
    case response
    /// The response by the standard deviation that the model gives the outcome.
    case pearson
    /// The root of the row's part in the deviance, with the sign of the response.
    case deviance
    /// Pearson's by `√(φ (1 − h))`, φ being the dispersion and h the leverage: comparable between
    /// rows, with a standard deviation of about 1.
    case studentised
  }

  /// The residual of each row used, without its weight.
  ///
  /// Sources: P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, sections 2.4
  /// and 12.5; the leverage with weights: J. Li and R. Valliant, "Survey weighted hat matrix and
  /// leverages", Survey Methodology 35 (2009) 15–24.
  ///
  /// - Parameter kind: which residual.
  /// - Returns: a number for each of ``rows``.
  public func residuals(_ kind: Residual) -> [Double] {
    switch kind {
    case .response: zip(outcome, fitted).map { $0 - $1 }
    case .pearson:
      zip(outcome, fitted).map { ($0 - $1) / variance($1).squareRoot() }
    case .deviance:
      zip(outcome, fitted).map { answer, fitted in
        let size = max(0, unitDeviance(answer, fitted)).squareRoot()
        return answer < fitted ? -size : size
      }
    case .studentised:
      zip(residuals(.pearson), leverages).map { residual, held in
        residual / (dispersion * max(1 - held, .leastNormalMagnitude)).squareRoot()
      }
    }
  }

  /// The weighted deviance, on weights of mean 1.
  public var deviance: Double {
    rows.indices.reduce(0) { $0 + scaled[$1] * unitDeviance(outcome[$1], fitted[$1]) }
  }

  /// The variance of Pearson's residuals in the population: 1 where a logit model fits.
  ///
  /// Source: T. Lumley, Complex Surveys, 2010, section 5.2.3; `summary.svyglm` of his `survey`.
  public var dispersion: Double {
    let pearson = residuals(.pearson)
    let size = Double(rows.count)
    let mean = rows.indices.reduce(0) { $0 + scaled[$1] * pearson[$1] } / size
    let squares = rows.indices.reduce(0) {
      $0 + scaled[$1] * (pearson[$1] - mean) * (pearson[$1] - mean)
    }
    return squares / (size - 1)
  }

  private func variance(_ fitted: Double) -> Double {
    family == .gaussian ? 1 : max(fitted * (1 - fitted), .leastNormalMagnitude)
  }

  private func unitDeviance(_ answer: Double, _ fitted: Double) -> Double {
    switch family {
    case .gaussian: (answer - fitted) * (answer - fitted)
    case .logit: 2 * (part(answer, fitted) + part(1 - answer, 1 - fitted))
    }
  }

  private func part(_ answer: Double, _ fitted: Double) -> Double {
    answer > 0 ? answer * Elementary.log(answer / max(fitted, .leastNormalMagnitude)) : 0
  }
}
