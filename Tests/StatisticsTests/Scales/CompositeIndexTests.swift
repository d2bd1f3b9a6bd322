import Statistics
import Testing

@Suite struct CompositeIndexTests {
  @Test("Measures weigh the same, and half of them are enough")
  func values() {
    let index = CompositeIndex([[1, 0.5, .nan, .nan], [0.5, 0, 0.25, .nan], [0, 1, .nan, 1]])
    #expect(index.values == [50, 50, nil, nil])
    #expect(CompositeIndex([[1, .nan], [.nan, .nan]]).values == [100, nil])
  }

  @Test("A unit ahead on every measure is first whatever they weigh")
  func ahead() {
    let index = CompositeIndex([[0.2, 1, 0.5], [0.5, 1, 0.2]])
    let ranks = index.rankIntervals()
    #expect(ranks[1] == RankInterval(best: 1, worst: 1))
    #expect(ranks[0] == RankInterval(best: 2, worst: 3))
    #expect(ranks[2] == RankInterval(best: 2, worst: 3))
    #expect(RankInterval.groups(ranks) == [[1], [0, 2]])
  }

  @Test("Equal units share their ranks and one group")
  func ties() {
    let ranks = CompositeIndex([[0.5, 0.5, 0.1], [0.5, 0.5, 0.1]]).rankIntervals(draws: 50)
    #expect(ranks[0] == RankInterval(best: 1, worst: 2))
    #expect(ranks[0] == ranks[1])
    #expect(ranks[2] == RankInterval(best: 3, worst: 3))
  }

  @Test("A missing measure widens the ranks of its unit, the same each time")
  func missing() throws {
    let full = [[0.1, 0.4, 0.6, 0.9], [0.1, 0.4, 0.6, 0.9]]
    let gap = [[0.1, 0.4, 0.6, 0.9], [0.1, .nan, 0.6, 0.9]]
    let known = CompositeIndex(full).rankIntervals(seed: 3)
    let open = CompositeIndex(gap).rankIntervals(seed: 3)
    #expect(known[1] == RankInterval(best: 3, worst: 3))
    let wide = try #require(open[1])
    #expect(wide.best < 3)
    #expect(open == CompositeIndex(gap).rankIntervals(seed: 3))
    #expect(CompositeIndex([[.nan]]).rankIntervals() == [nil])
  }

  @Test("Groups join units through a third whose ranks overlap with both")
  func chains() {
    let interval = RankInterval.init
    #expect(
      RankInterval.groups([interval(1, 2), interval(2, 4), interval(4, 5), nil, interval(6, 6)])
        == [[0, 1, 2], [4]])
  }
}
