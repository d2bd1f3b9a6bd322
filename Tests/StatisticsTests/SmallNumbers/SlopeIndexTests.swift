import Statistics
import Testing

@Suite("Slope index and ranks")
struct SlopeIndexTests {
  @Test("The slope is that of numpy's weighted regression on the middle ranks")
  func slope() throws {
    let index = try #require(
      SlopeIndex([62, 66, 71, 70, 78], sizes: [1200, 1500, 1100, 900, 300]))
    #expect(SmallNumberSample.isClose(index.slope, 14.262796027501908))
    #expect(SmallNumberSample.isClose(index.bottom, 60.448601986249045))
    #expect(SmallNumberSample.isClose(try #require(index.ratio), 1.2359491461977306))
    let interval = index.interval(standardErrors: [1.1, 0.9, 1.2, 1.3, 2])
    #expect(SmallNumberSample.areClose(interval, (10.527633264182347, 17.99795879082147)))
  }

  @Test("Equal groups have no slope, one group none at all, and a line through 0 no ratio")
  func ends() throws {
    #expect(SlopeIndex([4, 4, 4], sizes: [1, 2, 3])?.slope == 0)
    #expect(SlopeIndex([4], sizes: [10]) == nil)
    #expect(SlopeIndex([4, 5], sizes: [10, 0]) == nil)
    let steep = try #require(SlopeIndex([0, 10], sizes: [1, 1]))
    #expect(steep.slope == 20)
    #expect(steep.ratio == nil)
  }

  @Test("Ranks of shares and rates are those that 200 000 draws with numpy give, within one")
  func ranks() {
    let shares = RankInterval.simulated(SmallNumberSample.rates(.share), first: .highest)
    let numpyShares = [
      (4, 10), (3, 10), (2, 7), (5, 10), (1, 6), (1, 8), (5, 9), (2, 6), (3, 10), (1, 4),
    ]
    let rates = RankInterval.simulated(SmallNumberSample.rates(.rate), first: .lowest, seed: 7)
    let numpyRates = [
      (1, 7), (1, 8), (4, 9), (1, 6), (5, 10), (3, 10), (2, 6), (5, 9), (1, 8), (7, 10),
    ]
    for (found, wanted) in zip(shares + rates, numpyShares + numpyRates) {
      #expect((found.best - wanted.0).magnitude <= 1)
      #expect((found.worst - wanted.1).magnitude <= 1)
    }
  }

  @Test("Units far apart keep their ranks, and the same seed gives the same")
  func apart() {
    let values: [Double] = [10, 30, 20, 21]
    let found = RankInterval.simulated(values, standardErrors: [0.1, 0.1, 2, 2], first: .lowest)
    #expect(found[0] == RankInterval(best: 1, worst: 1))
    #expect(found[1] == RankInterval(best: 4, worst: 4))
    #expect(found[2] == RankInterval(best: 2, worst: 3))
    #expect(RankInterval.groups(found) == [[0], [2, 3], [1]])
    #expect(
      found == RankInterval.simulated(values, standardErrors: [0.1, 0.1, 2, 2], first: .lowest))
  }
}
