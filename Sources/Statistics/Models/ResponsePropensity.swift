/// How likely each unit of a frame was to answer, by what is known of all of them.
///
/// An unweighted logit model of who answered. Source: P. R. Rosenbaum and D. B. Rubin, "The central role
/// of the propensity score in observational studies for causal effects", Biometrika 70 (1983) 41–55.
public struct ResponsePropensity: SurveyModel {
  /// The columns that were offered.
  public let matrix: ModelMatrix
  /// The columns that have a coefficient, by their number in the matrix.
  public let kept: [Int]
  /// The coefficients of the columns kept, with the covariance of the greatest likelihood.
  public let estimates: Estimates
  /// The columns without a coefficient, as those before them explain them.
  public let aliased: [String]
  /// The columns that separate those who answered from the others; where there are any, the fit is
  /// penalised as in ``WeightedRegression``.
  public let separated: [String]
  /// Whether each unit answered.
  public let responded: [Bool]
  /// The probability of each unit to answer, 0 to 1.
  public let propensities: [Double]

  /// The model of who answered.
  ///
  /// - Parameters:
  ///   - responded: whether each unit of the frame answered.
  ///   - matrix: what is known of all units.
  /// - Throws: ``WeightedRegression/Refused``: something is not known of a unit, all or none
  ///   answered, or there are more coefficients than units.
  public init(_ responded: [Bool], on matrix: ModelMatrix) throws(WeightedRegression.Refused) {
    guard responded.count == matrix.rows else {
      throw .length(expected: matrix.rows, found: responded.count)
    }
    if let gap = responded.indices.first(where: { !matrix.isComplete($0) }) {
      throw .incomplete(row: gap)
    }
    guard responded.contains(true), responded.contains(false) else { throw .constantOutcome }
    let weights = [Double](repeating: 1, count: responded.count)
    let basis = OrthonormalColumns(matrix.columns, weights: weights)
    guard basis.kept.count < responded.count else {
      throw .tooManyCoefficients(
        coefficients: basis.kept.count, degreesOfFreedom: Double(responded.count))
    }
    let solved = try WeightedRegression.Solution(
      responded.map { $0 ? 1 : 0 }, basis: basis, weights: weights, family: .logit,
      rule: .penalise, names: basis.kept.map { matrix.names[$0] })
    let back = basis.inverse
    self.matrix = matrix
    self.responded = responded
    kept = basis.kept
    aliased = basis.explained.map { matrix.names[$0.column] }
    separated = solved.separated
    // Nothing is drawn here: the model is the only source of chance, and its tests are normal.
    estimates = Estimates(
      values: basis.coefficients(of: solved.parts),
      covariance: back * solved.inverse * back.transposed, degreesOfFreedom: .infinity)
    propensities = solved.fitted
  }

  /// The share that answered, 0 to 1.
  public var responseRate: Double {
    Double(responded.count { $0 }) / Double(responded.count)
  }

  /// Twice how far the answers are from being told without fail.
  public var deviance: Double { deviance { propensities[$0] } }

  /// The deviance where all units have the same probability.
  public var nullDeviance: Double { deviance { _ in responseRate } }

  private func deviance(_ probability: (Int) -> Double) -> Double {
    -2
      * responded.indices.reduce(0) {
        let share = probability($1)
        return $0 + Elementary.log(max(responded[$1] ? share : 1 - share, .leastNormalMagnitude))
      }
  }

  /// How alike answers and frame are: `1 − 2 S(ρ)`, 1 where all units are as likely to answer.
  ///
  /// S is the standard deviation of the propensities. Source: B. Schouten, F. Cobben and J. Bethlehem,
  /// "Indicators for the representativeness of survey response", Survey Methodology 35 (2009)
  /// 101–113, formula 3, with `N − 1` below the line.
  public var representativity: Double { 1 - 2 * squares(over: Double(responded.count - 1)) }

  /// The same with N below the line, as for a frame that is the whole population.
  ///
  /// Source: B. Schouten, F. Cobben and J. Bethlehem, Survey Methodology 35 (2009) 101–113,
  /// section 3.
  public var populationRepresentativity: Double { 1 - 2 * squares(over: Double(responded.count)) }

  private func squares(over count: Double) -> Double {
    let mean = propensities.reduce(0, +) / Double(propensities.count)
    let sum = propensities.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / count).squareRoot()
  }
}
