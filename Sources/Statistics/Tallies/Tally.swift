/// How many rows are in each category and what they stand for, from which shares follow.
///
/// The covariance of the totals is all that the standard errors of shares need, of all categories or
/// of some: tables, their rows and columns and their tests come from one tally of the crossed factors.
public struct Tally: Sendable {
  /// How many rows of the domain are in each category.
  public let counts: [Int]
  /// How many of the population are in each category.
  public let totals: Estimates
  /// Whether all rows weigh the same and were drawn by themselves.
  ///
  /// Then the counts say all that the sample says.
  public let isSelfWeighted: Bool
  let clusters: Clusters

  /// What the degrees of freedom of some categories are counted from.
  enum Clusters: Sendable {
    /// For each stratum, one after the other, the rows of each category: every row is a cluster.
    case rows([Int])
    /// The design of the rows that have a category.
    case design(SampleDesign, Factor)
  }

  /// The share of each category; nil where no row has one.
  public var shares: Estimates? { shares(among: Array(counts.indices)) }

  /// The shares of some categories among the rows that are in one of them.
  ///
  /// The covariance is that of the totals by the linear parts `(1[c] − p) / W`. Source: C.-E. Särndal,
  /// B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, sections 5.5 and 5.7.
  ///
  /// - Parameter categories: which, in the order wanted.
  /// - Returns: the shares, together 1; nil where no row is in one of them.
  public func shares(among categories: [Int]) -> Estimates? {
    let size = categories.reduce(0) { $0 + totals.values[$1] }
    guard size > 0 else { return nil }
    let shares = categories.map { totals.values[$0] / size }
    let part = totals.covariance.part(categories)
    let width = categories.count
    let sums = (0..<width).map { row in
      part.values[(row * width)..<((row + 1) * width)].reduce(0, +)
    }
    let all = sums.reduce(0, +)
    var values = part.values
    for first in 0..<width {
      for second in 0..<width {
        let place = first * width + second
        values[place] -= shares[first] * sums[second]
        values[place] -= shares[second] * sums[first]
        values[place] += shares[first] * shares[second] * all
        values[place] /= size * size
      }
    }
    return Estimates(
      values: shares, covariance: Matrix(rows: width, columns: width, values: values),
      degreesOfFreedom: degreesOfFreedom(of: categories))
  }

  /// The share of one category, with what its intervals need.
  ///
  /// - Parameter category: the category's number.
  /// - Returns: nil where no row has a category.
  public func proportion(of category: Int) -> Proportion? {
    proportions?[category]
  }

  /// The share of each category, with what its intervals need; nil where no row has one.
  public var proportions: [Proportion]? {
    guard let shares else { return nil }
    let answered = counts.reduce(0, +)
    return counts.indices.map { category in
      Proportion(
        estimate: shares[category], yes: counts[category], answered: answered,
        isSelfWeighted: isSelfWeighted)
    }
  }

  /// How many times larger the variance of each share is than in a simple random sample of as many
  /// rows, drawn without replacement: as ``SampleDesign/designEffects(_:)`` of the categories.
  public var designEffects: [Double?] {
    guard let shares else { return counts.map { _ in nil } }
    let rows = Double(counts.reduce(0, +))
    let size = totals.values.reduce(0, +)
    return counts.indices.map { category in
      let share = shares.values[category]
      let simple = share * (1 - share) / (rows - 1) * (1 - rows / size)
      return simple > 0 && rows > 1 ? shares.covariance[category, category] / simple : nil
    }
  }

  /// First-stage clusters less strata, of those with rows in one of some categories.
  private func degreesOfFreedom(of categories: [Int]) -> Double {
    switch clusters {
    case .rows(let counts):
      let width = self.counts.count
      var freedom = 0
      for stratum in stride(from: 0, to: counts.count, by: width) {
        let rows = categories.reduce(0) { $0 + counts[stratum + $1] }
        freedom += max(0, rows - 1)
      }
      return Double(freedom)
    case .design(let design, let factor):
      if categories.count == factor.count { return totals.degreesOfFreedom }
      var isAmong = [Bool](repeating: false, count: factor.count)
      for category in categories { isAmong[category] = true }
      return design.restricted { isAmong[Int(factor.codes[$0])] }.degreesOfFreedom
    }
  }
}
