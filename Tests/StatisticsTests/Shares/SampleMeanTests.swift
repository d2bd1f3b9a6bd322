import Statistics
import Testing

@Suite("Means of a sample")
struct SampleMeanTests {
  /// Maturity of 242 of 357 municipalities, simple random sampling with finite population
  /// correction: R 4.2.2, survey 4.5, case `mun-srs-mean` of the reference results.
  @Test func `mean and standard error are those of R's survey package`() throws {
    let mean = try #require(
      SampleMean(
        values: [0, 20, 40, 60, 80, 100], counts: [66, 38, 53, 46, 20, 19], population: 357))
    #expect(abs(mean.mean - 37.768595041322314) < 1e-12)
    #expect(abs((mean.standardError ?? 0) / 1.1474855273425573 - 1) < 1e-12)
    let interval = try #require(mean.interval())
    #expect(abs(interval.lower - 35.50821354642247) < 1e-9)
    #expect(abs(interval.upper - 40.02897653622216) < 1e-9)
  }

  @Test func `numbers and counted values give the same`() throws {
    let counted = try #require(SampleMean(values: [1, 4, 9], counts: [2, 0, 3], population: 11))
    let listed = try #require(SampleMean([9, 1, 9, 1, 9], population: 11))
    #expect(abs(counted.mean - listed.mean) < 1e-14)
    #expect(abs((counted.variance ?? 0) - (listed.variance ?? 1)) < 1e-12)
  }

  /// Computed with numpy and scipy.
  @Test func `an interval of seven of twenty`() throws {
    let mean = try #require(SampleMean([3, 7, 7.5, 12, 1, 4, 40], population: 20))
    #expect(abs((mean.standardError ?? 0) - 4.092769881892024) < 1e-12)
    let interval = try #require(mean.interval())
    #expect(abs(interval.lower - 0.6282100148463154) < 1e-10)
    #expect(abs(interval.upper - 20.657504270867967) < 1e-10)
  }

  @Test func `there is no interval for one, for all or for none`() throws {
    let one = try #require(SampleMean([4], population: 9))
    #expect(one.mean == 4 && one.standardError == nil && one.interval() == nil)
    let all = try #require(SampleMean([4, 6], population: 2))
    #expect(all.standardError == 0 && all.interval() == nil)
    #expect(SampleMean([], population: 9) == nil)
    #expect(SampleMean(values: [1, 2], counts: [0, 0], population: 9) == nil)
  }

  /// numpy.quantile, whose default is definition 7.
  @Test(arguments: [(0.1, 2.2), (0.25, 3.5), (0.5, 7), (0.9, 23.2), (0, 1), (1, 40)])
  func `quantiles interpolate`(probability: Double, expected: Double) throws {
    let found = try #require(
      Quantile.value(probability, of: [3, 7, 7.5, 12, 1, 4, 40]))
    #expect(abs(found - expected) < 1e-12)
    #expect(Quantile.value(probability, of: []) == nil)
  }
}
