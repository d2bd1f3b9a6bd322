extension SampleDesign {
  /// Weights that add up to the population in each group.
  ///
  /// Each weight is multiplied by its group's population over the group's sum of weights. Source:
  /// D. Holt and T. M. F. Smith, "Post stratification", J. R. Statist. Soc. A 142 (1979) 33–46.
  ///
  /// - Parameters:
  ///   - groups: the group of each row.
  ///   - totals: for each group how many of the population are in it.
  /// - Returns: the design with its new weights; standard errors take the groups into account.
  /// - Throws: ``WeightingRefused`` where a group is in only one of sample and population.
  public func postStratified(
    by groups: Factor, totals: [Double]
  ) throws(WeightingRefused) -> SampleDesign {
    try Margin(groups, totals: totals).check(0, weights: weights)
    var factors = [Double](repeating: 0, count: groups.count)
    for row in weights.indices where weights[row] != 0 {
      factors[Int(groups.codes[row])] += weights[row]
    }
    for group in factors.indices where totals[group] > 0 {
      factors[group] = totals[group] / factors[group]
    }
    var result = self
    for row in weights.indices where weights[row] != 0 {
      result.weights[row] *= factors[Int(groups.codes[row])]
    }
    result.adjustments.append(.groups(groups, weights: weights))
    return result
  }
}
