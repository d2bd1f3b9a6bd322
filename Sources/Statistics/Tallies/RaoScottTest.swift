/// A test of whether two questions are independent that takes the design into account.
///
/// Pearson's X² is divided by what the design does to it on average, and the degrees of freedom by how
/// unevenly it does so. Source: J. N. K. Rao and A. J. Scott, "On chi-squared tests for multiway
/// contingency tables with cell proportions estimated from survey data", Annals of Statistics 12 (1984)
/// 46–60; as F by D. R. Thomas and J. N. K. Rao, JASA 82 (1987) 630–636. The numbers are those of
/// `svychisq` in T. Lumley's `survey` for R.
public struct RaoScottTest: Hashable, Sendable {
  /// The statistic without regard to the design.
  public let pearson: PearsonStatistic
  /// The mean of the generalised design effects: 1 in a simple random sample of a large population.
  public let meanDesignEffect: Double
  /// The statistic: X² over the sum of the design effects.
  public let f: Double
  /// The degrees of freedom above the line: `(Σδ)² / Σδ²` of the design effects δ.
  public let numerator: Double
  /// The degrees of freedom below the line: those above times those of the design.
  public let denominator: Double
  /// The probability of an F at least as large where the questions are independent.
  public let pValue: Double

  /// The probability by the first-order correction: X² over the mean design effect, as a chi-square.
  public var chiSquarePValue: Double {
    ChiSquareDistribution(degreesOfFreedom: Double(pearson.degreesOfFreedom))
      .upperTail(pearson.value / meanDesignEffect)
  }

  /// The test of a table.
  ///
  /// - Parameter table: a table; rows and columns without answers are left out.
  /// - Returns: nil where only one row or column has answers, so many cells are empty that the design
  ///   effects cannot be found, the estimates have no variance, or there are no degrees of freedom.
  public init?(of table: CrossTable) {
    let cells = AnsweredCells(table)
    guard let pearson = cells.pearson, table.shares.degreesOfFreedom > 0,
      let effects = cells.designEffects(answers: Double(pearson.answers))
    else { return nil }
    let sum = effects.trace
    var squares = 0.0
    for row in 0..<effects.rows {
      for column in 0..<effects.rows { squares += effects[row, column] * effects[column, row] }
    }
    guard sum > 0, squares > 0, sum.isFinite else { return nil }
    self.pearson = pearson
    meanDesignEffect = sum / Double(pearson.degreesOfFreedom)
    f = pearson.value / sum
    numerator = sum * sum / squares
    denominator = numerator * table.shares.degreesOfFreedom
    pValue = FDistribution(numerator: numerator, denominator: denominator).upperTail(f)
  }
}

extension CrossTable {
  /// Pearson's X² and Cramér's V; nil where only one row or column has answers.
  public var pearson: PearsonStatistic? { AnsweredCells(self).pearson }

  /// The Wald test of independence: that the cells are what the rows and columns make them.
  ///
  /// Source: G. G. Koch, D. H. Freeman and J. L. Freeman, "Strategies in the multivariate analysis of
  /// data from complex surveys", International Statistical Review 43 (1975) 59–78. Unreliable where the
  /// cells are many and the degrees of freedom few: prefer ``RaoScottTest``.
  ///
  /// - Returns: the test; nil where only one row or column has answers, or the covariance is singular.
  public var waldTest: WaldTest? {
    guard let residuals = AnsweredCells(self).residuals(of: totals) else { return nil }
    return WaldTest(of: residuals, Array(residuals.values.indices))
  }
}
