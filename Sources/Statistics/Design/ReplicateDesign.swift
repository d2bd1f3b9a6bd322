/// A sample whose variance is told by replicates: the same rows with other weights.
///
/// Source: K. M. Wolter, Introduction to Variance Estimation, 2nd ed. 2007, chapters 3 to 5; the same
/// sums as T. Lumley's `survey` for R.
public struct ReplicateDesign: Sendable {
  /// What each row weighs; 0 outside the domain.
  public private(set) var weights: [Double]
  private let replicates: Replicates
  private let scale: Double
  private let scales: [Double]
  private let centre: Centre
  private let knownFreedom: Double?

  /// What the replicates' estimates are measured from.
  public enum Centre: String, Hashable, Sendable {
    /// Their mean.
    case replicates
    /// The estimate of the whole sample.
    case estimate
  }

  /// Why there can be no such design.
  public enum Refused: Error, Hashable, Sendable {
    /// A column has another length than it must.
    case length(expected: Int, found: Int)
    /// A weight or a scale is not a number, or a scale is negative.
    case number(position: Int)
    /// The weights were adjusted after sampling, which every replicate would have to repeat.
    case adjusted
    /// A stratum has one cluster, which cannot be left out of it.
    case loneCluster(row: Int)
  }

  private enum Replicates: Sendable {
    /// The weights of each replicate.
    case weights([[Double]])
    /// One cluster of the plan left out at a time, the others of its stratum weighing more.
    case jackknife(StagePlan)
  }

