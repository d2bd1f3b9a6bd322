/// How a sample was drawn and what each of its rows weighs.
///
/// A domain is the same design with weights of 0 outside it (``restricted(to:)``): clusters and strata
/// still count as they were drawn. That is what makes the standard errors of groups right; dropping
/// rows would not.
///
/// Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, chapters
/// 4, 5 and 10; the same sums as T. Lumley's `survey` for R.
public struct SampleDesign: Sendable {
  /// What each row weighs: how many of the population it stands for; 0 outside the domain.
  public internal(set) var weights: [Double]
  /// What was done to the weights after sampling, in order; it lowers the variance.
  public internal(set) var adjustments: [InfluenceAdjustment] = []
  let plan: StagePlan
  /// The stratum of each row where every row was drawn by itself; empty where not.
  let stratumOfElement: [Int32]

  /// One stage of sampling: clusters drawn in strata, each with a population of known size.
  public struct Stage: Sendable {
    /// The stratum of each row; all rows in one where nil.
    public var strata: [Int]?
    /// The cluster of each row, numbered within its stratum; each row its own where nil.
    public var clusters: [Int]?
    /// How many clusters the row's stratum has in the population; no finite population correction
    /// where nil.
    public var populations: [Double]?

    /// A stage.
    ///
    /// - Parameters:
    ///   - strata: the stratum of each row.
    ///   - clusters: the cluster of each row.
    ///   - populations: for each row the clusters in its stratum's population.
    public init(strata: [Int]? = nil, clusters: [Int]? = nil, populations: [Double]? = nil) {
      self.strata = strata
      self.clusters = clusters
      self.populations = populations
    }
  }

  /// What is done where only one cluster of a stratum was drawn and more exist.
  public enum LoneCluster: String, Hashable, Sendable, CaseIterable {
    /// The design is refused.
    case refuse
    /// The stratum adds nothing to the variance.
    case remove
    /// The stratum counts as drawn whole.
    case certainty
    /// It varies around the mean of all instead of that of its stratum.
    case adjust
    /// It varies as the others do on average.
    case average
  }

  /// Why there can be no such design.
  public enum Refused: Error, Hashable, Sendable {
    /// A column has another number of rows than the sample.
    case length(expected: Int, found: Int)
    /// A weight is negative or not a number.
    case weight(row: Int)
    /// The population of a stratum is smaller than what was drawn of it.
    case population(row: Int, drawn: Int)
    /// Rows of one stratum give different sizes of its population.
    case unequalPopulation(row: Int)
    /// A stratum has only one cluster, and ``LoneCluster/refuse`` holds.
    case loneCluster(row: Int)
  }

  /// A design.
  ///
  /// - Parameters:
  ///   - rows: how many rows the sample has.
  ///   - stages: the stages, outermost first; the later ones count only where populations are given.
  ///   - weights: what each row weighs; where nil, the product over the stages of population by
  ///     number drawn, and 1 where no population is given.
  ///   - lone: what is done with strata of which one cluster was drawn.
  /// - Throws: ``Refused``, naming the row.
  public init(
    rows: Int, stages: [Stage] = [Stage()], weights: [Double]? = nil, lone: LoneCluster = .refuse
  ) throws(Refused) {
    for stage in stages {
      for length in [stage.strata?.count, stage.clusters?.count, stage.populations?.count] {
        if let length, length != rows { throw .length(expected: rows, found: length) }
      }
    }
    if let weights {
      if weights.count != rows { throw .length(expected: rows, found: weights.count) }
      if let wrong = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .weight(row: wrong)
      }
    }
    var product = [Double](repeating: 1, count: weights == nil ? rows : 0)
    plan = try StagePlan(
      rows: Array(0..<Int32(rows)), stages: stages[...], lone: lone, product: &product)
    stratumOfElement = plan.drawsElements ? plan.stratumOfRow : []
    self.weights = weights ?? product
  }

  /// A sample of nothing.
  public static let none = SampleDesign(weights: [], plan: .none)

  private init(weights: [Double], plan: StagePlan) {
    self.weights = weights
    self.plan = plan
    stratumOfElement = []
  }

  /// How many rows the sample has, those outside the domain included.
  public var count: Int { weights.count }

  /// How many rows count: those of the domain.
  public var active: Int { weights.count { $0 != 0 } }

  /// The sum of the weights: the size of the population as the sample estimates it.
  public var total: Double { weights.reduce(0, +) }

  /// The degrees of freedom: first-stage clusters less strata, of those with rows in the domain.
  public var degreesOfFreedom: Double { plan.degreesOfFreedom(weights: weights) }

  /// The design of a domain: rows outside it weigh nothing.
  ///
  /// - Parameter holds: whether a row belongs to the domain.
  /// - Returns: the design.
  public func restricted(to holds: (Int) -> Bool) -> SampleDesign {
    var result = self
    for row in weights.indices where weights[row] != 0 && !holds(row) { result.weights[row] = 0 }
    return result
  }

  /// The covariance of sums whose linear parts are given.
  ///
  /// Each column holds the influence of each row on one estimate, weight included: `wᵢxᵢ` for a total,
  /// `wᵢ(xᵢ − x̄)/W` for a mean.
  ///
  /// - Parameter influences: a column for each estimate, 0 outside the domain.
  /// - Returns: the covariance matrix of the estimates.
  public func covariance(of influences: [[Double]]) -> Matrix {
    var columns = influences
    for adjustment in adjustments { adjustment.apply(to: &columns) }
    return plan.covariance(of: columns)
  }
}
