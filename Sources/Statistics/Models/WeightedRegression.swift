/// A regression of a survey's answers, with standard errors by the design.
///
/// Coefficients are those of the population, estimated with the weights; their covariance is the
/// design's of `A⁻¹ xᵢ wᵢ (yᵢ − μᵢ)`, A being the information. Source: D. A. Binder, "On the variances
/// of asymptotically normal estimators from complex surveys", International Statistical Review 51
/// (1983) 279–292; as `svyglm` of T. Lumley's `survey`.
///
/// Where columns separate the outcomes 0 and 1, the likelihood is penalised. The design's covariance
/// would then be far too small, as the rows separated hardly vary around what is fitted; the model's own
/// is given, `I⁻¹ (Σ wᵢ² μᵢ (1 − μᵢ) xᵢ xᵢ′) I⁻¹`, which counts neither clusters nor a finite population.
/// Sources: D. Firth, Biometrika 80 (1993) 27–38; G. Heinze and M. Schemper, Statistics in Medicine 21
/// (2002) 2409–2419.
public struct WeightedRegression: SurveyModel {
  /// What kind of outcome is explained.
  public let family: Family
  /// The columns that were offered.
  public let matrix: ModelMatrix
  /// The design, restricted to the rows used.
  public let design: SampleDesign
  /// The rows used: those in the domain of which the outcome and all terms are known.
  public let rows: [Int]
  /// How many rows of the domain were left out, as something is not known of them.
  public let omitted: Int
  /// The columns that have a coefficient, by their number in the matrix.
  public let kept: [Int]
  /// The columns without a coefficient, as those before them explain them.
  public let aliased: [String]
  /// The columns that separate the outcomes 0 and 1; where there are any, the fit is penalised.
  public let separated: [String]
  /// The coefficients of the columns kept, with covariance and residual degrees of freedom:
  /// clusters less strata, plus 1 less coefficients.
  public let estimates: Estimates
  /// The outcome of each row used.
  public let outcome: [Double]
  /// The fitted outcome of each row used.
  public let fitted: [Double]
  /// The weights of the rows used, scaled to a mean of 1.
  let scaled: [Double]
  /// How much each row used holds its own fitted value, 0 to 1.
  let leverages: [Double]
  /// The inverse of the information, as if the weights were counts.
  let modelCovariance: Matrix
  /// How the columns without a coefficient follow from those kept.
  let explained: [(column: Int, coefficients: [Double])]

  /// What kind of outcome is explained.
  public enum Family: Hashable, Sendable {
    /// A number; the model says its mean.
    case gaussian
    /// A share, 0 to 1; the model says the logarithm of its odds.
    case logit
  }

  /// What is done where a column separates the outcomes 0 and 1, so that its coefficient is infinite.
  public enum SeparationRule: Hashable, Sendable {
    /// The likelihood is penalised, which keeps every coefficient finite.
    case penalise
    /// The model is refused.
    case refuse
  }

  /// Why there is no such regression.
  public enum Refused: Error, Hashable, Sendable {
    /// Columns or outcomes of another number of rows than the design.
    case length(expected: Int, found: Int)
    /// An outcome that is no share, where shares are explained.
    case outcome(row: Int)
    /// Something is not known of a row, where all rows are needed.
    case incomplete(row: Int)
    /// The outcome is the same in all rows, or there are none.
    case constantOutcome
    /// As many coefficients as degrees of freedom, or more.
    case tooManyCoefficients(coefficients: Int, degreesOfFreedom: Double)
    /// The model gives every outcome exactly: there is no error to estimate.
    case exactFit
    /// These columns separate the outcomes, and ``SeparationRule/refuse`` holds.
    case separated([String])
    /// The search for the coefficients did not end.
    case notConverged
  }

  /// A regression.
  ///
  /// Rows of which something is not known count as outside the domain, as those of weight 0.
  ///
  /// - Parameters:
  ///   - outcome: the outcome of each row; not finite where it is missing.
  ///   - matrix: the columns that explain it.
  ///   - family: what kind of outcome it is.
  ///   - design: the design and its weights.
  ///   - rule: what is done with separation; only for ``Family/logit``.
  /// - Throws: ``Refused``.
  public init(
    _ outcome: [Double], on matrix: ModelMatrix, family: Family, design: SampleDesign,
    separation rule: SeparationRule = .penalise
  ) throws(Refused) {
    for length in [outcome.count, matrix.rows] where length != design.count {
      throw .length(expected: design.count, found: length)
    }
    let rows = design.weights.indices.filter {
      design.weights[$0] != 0 && outcome[$0].isFinite && matrix.isComplete($0)
    }
    let answers = rows.map { outcome[$0] }
    guard let first = answers.first, answers.contains(where: { $0 != first }) else {
      throw .constantOutcome
    }
    if family == .logit, let wrong = rows.first(where: { !(0...1).contains(outcome[$0]) }) {
      throw .outcome(row: wrong)
    }
    var restricted = design
    if rows.count != design.active {
      let used = Set(rows)
      restricted = design.restricted { used.contains($0) }
    }
    let weights = WeightedRegression.scaled(rows.map { design.weights[$0] })
    let basis = OrthonormalColumns(
      matrix.columns.map { column in rows.map { column[$0] } }, weights: weights)
    let freedom = restricted.degreesOfFreedom
    guard freedom + 1 > Double(basis.kept.count) else {
      throw .tooManyCoefficients(coefficients: basis.kept.count, degreesOfFreedom: freedom + 1)
    }
    let names = basis.kept.map { matrix.names[$0] }
    let solved = try Solution(
      answers, basis: basis, weights: weights, family: family, rule: rule, names: names)
    let back = basis.inverse
    let inverse = solved.inverse
    let middle: Matrix
    if solved.separated.isEmpty {
      middle = restricted.covariance(
        of: solved.influences(basis, inverse).map { column in
          var whole = [Double](repeating: 0, count: design.count)
          for (index, row) in rows.enumerated() { whole[row] = column[index] }
          return whole
        })
    } else {
      middle = inverse * solved.modelScores * inverse
    }
    self.family = family
    self.matrix = matrix
    self.design = restricted
    self.rows = rows
    self.omitted = design.active - rows.count
    self.kept = basis.kept
    self.aliased = basis.explained.map { matrix.names[$0.column] }
    self.separated = solved.separated
    self.estimates = Estimates(
      values: basis.coefficients(of: solved.parts), covariance: back * middle * back.transposed,
      degreesOfFreedom: freedom + 1 - Double(basis.kept.count))
    self.outcome = answers
    self.fitted = solved.fitted
    self.scaled = weights
    self.leverages = solved.leverages
    self.modelCovariance = back * inverse * back.transposed
    self.explained = basis.explained
  }

  /// Weights of mean 1.
  static func scaled(_ weights: [Double]) -> [Double] {
    let mean = weights.reduce(0, +) / Double(weights.count)
    return weights.map { $0 / mean }
  }
}