  /// A design that comes with replicate weights.
  ///
  /// - Parameters:
  ///   - weights: what each row weighs in the whole sample.
  ///   - replicates: for each replicate what each row weighs in it; where the columns of a file are
  ///     factors, multiply them by the weights first.
  ///   - scale: what the sum of squares is multiplied by.
  ///   - scales: a factor for each replicate's square; 1 where nil. Replicates of scale 0 are left out.
  ///   - centre: what the replicates are measured from.
  ///   - degreesOfFreedom: those of the design; where nil, the rank of the replicate weights less one.
  /// - Throws: ``Refused``.
  public init(
    weights: [Double], replicates: [[Double]], scale: Double, scales: [Double]? = nil,
    centre: Centre = .replicates, degreesOfFreedom: Double? = nil
  ) throws(Refused) {
    for column in replicates + [weights] {
      if column.count != weights.count {
        throw .length(expected: weights.count, found: column.count)
      }
      if let wrong = column.firstIndex(where: { !$0.isFinite }) { throw .number(position: wrong) }
    }
    let scales = scales ?? replicates.map { _ in 1 }
    if scales.count != replicates.count {
      throw .length(expected: replicates.count, found: scales.count)
    }
    if let wrong = (scales + [scale]).firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .number(position: wrong)
    }
    self.weights = weights
    self.replicates = .weights(replicates)
    self.scale = scale
    self.scales = scales
    self.centre = centre
    knownFreedom = degreesOfFreedom
  }

  /// The jackknife of a design: each first-stage cluster is left out in turn.
  ///
  /// In one stratum this is what R calls JK1, in several JKn. Finite populations count at the first
  /// stage only. Source: K. M. Wolter, Introduction to Variance Estimation, 2nd ed. 2007, sections 4.3
  /// to 4.5.
  ///
  /// - Parameters:
  ///   - design: how the sample was drawn, its weights not adjusted afterwards. Strata of one
  ///     cluster get no replicate where the design removes them or counts them as drawn whole.
  ///   - centre: what the replicates are measured from.
  /// - Throws: ``Refused/adjusted`` and ``Refused/loneCluster(row:)``.
  public init(jackknife design: SampleDesign, centre: Centre = .replicates) throws(Refused) {
    guard design.adjustments.isEmpty else { throw .adjusted }
    var scales: [Double] = []
    let plan = design.plan
    for (stratum, drawn) in zip(plan.strata, plan.drawn) {
      let left = 1 - drawn
      if stratum.count == 1 {
        if left >= 1e-7, plan.lone != .remove, plan.lone != .certainty {
          throw .loneCluster(row: Int(plan.rows(of: stratum.lowerBound).first ?? 0))
        }
        scales.append(0)
      } else {
        let scale = left * Double(stratum.count - 1) / Double(stratum.count)
        scales += repeatElement(left < 1e-7 ? 0 : scale, count: stratum.count)
      }
    }
    weights = design.weights
    replicates = .jackknife(plan)
    scale = 1
    self.scales = scales
    self.centre = centre
    knownFreedom = nil
  }

  /// The design of a domain: rows outside it weigh nothing in any replicate.
  ///
  /// - Parameter holds: whether a row belongs to the domain.
  /// - Returns: the design.
  public func restricted(to holds: (Int) -> Bool) -> ReplicateDesign {
    var result = self
    for row in weights.indices where weights[row] != 0 && !holds(row) { result.weights[row] = 0 }
    return result
  }

  /// The degrees of freedom: clusters less strata of a jackknife, of those with rows in the domain;
  /// else what the design was given, or the rank of the replicate weights in the domain less one.
  public var degreesOfFreedom: Double {
    if let knownFreedom { return knownFreedom }
    switch replicates {
    case .jackknife(let plan): return plan.degreesOfFreedom(weights: weights)
    case .weights(let columns):
      let rows = weights.indices.filter { weights[$0] != 0 }
      return Double(ReplicateDesign.rank(of: columns.map { column in rows.map { column[$0] } }) - 1)
    }
  }

  /// Estimates that are functions of totals, with the covariance that the replicates tell.
  ///
  /// - Parameters:
  ///   - columns: the numbers whose totals are wanted; outside the domain they are not read.
  ///   - function: the estimates from the totals.
  /// - Returns: the estimates. Replicates in which one is not a number are left out.
  public func estimates(
    fromTotalsOf columns: [[Double]], _ function: ([Double]) -> [Double]
  ) -> Estimates {
    precondition(columns.allSatisfy { $0.count == weights.count }, "a number for each row")
    let whole = function(columns.map { total(of: $0, weights: weights) })
    let counted = zip(replicateTotals(of: columns).map(function), scales).filter {
      $1 > 0 && $0.allSatisfy(\.isFinite)
    }
    let means = whole.indices.map { index in
      centre == .estimate
        ? whole[index] : counted.reduce(0) { $0 + $1.0[index] } / Double(max(counted.count, 1))
    }
    var covariance = Matrix(rows: whole.count, columns: whole.count)
    for (values, own) in counted {
      let distances = zip(values, means).map { $0 - $1 }
      for first in whole.indices {
        for second in whole.indices {
          covariance[first, second] += scale * own * distances[first] * distances[second]
        }
      }
    }
    return Estimates(values: whole, covariance: covariance, degreesOfFreedom: degreesOfFreedom)
  }

  private func total(of column: [Double], weights: [Double]) -> Double {
    var sum = 0.0
    for row in column.indices where self.weights[row] != 0 { sum += weights[row] * column[row] }
    return sum
  }

  /// For each replicate the totals of the columns.
  private func replicateTotals(of columns: [[Double]]) -> [[Double]] {
    switch replicates {
    case .weights(let list):
      return list.map { weights in columns.map { total(of: $0, weights: weights) } }
    case .jackknife(let plan):
      let weighted = columns.map { column in
        zip(column, weights).map { $1 == 0 ? 0 : $0 * $1 }
      }
      let sums = weighted.map { column in
        (0..<plan.clusterCount).map { plan.total(of: $0, in: column) }
      }
      let whole = sums.map { $0.reduce(0, +) }
      return plan.strata.flatMap { stratum in
        let own = sums.map { $0[stratum].reduce(0, +) }
        let factor = Double(stratum.count) / Double(max(stratum.count - 1, 1))
        return stratum.map { cluster in
          columns.indices.map { column in
            let rest = own[column] - (stratum.count > 1 ? sums[column][cluster] : 0)
            return whole[column] - own[column] + factor * rest
          }
        }
      }
    }
  }

  /// How many of the columns are not sums of those before them, by orthogonalisation; a remainder of
  /// 1e-5 of a column's length counts as none, as in R.
  private static func rank(of columns: [[Double]]) -> Int {
    var basis: [[Double]] = []
    for column in columns {
      func length(_ vector: [Double]) -> Double {
        vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      }
      var rest = column
      for direction in basis {
        let share = zip(direction, rest).reduce(0) { $0 + $1.0 * $1.1 }
        for row in rest.indices { rest[row] -= share * direction[row] }
      }
      let remainder = length(rest)
      if remainder > 1e-5 * length(column) { basis.append(rest.map { $0 / remainder }) }
    }
    return basis.count
  }
}
