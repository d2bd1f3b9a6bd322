import Foundation
import Statistics
import TestSupport
import Testing

/// How often intervals hold the true share, and how far estimates are from it on average.
@Suite("Coverage")
struct CoverageTests {
  /// How often one kind of weights covered, and its bias.
  struct Tally {
    private(set) var draws = 0.0
    private(set) var covered = 0.0
    private(set) var error = 0.0

    var coverage: Double { covered / draws }
    var bias: Double { error / draws }

    mutating func add(_ interval: ConfidenceInterval, _ estimate: Double, truth: Double) {
      draws += 1
      covered += interval.lower <= truth && truth <= interval.upper ? 1 : 0
      error += estimate - truth
    }
  }

  enum Weighting: CaseIterable {
    case none
    case classes
    case raked
    case calibrated
  }

  /// Wilson's interval on the effective number of answers, `p(1 − p)/V`, by Student's t.
  func interval(_ design: SampleDesign, _ column: [Double]) -> (Double, ConfidenceInterval)? {
    guard let mean = design.means([column]), design.degreesOfFreedom > 0 else { return nil }
    let share = mean.values[0]
    let size = share * (1 - share) / mean.covariance[0, 0]
    let t = StudentT(degreesOfFreedom: design.degreesOfFreedom).quantile(0.975)
    let centre = (share + t * t / (2 * size)) / (1 + t * t / size)
    let half =
      t / (1 + t * t / size)
      * (share * (1 - share) / size + t * t / (4 * size * size)).squareRoot()
    return (share, ConfidenceInterval(lower: centre - half, upper: centre + half, level: 0.95))
  }

  func design(
    _ weighting: Weighting, of population: MunicipalPopulation, answered: [Bool],
    target: ResponseClasses.Target
  ) throws -> SampleDesign {
    if weighting == .classes {
      return try ResponseClasses(
        by: [
          .init(population.size, isOrdered: true), .init(population.network, isOrdered: false),
          .init(population.part, isOrdered: false),
        ], answered: answered
      ).design(of: target)
    }
    let rows = answered.indices.filter { answered[$0] }
    let all = [Double](repeating: Double(answered.count), count: rows.count)
    let simple = try SampleDesign(
      rows: rows.count,
      stages: [SampleDesign.Stage(populations: target == .population ? all : nil)],
      weights: all.map { $0 / Double(rows.count) })
    func margin(_ factor: Factor) -> Margin {
      Margin(
        Factor(codes: rows.map { factor.codes[$0] }, count: factor.count),
        totals: population.totals(factor))
    }
    switch weighting {
    case .none, .classes:
      return simple
    case .raked:
      return try simple.raked(
        on: [margin(population.part), margin(population.size), margin(population.network)]
      ).design
    case .calibrated:
      return try simple.calibrated(
        to: [
          .margin(margin(population.part)), .margin(margin(population.network)),
          .column(
            rows.map { population.inhabitants[$0] },
            total: population.inhabitants.reduce(0, +)),
        ], distance: .raking
      ).design
    }
  }

  /// Draws plans and answers many times.
  func simulate(
    _ target: ResponseClasses.Target, draws: Int
  ) throws -> [Weighting: Tally] {
    var numbers = SeededNumbers(357)
    let population = MunicipalPopulation(&numbers)
    let expected = population.expectedShare
    var tallies: [Weighting: Tally] = [:]
    for _ in 0..<draws {
      let plans = population.plans(&numbers)
      let answered = population.answers(&numbers)
      let column = plans.indices.filter { answered[$0] }.map { plans[$0] }
      let truth =
        target == .population ? plans.reduce(0, +) / Double(plans.count) : expected
      for weighting in Weighting.allCases {
        let design = try design(weighting, of: population, answered: answered, target: target)
        let found = try #require(interval(design, column))
        tallies[weighting, default: Tally()].add(found.1, found.0, truth: truth)
      }
    }
    return tallies
  }

  @Test("Weights by what the frame knows give intervals that hold; without weights they do not")
  func population() throws {
    // Of 8,000 draws classes cover 94.7 %, raking 93.6 %, calibration 94.2 %, no weights 72.1 %.
    let found = try simulate(.population, draws: 400)
    for weighting in [Weighting.classes, .raked, .calibrated] {
      let tally = try #require(found[weighting])
      #expect((0.92...0.97).contains(tally.coverage), "\(weighting): \(tally.coverage)")
      #expect(tally.bias.magnitude < 0.01, "\(weighting): \(tally.bias)")
    }
    let plain = try #require(found[.none])
    #expect(plain.bias > 0.02 && plain.coverage < 0.85)
  }

  @Test("Without the correction, intervals hold what made the municipalities as they are")
  func superpopulation() throws {
    // Of 8,000 draws classes cover 95.2 %, raking 94.6 % and calibration 94.8 %; of 400 that is known
    // to within 2 points.
    let found = try simulate(.superpopulation, draws: 400)
    for weighting in [Weighting.classes, .raked, .calibrated] {
      let tally = try #require(found[weighting])
      #expect((0.93...0.97).contains(tally.coverage), "\(weighting): \(tally.coverage)")
      #expect(tally.bias.magnitude < 0.01, "\(weighting): \(tally.bias)")
    }
  }

  @Test(
    "The exact interval holds every share of 357 in at least 95 of 100 samples, by enumeration",
    arguments: [30, 45, 60, 80, 110, 150, 200, 250, 300])
  func exact(answered: Int) {
    let all = MunicipalPopulation.count
    let totals = (0...answered).map {
      SampleShare(yes: $0, answered: answered, population: all).exactTotals() ?? 0...all
    }
    var sum = 0.0
    for marked in 0...all {
      let draw = Hypergeometric(population: all, marked: marked, drawn: answered)
      // Both ends grow with the answers, so those whose interval holds the total are neighbours.
      guard let first = totals.firstIndex(where: { $0.contains(marked) }),
        let last = totals.lastIndex(where: { $0.contains(marked) })
      else {
        Issue.record("no answers hold \(marked)")
        continue
      }
      #expect(totals[first...last].allSatisfy { $0.contains(marked) })
      let covered = draw.upperTail(from: first) - draw.upperTail(from: last + 1)
      #expect(covered >= 0.95, "\(marked) of \(all): \(covered)")
      sum += covered
    }
    #expect((0.96...0.98).contains(sum / Double(all + 1)))
  }
}
