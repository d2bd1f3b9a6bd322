import Statistics
import Testing

/// The one pass over the rows gives what the influence of each row gives.
@Suite("Tallies")
struct TallyTests {
  /// A sample of elements with missing answers, rows outside the domain and weights of a kind.
  struct Sample: Sendable, CustomTestStringConvertible {
    var strata = 1
    var lone = SampleDesign.LoneCluster.refuse
    /// What a row may weigh, by its number.
    var weight: @Sendable (Int) -> Double = { 1 + Double($0 % 7) }
    var hasPopulation = true
    /// How many rows the last strata have; as many as the others where nil.
    var lastRows: Int?
    let name: String

    var testDescription: String { name }

    func design(rows: Int = 600) throws -> SampleDesign {
      var stratum = (0..<rows).map { ($0 * 17 + $0 / 5) % strata }
      if let lastRows {
        for row in 0..<rows where stratum[row] >= strata - 2 { stratum[row] = 0 }
        for row in 0..<(2 * lastRows) { stratum[row * 3] = strata - 1 - row % 2 }
      }
      let sizes = stratum.map { 2000 + 500 * Double($0) }
      return try SampleDesign(
        rows: rows,
        stages: [SampleDesign.Stage(strata: stratum, populations: hasPopulation ? sizes : nil)],
        weights: (0..<rows).map(weight), lone: lone
      ).restricted { $0 % 11 != 3 }
    }
  }

  static let samples = [
    Sample(name: "one stratum"),
    Sample(weight: { _ in 2.5 }, name: "equal weights"),
    Sample(strata: 13, name: "strata"),
    Sample(strata: 13, hasPopulation: false, name: "no populations"),
    Sample(strata: 5, weight: { 1e6 + Double($0 % 97) * 1e-3 }, name: "weights nearly alike"),
    Sample(strata: 4, weight: { 1 / (1 + Double($0)) }, name: "weights far apart"),
    Sample(strata: 9, lone: .remove, lastRows: 1, name: "lone rows removed"),
    Sample(strata: 9, lone: .certainty, lastRows: 1, name: "lone rows certain"),
    Sample(strata: 9, lone: .adjust, lastRows: 1, name: "lone rows adjusted"),
    Sample(strata: 9, lone: .average, lastRows: 1, name: "lone rows averaged"),
  ]

  static func factor(_ rows: Int, _ count: Int, seed: UInt64) -> Factor {
    var random = SeededNumbers(seed)
    return Factor(
      codes: (0..<rows).map { _ in
        let u = random.uniform()
        return u < 0.1 ? Factor.missing : UInt16(u * u * Double(count))
      }, count: count)
  }

  /// Whether numbers differ by no more than 1e-12 of the largest.
  static func agree(_ one: [Double], _ other: [Double]) -> Bool {
    let scale = other.map(\.magnitude).max() ?? 0
    return one.count == other.count
      && zip(one, other).allSatisfy { ($0 - $1).magnitude <= 1e-12 * scale }
  }

