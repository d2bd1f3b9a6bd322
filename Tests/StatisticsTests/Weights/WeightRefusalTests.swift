import Statistics
import Testing

@Suite("Weights that cannot be made")
struct WeightRefusalTests {
  let towns: SampleOfTowns

  init() throws { towns = try SampleOfTowns() }

  func refusal(_ body: () throws -> Void) -> WeightingRefused? {
    do {
      try body()
      return nil
    } catch {
      return error as? WeightingRefused
    }
  }

  @Test("A category of the population without anybody in the sample is named")
  func nobody() {
    let wider = Margin(
      Factor(codes: towns.region.factor.codes, count: 5), totals: [300, 250, 200, 240, 10])
    let place = WeightingConstraint(target: 1, category: 4)
    #expect(
      refusal { _ = try towns.design.raked(on: [towns.size, wider]) } == .nobody(place))
    #expect(
      refusal { _ = try towns.design.calibrated(to: [.size(1000), .margin(wider)]) }
        == .nobody(place))
    #expect(
      refusal {
        _ = try towns.design.postStratified(by: wider.factor, totals: wider.totals)
      } == .nobody(WeightingConstraint(target: 0, category: 4)))
  }

  @Test("A category of the sample that the population lacks is named, and so is a bad total")
  func noPopulation() {
    #expect(
      refusal {
        _ = try towns.design.postStratified(
          by: towns.member.factor, totals: [1000, 0])
      } == .noPopulation(WeightingConstraint(target: 0, category: 1)))
    #expect(
      refusal {
        _ = try towns.design.postStratified(
          by: towns.member.factor, totals: [1000, -1])
      } == .total(WeightingConstraint(target: 0, category: 1)))
  }

  @Test("A row without a category or number is named")
  func missing() {
    var codes = towns.size.factor.codes
    codes[7] = Factor.missing
    let gap = Margin(Factor(codes: codes, count: 3), totals: towns.size.totals)
    #expect(
      refusal { _ = try towns.design.raked(on: [towns.region, gap]) }
        == .noCategory(target: 1, row: 7))
    var income = towns.income
    income[9] = .nan
    #expect(
      refusal {
        _ = try towns.design.calibrated(to: [.size(1000), .column(income, total: 1)])
      } == .noNumber(target: 1, row: 9))
  }

  @Test("Margins of different populations are refused")
  func sums() {
    let other = Margin(towns.size.factor, totals: [600, 300, 101])
    #expect(
      refusal { _ = try towns.design.raked(on: [towns.region, other]) }
        == .sums(target: 1, sum: 1001, first: 1000))
    #expect(
      refusal { _ = try towns.design.calibrated(to: [.size(1000), .margin(other)]) }
        == .sums(target: 1, sum: 1001, first: 1000))
  }

  @Test("Margins that no weights can meet are said to be missed, and where")
  func contradiction() throws {
    // Members are exactly the towns of the first region, but their totals differ.
    let first = towns.region.factor.codes.map { $0 == 0 ? 1 : 0 as UInt16 }
    let member = Margin(Factor(codes: first, count: 2), totals: [600, 400])
    let refused = refusal {
      _ = try towns.design.raked(on: [towns.region, member], iterations: 50)
    }
    guard case .notConverged(let report) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
    #expect(report.iterations == 50)
    #expect(report.worst == WeightingConstraint(target: 0, category: 0))
    #expect((report.largestMiss - 1.0 / 3).magnitude < 1e-9)
    let linear = refusal {
      _ = try towns.design.calibrated(to: [.margin(towns.region), .margin(member)])
    }
    guard case .notConverged(let missed) = linear else {
      Issue.record("\(String(describing: linear))")
      return
    }
    #expect(missed.worst.target == 1)
  }

  @Test("Bounds that leave no room are refused or said to be missed")
  func bounds() {
    #expect(
      refusal {
        _ = try towns.design.calibrated(to: [.size(1000)], bounds: 1.1...2)
      } == .bounds)
    #expect(
      refusal {
        _ = try towns.design.calibrated(
          to: [.size(1000)], distance: .logit(lower: 0.5, upper: 1))
      } == .bounds)
    let tight = refusal {
      _ = try towns.design.calibrated(to: [.margin(towns.region)], bounds: 0.99...1.01)
    }
    guard case .notConverged(let report) = tight else {
      Issue.record("\(String(describing: tight))")
      return
    }
    #expect(!report.converged && report.largestMiss > 0.01)
  }
}
