/// How far the cells of a table are from those of independent questions, as in a simple random sample.
public struct PearsonStatistic: Hashable, Sendable {
  /// Pearson's X²: `n Σ (p − p_r p_c)² / (p_r p_c)`, of the weighted shares and the number of answers.
  public let value: Double
  /// Rows less one times columns less one, of those with answers.
  public let degreesOfFreedom: Int
  /// How many answers the table has, n.
  public let answers: Int
  /// The smaller of the numbers of rows and columns with answers.
  public let smallerSide: Int

  /// Cramér's V, 0 for independence to 1: `√(X² / (n (k − 1)))` with k the smaller side.
  ///
  /// Source: H. Cramér, Mathematical Methods of Statistics, 1946, section 21.9.
  public var cramersV: Double {
    (value / (Double(answers) * Double(smallerSide - 1))).squareRoot()
  }
}
