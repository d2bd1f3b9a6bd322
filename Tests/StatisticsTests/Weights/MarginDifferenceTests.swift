import Statistics
import Testing

@Suite("Margins of a weighted sample")
struct MarginDifferenceTests {
  /// Ten answers of a population of 100: six of 50 in the first category, four of 50 in the second.
  let design: SampleDesign
  let half: Margin

  init() throws {
    design = try SampleDesign(rows: 10, weights: [Double](repeating: 10, count: 10))
    half = Margin(Factor(codes: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1], count: 2), totals: [50, 50])
  }

  @Test("Shares of the sample stand beside those of the population")
  func shares() {
    let found = design.differences(from: [half])
    #expect(found.map(\.population) == [0.5, 0.5])
    #expect(found.map(\.sample) == [0.6, 0.4])
    #expect(found.map(\.category.category) == [0, 1])
    #expect(found.allSatisfy { $0.isOff(by: 0.09) && !$0.isOff(by: 0.1) })
  }

  @Test("Weights are raked only where a margin is off")
  func whereOff() throws {
    #expect(try design.raked(on: [half], ifOffBy: 0.1)?.report == nil)
    let raked = try #require(try design.raked(on: [half], ifOffBy: 0.02))
    #expect(raked.design.differences(from: [half]).allSatisfy { !$0.isOff(by: 1e-12) })
    #expect((raked.design.weights[9] - 12.5).magnitude < 1e-12)
  }

  @Test("A summary says how uneven weights are")
  func summary() throws {
    let summary = try #require(WeightSummary([1, 0, 2, 3, 6]))
    #expect(summary.count == 4 && summary.sum == 12)
    #expect(summary.smallest == 1 && summary.median == 2.5 && summary.largest == 6)
    // Σw² = 50: 4 · 50/144 = 1.3889; s² = (50 − 36)/3, s/3 = 0.7201.
    #expect((summary.designEffect - 200.0 / 144).magnitude < 1e-15)
    #expect((summary.effectiveSize - 144.0 / 50).magnitude < 1e-15)
    #expect((summary.variation - (14.0 / 3).squareRoot() / 3).magnitude < 1e-15)
    #expect(summary.ratio == 2.4)
    #expect(WeightSummary([0, 0]) == nil)
  }
}
