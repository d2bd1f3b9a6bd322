import Testing

@testable import Statistics

/// Every sample that a design can draw from a small population: over all of them, the mean of the
/// estimates is the truth, and the mean of the estimated variances is their variance.
@Suite("Over all samples of a small population")
struct UnbiasednessTests {
  /// All ways to draw so many of so many.
  static func draws(_ drawn: Int, of count: Int) -> [[Int]] {
    if drawn == 0 { return [[]] }
    if count < drawn { return [] }
    return draws(drawn, of: count - 1)
      + draws(drawn - 1, of: count - 1).map { $0 + [count - 1] }
  }

  func expectUnbiased(_ estimates: [Estimate], truth: Double) {
    let count = Double(estimates.count)
    let mean = estimates.reduce(0) { $0 + $1.value } / count
    let spread = estimates.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) } / count
    let estimated = estimates.reduce(0) { $0 + $1.standardError * $1.standardError } / count
    #expect(near(mean, truth))
    #expect(near(estimated, spread))
  }

  @Test func `simple random samples`() throws {
    let population = [2.0, 9, 4, 4, 17, 30]
    let estimates = try UnbiasednessTests.draws(3, of: 6).map { drawn in
      try SampleDesign(rows: 3, stages: [.init(populations: [6, 6, 6])])
        .totals([drawn.map { population[$0] }])[0]
    }
    #expect(estimates.count == 20)
    expectUnbiased(estimates, truth: population.reduce(0, +))
  }

  @Test func `stratified samples`() throws {
    let strata = [[2.0, 9, 4, 11], [17.0, 30, 21]]
    var estimates: [Estimate] = []
    for first in UnbiasednessTests.draws(2, of: 4) {
      for second in UnbiasednessTests.draws(2, of: 3) {
        let design = try SampleDesign(
          rows: 4, stages: [.init(strata: [0, 0, 1, 1], populations: [4, 4, 3, 3])])
        let values = first.map { strata[0][$0] } + second.map { strata[1][$0] }
        estimates.append(design.totals([values])[0])
      }
    }
    #expect(estimates.count == 18)
    expectUnbiased(estimates, truth: 94)
  }

  @Test func `clusters, and rows within them`() throws {
    let clusters = [[2.0, 9, 4], [17.0, 30, 21], [5.0, 1, 8], [3.0, 3, 14]]
    var estimates: [Estimate] = []
    for pair in UnbiasednessTests.draws(2, of: 4) {
      for first in UnbiasednessTests.draws(2, of: 3) {
        for second in UnbiasednessTests.draws(2, of: 3) {
          let design = try SampleDesign(
            rows: 4,
            stages: [
              .init(clusters: [0, 0, 1, 1], populations: [4, 4, 4, 4]),
              .init(populations: [3, 3, 3, 3]),
            ])
          let values =
            first.map { clusters[pair[0]][$0] } + second.map { clusters[pair[1]][$0] }
          estimates.append(design.totals([values])[0])
        }
      }
    }
    #expect(estimates.count == 54)
    expectUnbiased(estimates, truth: clusters.joined().reduce(0, +))
  }

  /// The total of a domain is that of numbers that are 0 outside it.
  @Test func `a domain of simple random samples`() throws {
    let population = [2.0, 9, 4, 4, 17, 30]
    let inside = [true, false, true, true, false, true]
    let estimates = try UnbiasednessTests.draws(3, of: 6).map { drawn in
      try SampleDesign(rows: 3, stages: [.init(populations: [6, 6, 6])])
        .restricted { inside[drawn[$0]] }
        .totals([drawn.map { population[$0] }])[0]
    }
    expectUnbiased(estimates, truth: 40)
  }
}
