import Testing

@testable import Statistics

@Suite("What must hold of estimates in every design")
struct EstimatePropertyTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  @Test(arguments: seeds)
  func `the order of the rows changes nothing`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed)
    let other = sample.permuted(seed: seed + 100)
    let (one, two) = try (sample.design(), other.design())
    #expect(near(one.means([sample.x, sample.y]), two.means([other.x, other.y])))
    #expect(near(one.totals([sample.x, sample.y]), two.totals([other.x, other.y])))
    #expect(near(one.ratios([sample.y], to: [sample.x]), two.ratios([other.y], to: [other.x])))
    #expect(near(one.means(of: sample.groups), two.means(of: other.groups)))
    #expect(
      near(
        one.means([sample.x], by: sample.groups).estimates,
        two.means([other.x], by: other.groups).estimates))
    let (left, right) = try (ReplicateDesign(jackknife: one), ReplicateDesign(jackknife: two))
    #expect(near(left.means([sample.x, sample.y]), right.means([other.x, other.y])))
    #expect(
      one.quantiles([0.3, 0.5], of: sample.x) == two.quantiles([0.3, 0.5], of: other.x))
  }

  @Test(arguments: seeds)
  func `the domain of everything is the whole, and of nothing is nothing`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed)
    let design = try sample.design()
    #expect(near(design.restricted { _ in true }.means([sample.x]), design.means([sample.x])))
    let one = Factor(codes: sample.x.map { _ in 0 }, count: 1)
    #expect(near(design.means([sample.x], by: one).estimates, design.means([sample.x])))
    let none = design.restricted { _ in false }
    #expect(none.means([sample.x]) == nil)
    #expect(none.totals([sample.x]).values == [0])
    #expect(none.ratios([sample.y], to: [sample.x]) == nil)
    #expect(none.quantiles([0.5], of: sample.x) == nil)
    #expect(none.degreesOfFreedom == 0)
    #expect(none.means([sample.x], by: sample.groups).groups.isEmpty)
    #expect(Proportion(of: sample.x.map { _ in 1 }, in: none) == nil)
  }

  @Test(arguments: seeds)
  func `what stands outside the domain is not read`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed)
    let design = try sample.design().restricted { sample.group[$0] == 1 }
    let hidden = zip(sample.x, sample.group).map { $1 == 1 ? $0 : .nan }
    #expect(near(design.means([sample.x]), design.means([hidden])))
    #expect(near(design.totals([sample.x]), design.totals([hidden])))
    #expect(near(try sample.design().answered([hidden]).means([hidden]), design.means([hidden])))
  }

  @Test(arguments: seeds)
  func `groups add up to the whole, and shares to one`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed)
    let design = try sample.design()
    let groups = design.totals([sample.x], by: sample.groups)
    let sum = groups.estimates.combined([[1, 1, 1]])[0]
    let whole = design.totals([sample.x])[0]
    #expect(near(sum.value, whole.value) && near(sum.standardError, whole.standardError))
    let shares = try #require(design.means(of: sample.groups))
    #expect(near(shares.values.reduce(0, +), 1))
    for row in 0..<3 {
      #expect((0..<3).reduce(0) { $0 + shares.covariance[row, $1] }.magnitude < 1e-15)
    }
  }

  @Test(arguments: seeds)
  func `weights count only by their proportions, and numbers by their unit`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed)
    let design = try sample.design()
    var heavier = sample
    heavier.weights = sample.weights.map { 7 * $0 }
    #expect(near(design.means([sample.x]), try heavier.design().means([sample.x])))
    let (mean, scaled) = try (
      #require(design.means([sample.x])), #require(design.means([sample.x.map { 3 - 2 * $0 }]))
    )
    #expect(near(scaled.values[0], 3 - 2 * mean.values[0]))
    #expect(near(scaled.standardErrors[0], 2 * mean.standardErrors[0]))
    // A ratio to a constant is a mean.
    let ones = sample.x.map { _ in 1.0 }
    #expect(near(design.ratios([sample.x], to: [ones]), mean))
  }

  @Test(arguments: seeds)
  func `a sample of all has no error`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed)
    let counts = Dictionary(grouping: zip(sample.strata, sample.clusters), by: { $0.0 })
      .mapValues { Double(Set($0.map(\.1)).count) }
    let design = try SampleDesign(
      rows: sample.rows,
      stages: [
        .init(
          strata: sample.strata, clusters: sample.clusters,
          populations: sample.strata.map { counts[$0] ?? 0 })
      ])
    let means = try #require(design.means([sample.x, sample.y]))
    #expect(means.standardErrors == [0, 0])
    #expect(near(means.values[0], sample.x.reduce(0, +) / Double(sample.rows)))
    #expect(means[0].test() == nil)
    let jackknife = try ReplicateDesign(jackknife: design)
    #expect(jackknife.means([sample.x])?.standardErrors == [0])
  }

  /// With n numbers twice in a stratum of N, `s²` has `2n − 1` below it; with them once in each of two
  /// strata of N/2, `n − 1` twice.
  @Test func `a stratum split into like halves keeps the estimate`() throws {
    let numbers: [Double] = [3, 7, 7.5, 12, 1, 4, 40]
    let twice = numbers + numbers
    let sizes = { (size: Double) in [Double](repeating: size, count: 14) }
    let whole = try SampleDesign(rows: 14, stages: [.init(populations: sizes(60))])
    let halves = try SampleDesign(
      rows: 14,
      stages: [.init(strata: (0..<14).map { $0 / 7 }, populations: sizes(30))])
    let (one, two) = (whole.totals([twice])[0], halves.totals([twice])[0])
    #expect(near(one.value, two.value))
    #expect(near(two.standardError, one.standardError * (13.0 / 12).squareRoot()))
    #expect(one.degreesOfFreedom == 13 && two.degreesOfFreedom == 12)
  }

  @Test(arguments: seeds)
  func `two stages of which the first takes all are strata`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed)
    // Each stratum as a cluster, all of which are drawn; its rows are drawn from twice as many and one.
    let sizes = Dictionary(grouping: sample.strata, by: { $0 }).mapValues {
      Double(2 * $0.count + 1)
    }
    let within = sample.strata.map { sizes[$0] ?? 0 }
    let stages = try SampleDesign(
      rows: sample.rows,
      stages: [
        .init(clusters: sample.strata, populations: sample.x.map { _ in 4 }),
        .init(populations: within),
      ])
    let strata = try SampleDesign(
      rows: sample.rows, stages: [.init(strata: sample.strata, populations: within)])
    #expect(zip(stages.weights, strata.weights).allSatisfy { near($0, $1) })
    let (two, one) = try (
      #require(stages.means([sample.x, sample.y])), #require(strata.means([sample.x, sample.y]))
    )
    #expect(near(two.values[0], one.values[0]))
    #expect(zip(two.covariance.values, one.covariance.values).allSatisfy { near($0, $1) })
  }

  @Test(arguments: seeds)
  func `the jackknife of a linear estimate is its linearisation`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed)
    let design = try sample.design()
    let jackknife = try ReplicateDesign(jackknife: design)
    #expect(near(jackknife.totals([sample.x, sample.y]), design.totals([sample.x, sample.y])))
    // So is a mean where all rows weigh the same and none is missing.
    let simple = try SampleDesign(
      rows: sample.rows, stages: [.init(populations: sample.x.map { _ in 500 })])
    #expect(
      near(try ReplicateDesign(jackknife: simple).means([sample.x]), simple.means([sample.x])))
    // A ratio is not linear, but near.
    let (one, two) = try (
      #require(jackknife.ratios([sample.y], to: [sample.x])),
      #require(design.ratios([sample.y], to: [sample.x]))
    )
    #expect(near(one.values[0], two.values[0]))
    #expect(near(one.standardErrors[0], two.standardErrors[0], 0.1))
  }

  @Test func `the estimate says when there is no interval, test or variation`() {
    let none = Estimate(value: 0, standardError: 1, degreesOfFreedom: 0)
    #expect(none.interval() == nil && none.test() == nil)
    #expect(none.coefficientOfVariation == nil)
    let estimates = Estimates(
      values: [1, 2], covariance: Matrix(rows: 2, columns: 2), degreesOfFreedom: 0)
    #expect(estimates.intervals() == nil && estimates.interval(of: 1) == nil)
    #expect(estimates[1].test() == nil)
    let certain = Estimate(value: 3, standardError: 0, degreesOfFreedom: 4)
    let difference = certain.difference(fromIndependent: certain)
    #expect(difference.standardError == 0 && difference.degreesOfFreedom == 8)
    let other = Estimate(value: 1, standardError: 2, degreesOfFreedom: 9)
    #expect(other.difference(fromIndependent: certain).degreesOfFreedom == 9)
    #expect(near(other.test(against: 3)?.t ?? 0, -1))
  }
}
