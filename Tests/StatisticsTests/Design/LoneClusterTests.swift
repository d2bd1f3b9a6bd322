import Testing

@testable import Statistics

@Suite("Strata of which one cluster was drawn")
struct LoneClusterTests {
  let strata = [0, 1, 1, 1, 2, 2]
  let x: [Double] = [9, 2, 4, 12, 7, 8]

  func variance(_ lone: SampleDesign.LoneCluster) throws -> Double {
    try SampleDesign(rows: 6, stages: [.init(strata: strata)], lone: lone)
      .totals([x]).covariance[0, 0]
  }

  @Test func `each policy does with them what it says`() throws {
    // Strata 1 and 2 by the textbook: n times the variance within.
    let others = 3 * 28.0 + 2 * 0.5
    #expect(try near(variance(.remove), others))
    #expect(try near(variance(.certainty), others))
    #expect(try near(variance(.average), others * 3 / 2))
    #expect(try near(variance(.adjust), others + 81))
    #expect(throws: SampleDesign.Refused.loneCluster(row: 0)) { try variance(.refuse) }
  }

  /// A mean's influences sum to 0, so that "the mean of all" is 0.
  @Test func `adjusting measures a mean from the mean of all`() throws {
    let design = try SampleDesign(rows: 6, stages: [.init(strata: strata)], lone: .adjust)
    let removed = try SampleDesign(rows: 6, stages: [.init(strata: strata)], lone: .remove)
    let (one, two) = try (#require(design.means([x])), #require(removed.means([x])))
    #expect(near(one.covariance[0, 0] - two.covariance[0, 0], 4.0 / 36))
  }

  @Test func `a stratum of one in the population is no lone cluster`() throws {
    let populations = strata.map { $0 == 0 ? 1.0 : 10 }
    for lone in SampleDesign.LoneCluster.allCases {
      let design = try SampleDesign(
        rows: 6, stages: [.init(strata: strata, populations: populations)], lone: lone)
      let expected = 100 * (0.7 * 28.0 / 3 + 0.8 * 0.5 / 2)
      #expect(near(design.totals([x]).covariance[0, 0], expected))
    }
  }

  @Test func `the jackknife leaves them out where the design does`() throws {
    let design = try SampleDesign(rows: 6, stages: [.init(strata: strata)], lone: .remove)
    let jackknife = try ReplicateDesign(jackknife: design)
    #expect(near(jackknife.totals([x]).covariance[0, 0], try variance(.remove)))
    #expect(jackknife.degreesOfFreedom == 3)
  }
}
