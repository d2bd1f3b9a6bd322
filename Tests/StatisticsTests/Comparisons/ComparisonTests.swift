import Statistics
import Testing

@Suite("Comparisons")
struct ComparisonTests {
  @Test("Holm's adjustment of a textbook example")
  func holm() {
    // R's p.adjust with "holm" gives 0.03, 0.06, 0.06 and 0.02.
    #expect(near(Holm.adjusted([0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]))
    #expect(Holm.adjusted([0.5, 0.9]) == [1, 1])
    #expect(Holm.adjusted([0.3]) == [0.3])
    #expect(Holm.adjusted([]) == [])
  }

  @Test("ties get the same rank in every order of the rows; R's rule does not")
  func ties() throws {
    let values = SmallSurvey.stage.codes.map { Double($0) }
    let order = (0..<60).map { ($0 * 17 + 5) % 60 }
    func t(_ order: [Int], _ ties: RankTest.Ties) throws -> Double {
      let test = try RankTest(
        order.map { values[$0] },
        between: Factor(codes: order.map { SmallSurvey.group.codes[$0] == 0 ? 0 : 1 }, count: 2),
        design: SampleDesign(rows: 60, weights: order.map { SmallSurvey.weights[$0] }), ties: ties)
      return try #require(test.t)
    }
    #expect(abs(try t(Array(0..<60), .midrank) - t(order, .midrank)) < 1e-12)
    #expect(abs(try t(Array(0..<60), .orderOfRows) - t(order, .orderOfRows)) > 1e-6)
  }

  @Test("without weights the difference is that of the mean midranks")
  func midranks() throws {
    // Values 1, 2, 2 and 3 have the ranks 0.5, 2, 2 and 3.5 of 4.
    let test = try RankTest(
      [1, 2, 2, 3], between: Factor(codes: [0, 0, 1, 1], count: 2),
      design: SampleDesign(rows: 4))
    #expect(near(test.differences.values, [0.375]))
    #expect(test.groups == [0, 1])
    #expect(test.test.denominator == 2)
  }

  @Test("tests that cannot be made are refused by name")
  func refused() throws {
    let design = try SampleDesign(rows: 4)
    let groups = Factor(codes: [0, 0, 1, 1], count: 3)
    #expect(throws: RankTest.Refused.oneGroup) {
      try RankTest(
        [1, 2, 3, 4], between: Factor(codes: [2, 2, 2, 2], count: 3), design: design)
    }
    #expect(throws: RankTest.Refused.comparison(.constantOutcome)) {
      try RankTest([5, 5, 5, 5], between: groups, design: design)
    }
    #expect(throws: RankTest.Refused.comparison(.exactFit)) {
      try RankTest([1, 1, 2, 2], between: groups, design: design)
    }
  }

  @Test("groups overlap where each has its like in the other")
  func overlap() {
    let merged = Factor(codes: [0, 0, 0, 0, 0, 1, 1, 1, 1], count: 2)
    let size: [Double] = [1, 3, 4, 5, 6, 2.5, 3.5, 5.5, 9]
    let region = Factor(codes: [0, 0, 0, 1, 2, 0, 0, 1, 1], count: 3)
    let plain = CommonSupport(of: merged, numbers: [size])
    #expect(plain.ranges == [2.5...6])
    #expect(plain.holds == [false, true, true, true, true, true, true, true, false])
    #expect(plain.inside == [4, 3] && plain.sizes == [5, 4])
    // Region 2 has nobody merged, and region 1 nobody merged as small as those unmerged.
    let both = CommonSupport(of: merged, numbers: [size], factors: [region])
    #expect(both.categories == [[0]])
    #expect(both.ranges == [2.5...3.5])
    #expect(both.holds == [false, true, false, false, false, true, true, false, false])
    let apart = CommonSupport(
      of: merged, numbers: [[1, 1, 1, 1, 1, 2, 2, 2, 2]])
    #expect(apart.ranges == [nil] && !apart.holds.contains(true) && apart.inside == [0, 0])
    let trimmed = CommonSupport(of: merged, numbers: [size], trim: 0.25)
    #expect(trimmed.ranges == [3.25...5] && trimmed.inside == [2, 1])
    let domain = CommonSupport(of: merged, numbers: [size], where: { $0 != 0 && $0 != 8 })
    #expect(domain.sizes == [4, 3])
  }

  @Test("a difference tips where the others make up for it")
  func tipping() throws {
    let merged = TippingPoint.Group(mean: 0.6, missing: 0.25)
    let other = TippingPoint.Group(mean: 0.5, missing: 0.4)
    let point = TippingPoint(merged, other)
    let high = try #require(point.higherOnly)
    // 0.75 · 0.6 + 0.25 · 0.2 = 0.5: what the other group has.
    #expect(near([high.shift, high.higher, high.lower], [0.4, 0.2, 0.5]))
    #expect(high.isPossible(in: 0...1))
    let both = try #require(point.both)
    #expect(near([0.75 * 0.6 + 0.25 * both.higher], [0.6 * 0.5 + 0.4 * both.lower]))
    #expect(TippingPoint(other, merged) == point)
    let large = TippingPoint(
      TippingPoint.Group(mean: 0.9, missing: 0.1), TippingPoint.Group(mean: 0.1, missing: 0.05))
    #expect(large.both?.isPossible(in: 0...1) == false)
    let whole = TippingPoint.Group(mean: 0.6, missing: 0)
    #expect(TippingPoint(whole, whole).both == nil)
  }

  @Test("an interval tips before its difference does")
  func tippingInterval() throws {
    let first = TippingPoint.Group(mean: 0.6, missing: 0.25)
    let second = TippingPoint.Group(mean: 0.5, missing: 0.4)
    let clear = ConfidenceInterval(lower: 0.02, upper: 0.18, level: 0.95)
    let point = try #require(TippingPoint(first, second, interval: clear))
    #expect(near([try #require(point.higherOnly).shift], [0.08]))
    let open = ConfidenceInterval(lower: -0.02, upper: 0.18, level: 0.95)
    #expect(TippingPoint(first, second, interval: open) == nil)
  }
}
