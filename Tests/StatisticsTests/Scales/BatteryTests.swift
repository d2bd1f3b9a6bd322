import Statistics
import Testing

@Suite struct BatteryTests {
  @Test("Cronbach's alpha has a standard error near that of leaving out each row in turn")
  func alphaError() throws {
    let items = [
      [3.0, 4, 2, 5, 4, 3, 1, 2, 5, 4, 3, 2, 4, 5, 1, 3, 2, 4, 3, 5],
      [2.0, 4, 3, 5, 5, 3, 2, 2, 4, 4, 2, 1, 4, 5, 2, 3, 3, 4, 2, 4],
      [3.0, 3, 2, 4, 4, 2, 1, 3, 5, 3, 3, 2, 5, 4, 1, 4, 2, 5, 3, 5],
    ]
    let rows = items[0].count
    let design = try SampleDesign(rows: rows)
    let whole = try #require(design.cronbachAlpha(items))
    let without = try (0..<rows).map { left in
      let part = try #require(design.restricted { $0 != left }.cronbachAlpha(items))
      return part.values[0]
    }
    let mean = without.reduce(0, +) / Double(rows)
    let jackknife =
      (Double(rows - 1) / Double(rows) * without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
      .squareRoot()
    #expect((whole.standardErrors[0] / jackknife - 1).magnitude < 0.25)
    #expect(whole.degreesOfFreedom == 19)
  }

  @Test("Items that are one and the same have an alpha of 1, and constant ones have none")
  func alphaExtremes() throws {
    let design = try SampleDesign(rows: 4)
    let item = [1.0, 2, 4, .nan]
    let found = try #require(design.cronbachAlpha([item, item]))
    #expect((found.values[0] - 1).magnitude < 1e-15)
    #expect(found.degreesOfFreedom == 2)
    #expect(design.cronbachAlpha([[1, 1, 1, 1], [2, 2, 2, 2]]) == nil)
  }

  @Test("Answers off the scale stay out of the base and are shown beside it")
  func likert() throws {
    // Options 0 to 4 are the scale, 5 is "don't know".
    let answers = Factor(codes: [0, 1, 3, 4, 4, 5, 5, Factor.missing], count: 6)
    let found = try #require(try SampleDesign(rows: 8).likert(answers, scale: Array(0..<5)))
    #expect(found.answered == 5)
    #expect(found.shares.values == [0.2, 0.2, 0, 0.2, 0.4])
    #expect((found.top.values[0] - 0.6).magnitude < 1e-15)
    #expect((found.net.values[0] - 0.2).magnitude < 1e-15)
    #expect((found.mean.values[0] - 3.4).magnitude < 1e-14)
    #expect((found.outside.values[0] - 2.0 / 7).magnitude < 1e-15)
  }

  @Test("The error of the net holds that top and bottom exclude one another")
  func netError() throws {
    // With no middle point, net = 2 top − 1, so that its error is twice that of the top.
    let answers = Factor(codes: [0, 1, 1, 0, 1, 1, 1], count: 2)
    let found = try #require(
      try SampleDesign(rows: 7).likert(answers, scale: [0, 1], ends: 1))
    #expect(
      (found.net.standardErrors[0] - 2 * found.top.standardErrors[0]).magnitude < 1e-15)
  }

  @Test("With two items the worth is the share that put it first")
  func twoItems() throws {
    let rankings = [[0], [0], [0, 1], [1], []]
    let found = try PlackettLuce(rankings: rankings, items: 2)
    #expect((found.worth.values[0] - 0.75).magnitude < 1e-13)
    // The binomial error: √(p (1 − p)/n).
    #expect((found.worth.standardErrors[0] - (0.75 * 0.25 / 4).squareRoot()).magnitude < 1e-12)
    #expect(found.rankings == 4)
  }

  @Test("An item that nobody placed has no worth, and is named")
  func separated() {
    #expect(throws: PlackettLuce.Refused.separated([2])) {
      try PlackettLuce(rankings: [[0, 1], [1, 0], [0]], items: 3)
    }
    #expect(throws: PlackettLuce.Refused.nothing) {
      try PlackettLuce(rankings: [[]], items: 3)
    }
  }
}
