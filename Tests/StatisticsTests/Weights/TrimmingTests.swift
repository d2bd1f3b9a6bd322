import Statistics
import Testing

@Suite("Trimmed weights")
struct TrimmingTests {
  @Test("What is cut off goes to the others in proportion, and the sum stays")
  func proportion() throws {
    let design = try SampleDesign(rows: 5, weights: [1, 2, 2, 3, 12])
    // The cap is 3 × 2: six are cut and go to 1, 2, 2, 3, of which each grows by 6/8.
    let trimmed = try design.trimmed(to: WeightCap(3))
    #expect(trimmed.weights == [1.75, 3.5, 3.5, 5.25, 6])
    let mean = try design.trimmed(to: WeightCap(1.5, of: .mean))
    // The cap is 1.5 × 4: the same here.
    #expect(mean.weights == trimmed.weights)
  }

  @Test("Rows that growth takes above the cap are cut too")
  func twice() throws {
    let design = try SampleDesign(rows: 4, weights: [1, 2, 5.5, 15.5])
    // The cap is 2 × 3.75 = 7.5. With 15.5 cut, 5.5 would grow to 10.7: it is cut as well.
    let trimmed = try design.trimmed(to: WeightCap(2))
    #expect(trimmed.weights == [3, 6, 7.5, 7.5])
  }

  @Test("Each group keeps its sum, and one that is too heavy is named")
  func groups() throws {
    let design = try SampleDesign(rows: 6, weights: [1, 1, 10, 2, 2, 2])
    let groups = Factor(codes: [0, 0, 0, 1, 1, 1], count: 2)
    let trimmed = try design.trimmed(to: WeightCap(3), within: groups)
    #expect(trimmed.weights == [3, 3, 6, 2, 2, 2])
    #expect(throws: WeightingRefused.cap(group: 0)) {
      try design.trimmed(to: WeightCap(1.5), within: groups)
    }
  }

  @Test("Calibrated weights are not trimmed afterwards")
  func calibrated() throws {
    let towns = try SampleOfTowns()
    let post = try towns.design.postStratified(
      by: towns.region.factor, totals: towns.region.totals)
    #expect(throws: WeightingRefused.calibrated) { try post.trimmed(to: WeightCap(3)) }
  }

  @Test("Raking with a cap meets both where it can")
  func raking() throws {
    let towns = try SampleOfTowns()
    let free = try towns.design.raked(on: towns.margins).design
    let cap = WeightCap(1.9)
    let limit = try 1.9 * #require(free.weightSummary).median
    let capped = try towns.design.raked(on: towns.margins, cap: cap)
    let before = try #require(free.weightSummary)
    let after = try #require(capped.design.weightSummary)
    #expect(before.largest > limit)
    #expect(after.largest <= limit)
    #expect(capped.report.converged)
    for difference in capped.design.differences(from: towns.margins) {
      #expect(difference.difference.magnitude < 1e-11)
    }
    #expect(after.designEffect < before.designEffect)
  }

  @Test("From equal weights it is exponential calibration below a bound")
  func bounded() throws {
    let towns = try SampleOfTowns(equal: true)
    let free = try #require(try towns.design.raked(on: towns.margins).design.weightSummary)
    let capped = try towns.design.raked(on: towns.margins, cap: WeightCap(1.3))
    let bounded = try towns.design.calibrated(
      to: towns.margins.map { .margin($0) }, distance: .raking,
      bounds: 0...(1.3 * free.median / 3))
    #expect(free.largest > 1.3 * free.median && capped.report.converged)
    for (mine, theirs) in zip(capped.design.weights, bounded.design.weights) {
      #expect((mine - theirs).magnitude < 1e-9 * theirs)
    }
  }

  @Test("Where cap and margins cannot both hold the cap does, and the report says which is missed")
  func infeasible() throws {
    let towns = try SampleOfTowns(equal: true)
    let rare = Margin(towns.size.factor, totals: [300, 200, 500])
    let capped = try towns.design.raked(on: [towns.region, rare], cap: WeightCap(1.2))
    let free = try #require(
      try towns.design.raked(on: [towns.region, rare]).design.weightSummary)
    #expect(!capped.report.converged)
    #expect(capped.report.worst.target == 1 && capped.report.worst.category == 2)
    #expect(capped.report.largestMiss > 0.1)
    #expect(try #require(capped.design.weightSummary).largest <= 1.2 * free.median)
  }
}
