/// Whether groups differ in rank: a test that does not need distances between stages.
///
/// Each row is given its rank in the population, as the weights estimate it, and a score of the rank;
/// the mean scores of the groups are compared with the design's covariance. For two groups this is the
/// test of Wilcoxon, for more that of Kruskal and Wallis. Source: T. Lumley and A. J. Scott, "Two-sample
/// rank tests under complex sampling", Biometrika 100 (2013) 831–842; `svyranktest` of Lumley's
/// `survey`.
public struct RankTest: Hashable, Sendable {
  /// The groups that have rows, in order; the first is compared with.
  public let groups: [Int]
  /// By how much the mean score of each group but the first is above that of the first, with residual
  /// degrees of freedom: clusters less strata and compared groups.
  public let differences: Estimates
  /// Whether all groups have the same mean score.
  public let test: WaldTest

  /// What a rank counts for.
  public enum Score: Hashable, Sendable {
    /// The rank itself, 0 to 1: sensitive to shifts.
    case wilcoxon
    /// The normal quantile of the rank: sensitive to the ends.
    case vanDerWaerden
    /// Whether the rank is above the middle.
    case median
  }

  /// The rank of rows with one value.
  public enum Ties: Hashable, Sendable {
    /// The weight below them and half of their own: the same in every order of the rows.
    case midrank
    /// The plain mean of the ranks that they would have in the order of the rows, as R's `svyranktest`
    /// does; with unequal weights another order gives another test.
    case orderOfRows
  }

  /// Why there is no such test.
  public enum Refused: Error, Hashable, Sendable {
    /// Only one group has rows.
    case oneGroup
    /// The comparison of mean scores is refused.
    case comparison(WeightedRegression.Refused)
    /// The covariance of the differences is singular.
    case singular
  }

  /// A test.
  ///
  /// Rows without a value or a group count as outside the domain.
  ///
  /// - Parameters:
  ///   - values: the value of each row; only their order counts.
  ///   - groups: the group of each row.
  ///   - design: the design and its weights.
  ///   - score: what a rank counts for.
  ///   - ties: the rank of rows with one value.
  /// - Throws: ``Refused``.
  public init(
    _ values: [Double], between groups: Factor, design: SampleDesign, score: Score = .wilcoxon,
    ties: Ties = .midrank
  ) throws(Refused) {
    precondition(
      values.count == design.count && groups.codes.count == design.count, "a value for each row")
    let rows = design.weights.indices.filter {
      design.weights[$0] != 0 && values[$0].isFinite && groups.codes[$0] != Factor.missing
    }
    let found = Set(rows.map { Int(groups.codes[$0]) }).sorted()
    guard found.count > 1 else { throw .oneGroup }
    let ranks = RankTest.ranks(
      rows.map { values[$0] }, weights: rows.map { design.weights[$0] }, ties: ties)
    var scores = [Double](repeating: .nan, count: design.count)
    for (row, rank) in zip(rows, ranks) {
      switch score {
      case .wilcoxon: scores[row] = rank
      case .vanDerWaerden: scores[row] = NormalDistribution.quantile(rank)
      case .median: scores[row] = rank > 0.5 ? 1 : 0
      }
    }
    let terms = found.dropFirst().map { group in
      ModelTerm.number(String(group), groups.indicator(of: group))
    }
    do {
      let fit = try WeightedRegression(
        scores, on: ModelMatrix(terms, rows: design.count), family: .gaussian, design: design)
      differences = fit.estimates.combined(
        (1..<found.count).map { group in (0..<found.count).map { $0 == group ? 1 : 0 } })
    } catch {
      throw .comparison(error)
    }
    self.groups = found
    guard let test = WaldTest(of: differences, Array(0..<found.count - 1)) else {
      throw .singular
    }
    self.test = test
  }

  /// For two groups the difference by its standard error; nil for more.
  public var t: Double? {
    groups.count == 2 ? differences.values[0] / differences.standardErrors[0] : nil
  }

  /// The statistic `δ′ V⁻¹ δ` of the differences, a chi-square in large samples.
  public var chiSquare: Double { test.f * Double(test.numerator) }

  /// The estimated rank of each row in the population, above 0 and below 1.
  private static func ranks(_ values: [Double], weights: [Double], ties: Ties) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    let total = order.reduce(0) { $0 + weights[$1] }
    var result = values
    var before = 0.0
    var start = 0
    while start < order.count {
      var end = start
      var own = 0.0
      var sum = 0.0
      while end < order.count, values[order[end]] == values[order[start]] {
        own += weights[order[end]]
        sum += before + own - weights[order[end]] / 2
        end += 1
      }
      let rank = ties == .midrank ? before + own / 2 : sum / Double(end - start)
      for place in start..<end { result[order[place]] = rank / total }
      before += own
      start = end
    }
    return result
  }
}
