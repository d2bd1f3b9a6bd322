/// The rows of a stage, cluster by cluster and stratum by stratum, and the stages within its clusters.
struct StagePlan: Sendable {
  /// The rows, those of one cluster side by side, and the clusters of one stratum side by side.
  private(set) var order: [Int32]
  /// Where each cluster begins in `order`, and at last the end.
  private(set) var clusterStarts: [Int32] = [0]
  /// The first cluster of each stratum, and at last the number of clusters.
  private(set) var stratumStarts: [Int32] = [0]
  /// For each stratum the part of its clusters that was drawn; 0 where the population is not known.
  private(set) var drawn: [Double] = []
  /// The stage within each cluster, where a later stage adds to the variance.
  private(set) var inner: [StagePlan] = []
  let lone: SampleDesign.LoneCluster

  typealias Refused = SampleDesign.Refused

  /// The plan of some rows of the sample.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - stages: the stage and those within it.
  ///   - lone: what is done with strata of one cluster.
  ///   - product: multiplied, for each row, by population over number drawn; left alone where empty.
  init(
    rows: [Int32], stages: ArraySlice<SampleDesign.Stage>, lone: SampleDesign.LoneCluster,
    product: inout [Double]
  ) throws(Refused) {
    self.lone = lone
    order = rows
    guard let stage = stages.first else { return }
    var strata = StagePlan.sorted(rows, by: stage.strata)
    order = strata.order
    if stage.clusters != nil { order.removeAll(keepingCapacity: true) }
    for stratum in 0..<(strata.starts.count - 1) {
      let members = strata.order[Int(strata.starts[stratum])..<Int(strata.starts[stratum + 1])]
      let first = clusterStarts.count - 1
      if stage.clusters == nil {
        clusterStarts.reserveCapacity(rows.count + 1)
        for end in (strata.starts[stratum] + 1)...strata.starts[stratum + 1] {
          clusterStarts.append(end)
        }
      } else {
        let found = StagePlan.sorted(Array(members), by: stage.clusters)
        let start = Int32(order.count)
        order += found.order
        clusterStarts += found.starts.dropFirst().map { start + $0 }
      }
      let clusters = clusterStarts.count - 1 - first
      stratumStarts.append(Int32(clusterStarts.count - 1))
      drawn.append(
        try StagePlan.drawn(clusters, of: stage.populations, rows: members, lone: lone))
      if let populations = stage.populations, !product.isEmpty {
        for row in members { product[Int(row)] *= populations[Int(row)] / Double(clusters) }
      }
    }
    strata.order = []
    // Without a population the first stage holds all of the variance; the weights need the rest.
    let needsInner = stages.count > 1 && stage.clusters != nil
    if needsInner, stage.populations != nil || !product.isEmpty {
      for cluster in 0..<(clusterStarts.count - 1) {
        inner.append(
          try StagePlan(
            rows: Array(self.rows(of: cluster)), stages: stages.dropFirst(), lone: lone,
            product: &product))
      }
      if stage.populations == nil { inner = [] }
    }
  }

  /// A plan of no rows.
  static let none = StagePlan()

  private init() {
    order = []
    lone = .refuse
  }

  /// The rows of a cluster.
  func rows(of cluster: Int) -> ArraySlice<Int32> {
    order[Int(clusterStarts[cluster])..<Int(clusterStarts[cluster + 1])]
  }

  /// Calls with the clusters of each stratum.
  func forEachStratum(_ body: (Range<Int>) -> Void) {
    for stratum in drawn.indices {
      body(Int(stratumStarts[stratum])..<Int(stratumStarts[stratum + 1]))
    }
  }

