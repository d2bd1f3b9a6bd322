/// A regression of ordered stages: proportional odds, with standard errors by the design.
///
/// `logit P(Y ≤ k) = ζₖ − x′β`: a coefficient above 0 moves a row towards higher stages, as much at every
/// threshold. Sources: P. McCullagh, "Regression models for ordinal data", JRSS B 42 (1980) 109–142;
/// the covariance by D. A. Binder, International Statistical Review 51 (1983) 279–292, as `svyolr` of T.
/// Lumley's `survey`.
public struct OrdinalLogit: SurveyModel {
  /// The columns that were offered.
  public let matrix: ModelMatrix
  /// The columns that have a coefficient, by their number in the matrix.
  public let kept: [Int]
  /// The coefficients of the columns kept, then the thresholds, with their covariance; the residual
  /// degrees of freedom are clusters less strata and coefficients.
  public let estimates: Estimates
  /// The design, restricted to the rows used.
  public let design: SampleDesign
  /// The rows used: those in the domain of which the stage and all terms are known.
  public let rows: [Int]
  /// How many rows of the domain were left out, as something is not known of them.
  public let omitted: Int
  /// The stages that somebody has, in order; the others have no threshold.
  public let categories: [Int]
  /// The columns without a coefficient, as those before them explain them.
  public let aliased: [String]
  /// How the columns without a coefficient follow from the intercept and those kept.
  let explained: [(column: Int, coefficients: [Double])]

  /// Why there is no such regression.
  public enum Refused: Error, Hashable, Sendable {
    /// Columns or stages of another number of rows than the design.
    case length(expected: Int, found: Int)
    /// All rows have the same stage, or there are none.
    case constantOutcome
    /// As many coefficients as degrees of freedom, or more.
    case tooManyCoefficients(coefficients: Int, degreesOfFreedom: Double)
    /// These columns separate low stages from high: their coefficients are infinite.
    case separated([String])
  }

  /// A regression.
  ///
  /// Rows of which something is not known count as outside the domain, as those of weight 0.
  ///
  /// - Parameters:
  ///   - outcome: the stage of each row, from the lowest.
  ///   - matrix: the columns that explain it.
  ///   - design: the design and its weights.
  /// - Throws: ``Refused``.
  public init(
    _ outcome: Factor, on matrix: ModelMatrix, design: SampleDesign
  ) throws(Refused) {
    for length in [outcome.codes.count, matrix.rows] where length != design.count {
      throw .length(expected: design.count, found: length)
    }
    let rows = design.weights.indices.filter {
      design.weights[$0] != 0 && outcome.codes[$0] != Factor.missing && matrix.isComplete($0)
    }
    let categories = Set(rows.map { Int(outcome.codes[$0]) }).sorted()
    guard categories.count > 1 else { throw .constantOutcome }
    var numbers = [Int](repeating: 0, count: outcome.count)
    for (number, category) in categories.enumerated() { numbers[category] = number }
    let used = Set(rows)
    let restricted =
      rows.count == design.active ? design : design.restricted { used.contains($0) }
    let weights = WeightedRegression.scaled(rows.map { design.weights[$0] })
    let basis = OrthonormalColumns(
      matrix.columns.map { column in rows.map { column[$0] } }, weights: weights)
    let count = basis.kept.count - 1
    let freedom = restricted.degreesOfFreedom - Double(count)
    guard freedom > 0 else {
      throw .tooManyCoefficients(
        coefficients: count, degreesOfFreedom: restricted.degreesOfFreedom)
    }
    let likelihood = OrdinalLikelihood(
      directions: Array(basis.directions.dropFirst()), weights: weights,
      outcome: rows.map { numbers[Int(outcome.codes[$0])] }, categories: categories.count)
    guard case .converged(let point, let root) = likelihood.maximum() else {
      throw .separated(basis.kept.dropFirst().map { matrix.names[$0] })
    }
    let change = OrdinalLogit.change(basis, thresholds: categories.count - 1)
    let middle = OrdinalLogit.covariance(
      likelihood.scores(point), root.inverse, rows: rows, design: restricted)
    self.matrix = matrix
    self.kept = Array(basis.kept.dropFirst())
    self.design = restricted
    self.rows = rows
    self.omitted = design.active - rows.count
    self.categories = categories
    self.aliased = basis.explained.map { matrix.names[$0.column] }
    self.explained = basis.explained
    self.estimates = Estimates(
      values: change * point.parts, covariance: change * middle * change.transposed,
      degreesOfFreedom: freedom)
  }

  /// The thresholds between the stages that somebody has, rising.
  public var thresholds: [Double] { Array(estimates.values[kept.count...]) }

  /// From coefficients of the directions and their thresholds to those of the columns.
  private static func change(_ basis: OrthonormalColumns, thresholds: Int) -> Matrix {
    let count = basis.kept.count - 1
    let inverse = basis.inverse
    let one = basis.directions.first?.first ?? 0
    var result = Matrix.identity(count + thresholds)
    for direction in 0..<count {
      // The part of the intercept's direction that the columns hold moves into the thresholds.
      var moved = 0.0
      for column in 0..<count {
        let coefficient = inverse[column + 1, direction + 1]
        result[column, direction] = coefficient
        moved += one * basis.part(of: 0, in: column + 1) * coefficient
      }
      for threshold in 0..<thresholds { result[count + threshold, direction] = moved }
    }
    return result
  }

  private static func covariance(
    _ scores: [[Double]], _ inverse: Matrix, rows: [Int], design: SampleDesign
  ) -> Matrix {
    let influences = scores.indices.map { wanted in
      var column = [Double](repeating: 0, count: design.count)
      for (other, score) in scores.enumerated() {
        for (index, row) in rows.enumerated() {
          column[row] += inverse[wanted, other] * score[index]
        }
      }
      return column
    }
    return design.covariance(of: influences)
  }
}
