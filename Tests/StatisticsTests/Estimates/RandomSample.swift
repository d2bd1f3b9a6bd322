@testable import Statistics

/// A made-up sample: strata of unequal size, clusters of one to four rows, numbers that hang together.
struct RandomSample {
  var strata: [Int] = []
  var clusters: [Int] = []
  var populations: [Double] = []
  var weights: [Double] = []
  var x: [Double] = []
  var y: [Double] = []
  var group: [Int] = []

  init(seed: UInt64, strata count: Int = 4) {
    var random = SplitMix64(seed: seed)
    for stratum in 0..<count {
      let drawn = 3 + random.index(below: 5)
      let population = Double(drawn + 2 + random.index(below: 40))
      for cluster in 0..<drawn {
        let shared = random.uniform()
        for _ in 0...random.index(below: 4) {
          strata.append(stratum)
          clusters.append(cluster)
          populations.append(population)
          weights.append(population / Double(drawn) * (0.5 + random.uniform()))
          x.append(10 * shared + 5 * random.uniform() + Double(stratum))
          y.append(x[x.count - 1] * (1 + random.uniform()))
          group.append(random.index(below: 3))
        }
      }
    }
  }

  var rows: Int { x.count }
  var groups: Factor { Factor(codes: group.map { UInt16($0) }, count: 3) }

  func design() throws -> SampleDesign {
    try SampleDesign(
      rows: rows,
      stages: [.init(strata: strata, clusters: clusters, populations: populations)],
      weights: weights)
  }

  /// The same rows in another order.
  func permuted(seed: UInt64) -> RandomSample {
    var random = SplitMix64(seed: seed)
    let order = Array(0..<rows).shuffled(using: &random)
    var result = self
    result.strata = order.map { strata[$0] }
    result.clusters = order.map { clusters[$0] }
    result.populations = order.map { populations[$0] }
    result.weights = order.map { weights[$0] }
    result.x = order.map { x[$0] }
    result.y = order.map { y[$0] }
    result.group = order.map { group[$0] }
    return result
  }
}

/// Whether two numbers are the same but for rounding.
func near(_ first: Double, _ second: Double, _ relative: Double = 1e-11) -> Bool {
  (first - second).magnitude <= relative * max(first.magnitude, second.magnitude, 1e-9)
}

/// Whether estimates and covariances are the same but for rounding.
func near(_ first: Estimates?, _ second: Estimates?) -> Bool {
  guard let first, let second, first.count == second.count else { return false }
  let scale = (first.covariance.values.map(\.magnitude).max() ?? 0) * 1e-11
  return zip(first.values, second.values).allSatisfy { near($0, $1) }
    && zip(first.covariance.values, second.covariance.values).allSatisfy {
      ($0 - $1).magnitude <= scale
    } && first.degreesOfFreedom == second.degreesOfFreedom
}
