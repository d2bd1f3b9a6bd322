import Problems
import Statistics

extension GroupEstimator {
  /// Why a regression is refused, in words.
  func refusal(
    of reason: WeightedRegression.Refused, _ terms: ModelTerms? = nil
  ) -> InputRefused {
    switch reason {
    case .outcome(let row), .incomplete(let row):
      return refusal(
        "query.outcome", at: Place(columns.path, line: columns.line(of: row)))
    case .constantOutcome: return refusal("query.constant-outcome")
    case .tooManyCoefficients(let coefficients, let freedom):
      return refusal(
        "query.too-many-terms",
        ["coefficients": String(coefficients), "df": Numerals.shortest(freedom)])
    case .exactFit: return refusal("query.exact-fit")
    case .separated(let columns):
      return refusal(
        "query.separated", ["columns": terms?.words(of: columns) ?? columns.joined(separator: ", ")]
      )
    case .notConverged, .length: return refusal("query.no-fit")
    }
  }

  /// Why an ordinal regression is refused, in words.
  func refusal(of reason: OrdinalLogit.Refused, _ terms: ModelTerms) -> InputRefused {
    switch reason {
    case .constantOutcome: refusal("query.constant-outcome")
    case .tooManyCoefficients(let coefficients, let freedom):
      refusal(
        "query.too-many-terms",
        ["coefficients": String(coefficients), "df": Numerals.shortest(freedom)])
    case .separated(let columns):
      refusal("query.separated", ["columns": terms.words(of: columns)])
    case .length: refusal("query.no-fit")
    }
  }
}
