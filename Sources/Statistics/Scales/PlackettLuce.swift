/// How much each of several items is worth to those who ranked them, worths summing to 1.
///
/// Each place of a ranking is a choice among the items not placed yet: an item is chosen with a
/// chance that is its worth over the sum of theirs. Items left out of a ranking of the best few count
/// as below those that were placed.
///
/// Source: R. L. Plackett, "The analysis of permutations", Applied Statistics 24 (1975) 193–202; fitted
/// by D. R. Hunter, "MM algorithms for generalized Bradley–Terry models", Annals of Statistics 32
/// (2004) 384–406, formula 30.
public struct PlackettLuce: Hashable, Sendable {
  /// The worth of each item, with its covariance.
  public let worth: Estimates
  /// The natural logarithm of the likelihood, each ranking counting as its weight.
  public let logLikelihood: Double
  /// How many rankings there are.
  public let rankings: Int

  /// Why there are no such worths.
  public enum Refused: Error, Hashable, Sendable {
    /// Nobody ranked.
    case nothing
    /// Nobody placed any of these items above any of the others, so that their worth is 0 or that of
    /// the others unbounded (Hunter's assumption 1).
    case separated([Int])
    /// The steps did not come to rest, or some worths are too near 0 for a covariance.
    case notConverged
  }

  /// The worths by maximum likelihood, with the covariance from the observed information.
  ///
  /// - Parameters:
  ///   - rankings: the items of each ranking from 0, the most important first and none twice; empty
  ///     ones say nothing.
  ///   - items: how many items there are, at least 2.
  ///   - weights: how often each ranking counts; once where nil.
  /// - Throws: ``Refused``.
  public init(rankings: [[Int]], items: Int, weights: [Double]? = nil) throws(Refused) {
    let weights = weights ?? [Double](repeating: 1, count: rankings.count)
    let choices = RankedChoices(rankings, items: items, weights: weights)
    let worth = try choices.worth()
    let spread = try choices.inverseInformation(at: worth)
    let slope = PlackettLuce.slope(at: worth)
    self.worth = Estimates(
      values: worth, covariance: slope * spread * slope.transposed,
      degreesOfFreedom: Double(choices.rankings - items + 1))
    logLikelihood = choices.logLikelihood(at: worth)
    self.rankings = choices.rankings
  }

  init(rankings: [[Int]], items: Int, design: SampleDesign) throws(Refused) {
    let choices = RankedChoices(rankings, items: items, weights: design.weights)
    let worth = try choices.worth()
    let spread = PlackettLuce.slope(at: worth) * (try choices.inverseInformation(at: worth))
    let base = design.restricted { !rankings[$0].isEmpty }
    var influences = [[Double]](
      repeating: [Double](repeating: 0, count: rankings.count), count: items)
    for (row, ranking) in rankings.enumerated() where base.weights[row] != 0 {
      let score = spread * choices.score(of: ranking, at: worth)
      for item in 0..<items { influences[item][row] = base.weights[row] * score[item] }
    }
    self.worth = Estimates(
      values: worth, covariance: base.covariance(of: influences),
      degreesOfFreedom: base.degreesOfFreedom)
    logLikelihood = choices.logLikelihood(at: worth)
    self.rankings = choices.rankings
  }

  /// The derivative of worths that sum to 1 by their logarithms: `πᵢ (δᵢⱼ − πⱼ)`.
  private static func slope(at worth: [Double]) -> Matrix {
    var slope = Matrix(rows: worth.count, columns: worth.count)
    for row in worth.indices {
      for column in worth.indices {
        slope[row, column] = worth[row] * ((row == column ? 1 : 0) - worth[column])
      }
    }
    return slope
  }
}

extension SampleDesign {
  /// The worth of items that were ranked, with the design's covariance.
  ///
  /// The pseudo-likelihood of D. A. Binder, "On the variances of asymptotically normal estimators from
  /// complex surveys", International Statistical Review 51 (1983) 279–292: the weighted scores of the
  /// rankings between two inverse informations.
  ///
  /// - Parameters:
  ///   - rankings: the items of each row from 0, the most important first and none twice; empty where
  ///     the row did not rank.
  ///   - items: how many items there are, at least 2.
  /// - Returns: the worths.
  /// - Throws: ``PlackettLuce/Refused``.
  public func plackettLuce(
    _ rankings: [[Int]], items: Int
  ) throws(PlackettLuce.Refused) -> PlackettLuce {
    precondition(rankings.count == count, "a ranking for each row")
    return try PlackettLuce(rankings: rankings, items: items, design: self)
  }
}