  /// The sum over strata of `(1 − n/N) n/(n − 1) Σ (z − z̄)(z − z̄)′` of cluster totals, and `n/N` times
  /// the same within each cluster.
  func covariance(of columns: [[Double]]) -> Matrix {
    let width = columns.count
    var sum = Matrix(rows: width, columns: width)
    var lonely = 0
    for stratum in drawn.indices {
      let clusters = Int(stratumStarts[stratum])..<Int(stratumStarts[stratum + 1])
      let left = 1 - drawn[stratum]
      if left < 1e-7 { continue }
      if clusters.count == 1 {
        lonely += 1
        if lone != .adjust { continue }
      }
      let totals = columns.map { column in clusters.map { total(of: $0, in: column) } }
      let means = totals.map {
        clusters.count == 1 ? 0 : $0.reduce(0, +) / Double(clusters.count)
      }
      let scale =
        clusters.count == 1 ? left : left * Double(clusters.count) / Double(clusters.count - 1)
      for first in 0..<width {
        for second in 0...first {
          var product = 0.0
          for cluster in 0..<clusters.count {
            product +=
              (totals[first][cluster] - means[first]) * (totals[second][cluster] - means[second])
          }
          sum[first, second] += scale * product
        }
      }
    }
    for first in 0..<width {
      for second in 0..<first { sum[second, first] = sum[first, second] }
    }
    if lone == .average, lonely > 0, lonely < drawn.count {
      sum = Double(drawn.count) / Double(drawn.count - lonely) * sum
    }
    for stratum in drawn.indices where !inner.isEmpty {
      for cluster in Int(stratumStarts[stratum])..<Int(stratumStarts[stratum + 1]) {
        sum = sum + drawn[stratum] * inner[cluster].covariance(of: columns)
      }
    }
    return sum
  }

  /// The sum of a column over the rows of a cluster.
  func total(of cluster: Int, in column: [Double]) -> Double {
    var sum = 0.0
    for row in rows(of: cluster) { sum += column[Int(row)] }
    return sum
  }

  private static func drawn(
    _ clusters: Int, of populations: [Double]?, rows: ArraySlice<Int32>,
    lone: SampleDesign.LoneCluster
  ) throws(Refused) -> Double {
    let first = Int(rows.first ?? 0)
    var part = 0.0
    if let populations {
      let population = populations[first]
      guard population >= Double(clusters) else {
        throw .population(row: first, drawn: clusters)
      }
      if let other = rows.first(where: { populations[Int($0)] != population }) {
        throw .unequalPopulation(row: Int(other))
      }
      part = Double(clusters) / population
    }
    if clusters == 1, lone == .refuse, 1 - part >= 1e-7 { throw .loneCluster(row: first) }
    return part
  }

  /// Rows with those of one code side by side, in the order of the codes, and where each code begins.
  private static func sorted(
    _ rows: [Int32], by codes: [Int]?
  ) -> (order: [Int32], starts: [Int32]) {
    guard let codes, let first = rows.first else {
      return (rows, rows.isEmpty ? [0] : [0, Int32(rows.count)])
    }
    var least = codes[Int(first)]
    var most = least
    for row in rows {
      least = min(least, codes[Int(row)])
      most = max(most, codes[Int(row)])
    }
    guard most - least < 4 * rows.count + 1024 else {
      let order = rows.sorted { (codes[Int($0)], $0) < (codes[Int($1)], $1) }
      let starts = order.indices.filter {
        $0 == 0 || codes[Int(order[$0])] != codes[Int(order[$0 - 1])]
      }
      return (order, starts.map { Int32($0) } + [Int32(rows.count)])
    }
    var counts = [Int32](repeating: 0, count: most - least + 1)
    for row in rows { counts[codes[Int(row)] - least] += 1 }
    var starts: [Int32] = []
    var next: Int32 = 0
    for code in counts.indices {
      let size = counts[code]
      if size > 0 { starts.append(next) }
      counts[code] = next
      next += size
    }
    starts.append(next)
    var order = [Int32](repeating: 0, count: rows.count)
    for row in rows {
      let code = codes[Int(row)] - least
      order[Int(counts[code])] = row
      counts[code] += 1
    }
    return (order, starts)
  }
}