  @Test(arguments: samples)
  func `shares and totals are those of the categories as numbers`(sample: Sample) throws {
    let design = try sample.design()
    let factor = Self.factor(design.count, 6, seed: 1)
    let domain = design.answered(factor)
    let means = try #require(domain.means(factor.indicators))
    let totals = domain.totals(factor.indicators)
    let tally = design.tally(of: factor)
    let shares = try #require(tally.shares)
    #expect(Self.agree(shares.values, means.values))
    #expect(Self.agree(shares.covariance.values, means.covariance.values))
    #expect(Self.agree(shares.standardErrors, means.standardErrors))
    #expect(shares.degreesOfFreedom == means.degreesOfFreedom)
    #expect(Self.agree(tally.totals.values, totals.values))
    #expect(Self.agree(tally.totals.covariance.values, totals.covariance.values))
    #expect(tally.counts.reduce(0, +) == domain.active)
    #expect(tally.isSelfWeighted == domain.isSelfWeighted)
    #expect(
      Self.agree(
        tally.designEffects.map { $0 ?? -1 },
        domain.designEffects(factor.indicators).map { $0 ?? -1 }))
    #expect(try #require(design.means(of: factor)) == shares)
    #expect(design.totals(of: factor) == tally.totals)
  }

  @Test(arguments: samples)
  func `rows and columns of a table are domains`(sample: Sample) throws {
    let design = try sample.design()
    let rows = Self.factor(design.count, 4, seed: 2)
    let columns = Self.factor(design.count, 3, seed: 3)
    let table = try #require(CrossTable(rows: rows, columns: columns, design: design))
    let answered = design.answered(rows).answered(columns)
    for row in 0..<4 {
      let found = try #require(table.rowShares[row])
      let want = try #require(
        answered.restricted(to: rows, category: row).means(columns.indicators))
      #expect(Self.agree(found.values, want.values))
      #expect(Self.agree(found.covariance.values, want.covariance.values))
      #expect(found.degreesOfFreedom == want.degreesOfFreedom)
    }
    for column in 0..<3 {
      let found = try #require(table.columnShares[column])
      let want = try #require(
        answered.restricted(to: columns, category: column).means(rows.indicators))
      #expect(Self.agree(found.covariance.values, want.covariance.values))
      #expect(found.degreesOfFreedom == want.degreesOfFreedom)
    }
  }

  @Test func `clusters, stages and calibration are taken into account`() throws {
    let rows = 240
    let factor = Self.factor(rows, 4, seed: 4)
    let groups = Factor(codes: (0..<rows).map { UInt16($0 % 3) }, count: 3)
    let drawn = try SampleDesign(
      rows: rows,
      stages: [
        SampleDesign.Stage(
          strata: (0..<rows).map { $0 / 120 }, clusters: (0..<rows).map { $0 / 12 },
          populations: [Double](repeating: 25, count: rows)),
        SampleDesign.Stage(populations: [Double](repeating: 40, count: rows)),
      ])
    let elements = try SampleDesign(
      rows: rows, weights: (0..<rows).map { 1 + Double($0 % 4) })
    for design in [drawn, try elements.postStratified(by: groups, totals: [300, 200, 100])] {
      let means = try #require(design.answered(factor).means(factor.indicators))
      let tally = design.tally(of: factor)
      let shares = try #require(tally.shares)
      #expect(Self.agree(shares.covariance.values, means.covariance.values))
      #expect(shares.degreesOfFreedom == means.degreesOfFreedom)
      #expect(!tally.isSelfWeighted)
      let two = try #require(tally.shares(among: [1, 3]))
      let domain = design.restricted { factor.codes[$0] == 1 || factor.codes[$0] == 3 }
      let want = try #require(domain.means([factor.indicator(of: 1), factor.indicator(of: 3)]))
      #expect(Self.agree(two.covariance.values, want.covariance.values))
      #expect(two.degreesOfFreedom == want.degreesOfFreedom)
    }
  }

  @Test func `weights of 1 give the textbook's standard error`() throws {
    let factor = Factor(codes: (0..<50).map { $0 < 15 ? 0 : 1 }, count: 2)
    let design = try SampleDesign(rows: 50)
    let shares = try #require(design.tally(of: factor).shares)
    #expect(shares.values == [0.3, 0.7])
    #expect(Self.agree([shares.covariance[0, 0]], [0.3 * 0.7 / 49]))
    #expect(shares.degreesOfFreedom == 49)
  }

  /// Rounding would leave a variance of 1e-19, and a standard error of 3e-10.
  @Test(arguments: [1 / 3.0, 1e7 / 3])
  func `what the strata fix has no variance at all`(weight: Double) throws {
    let rows = 999
    let strata = (0..<rows).map { $0 % 3 }
    let design = try SampleDesign(
      rows: rows, stages: [SampleDesign.Stage(strata: strata)],
      weights: strata.map { weight * Double($0 + 1) })
    let shares = try #require(
      design.means(of: Factor(codes: strata.map { UInt16($0) }, count: 3)))
    #expect(shares.standardErrors == [0, 0, 0])
    let all = Factor(codes: [UInt16](repeating: 1, count: rows), count: 3)
    #expect(try #require(design.means(of: all)).standardErrors == [0, 0, 0])
  }

  @Test func `nobody answered`() throws {
    let design = try SampleDesign(rows: 3)
    let nobody = Factor(codes: [Factor.missing, Factor.missing, Factor.missing], count: 2)
    let tally = design.tally(of: nobody)
    #expect(tally.shares == nil)
    #expect(tally.proportions == nil)
    #expect(tally.counts == [0, 0])
    #expect(CrossTable(rows: nobody, columns: nobody, design: design) == nil)
    #expect(SampleDesign.none.tally(of: Factor(codes: [], count: 2)).shares == nil)
  }

  @Test func `shares know their counts for exact intervals`() throws {
    let factor = Factor(codes: (0..<40).map { $0 < 31 ? 0 : 1 }, count: 2)
    let design = try SampleDesign(
      rows: 40, stages: [SampleDesign.Stage(populations: [Double](repeating: 60, count: 40))])
    let share = try #require(design.tally(of: factor).proportion(of: 0))
    #expect(share == Proportion(of: 0, in: factor, design: design))
    #expect(share.isSelfWeighted)
    #expect(
      share.publishedInterval(population: 60)
        == SampleShare(yes: 31, answered: 40, population: 60).exactInterval())
  }
}
