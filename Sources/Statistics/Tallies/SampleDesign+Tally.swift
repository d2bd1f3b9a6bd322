extension SampleDesign {
  /// How many rows are in each category and what they stand for.
  ///
  /// Where every row was drawn by itself, in one stage, and the weights were not calibrated, one pass
  /// over the rows is enough; else the influence of each row on each total is taken.
  ///
  /// - Parameter factor: a category for each row; rows without one are outside the domain.
  /// - Returns: the tally.
  public func tally(of factor: Factor) -> Tally {
    if let counts = ElementCounts(factor, in: self) { return counts.tally }
    let domain = answered(factor)
    var counts = [Int](repeating: 0, count: factor.count)
    for (code, weight) in zip(factor.codes, domain.weights) where weight != 0 {
      counts[Int(code)] += 1
    }
    return Tally(
      counts: counts, totals: domain.totals(factor.indicators),
      isSelfWeighted: domain.isSelfWeighted, clusters: .design(domain, factor))
  }

  /// How many rows are in each pair of categories and what they stand for.
  ///
  /// - Parameters:
  ///   - first: a category for each row; rows without one are outside the domain.
  ///   - second: another; of the pairs, numbered from 0, it varies fastest.
  /// - Returns: the tally of the pairs.
  public func tally(of first: Factor, by second: Factor) -> Tally {
    tally(of: first.crossed(with: second))
  }
}
