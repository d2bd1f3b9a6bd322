extension SampleDesign {
  /// Cronbach's alpha of a battery of items, weighted and with a standard error of the design.
  ///
  /// `k/(k − 1) (1 − Σ Vⱼ / V)` with the weighted variances of the k items and of their sum; the same
  /// number as `svycralpha` of R's `survey`. The standard error is linearised over those variances.
  /// Source: L. J. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika
  /// 16 (1951) 297–334, formula 2.
  ///
  /// - Parameter items: a number of each row for each item, all pointing the same way; a row with NaN
  ///   in any item is left out of all of them.
  /// - Returns: alpha, with the degrees of freedom of the rows that count; nil where the sum of the
  ///   items does not vary.
  public func cronbachAlpha(_ items: [[Double]]) -> Estimates? {
    precondition(items.count > 1, "a battery has at least two items")
    let domain = restricted { row in items.allSatisfy { !$0[row].isNaN } }
    var sums = [Double](repeating: 0, count: count)
    for item in items {
      for row in sums.indices where domain.weights[row] != 0 { sums[row] += item[row] }
    }
    guard let means = domain.means(items + [sums]) else { return nil }
    let columns = zip(items + [sums], means.values).map { column, mean in
      column.indices.map { row in
        domain.weights[row] == 0 ? 0 : (column[row] - mean) * (column[row] - mean)
      }
    }
    guard let variances = domain.means(columns), let whole = variances.values.last, whole > 0
    else { return nil }
    let scale = Double(items.count) / Double(items.count - 1)
    let parts = variances.values.dropLast().reduce(0, +)
    // Means drop out of the linear part: the derivative of a variance by its mean is 0.
    let slopes =
      [Double](repeating: -scale / whole, count: items.count) + [scale * parts / (whole * whole)]
    let spread = variances.combined([slopes])
    return Estimates(
      values: [scale * (1 - parts / whole)], covariance: spread.covariance,
      degreesOfFreedom: spread.degreesOfFreedom)
  }
}
