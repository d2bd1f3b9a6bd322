import Testing

@testable import Statistics

/// The formulas of single designs, of which the estimators here are one general case.
///
/// Numbered as in W. G. Cochran, Sampling Techniques, 3rd ed. 1977.
@Suite("Simple designs give the textbook's formulas")
struct TextbookTests {
  let x: [Double] = [3, 7, 7.5, 12, 1, 4, 40]
  let y: [Double] = [5, 9, 16, 20, 4, 4, 66]
  let population = 20.0

  func simple() throws -> SampleDesign {
    try SampleDesign(
      rows: 7, stages: [.init(populations: [Double](repeating: population, count: 7))])
  }

  func variance(_ numbers: [Double]) -> Double {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1)
  }

  @Test func `the mean and total of a simple random sample, formulas 2.20 and 2.21`() throws {
    let mean = try #require(simple().means([x]))[0]
    let error = ((1 - 7 / population) * variance(x) / 7).squareRoot()
    #expect(near(mean.value, x.reduce(0, +) / 7) && near(mean.standardError, error))
    let total = try simple().totals([x])[0]
    #expect(near(total.value, mean.value * population))
    #expect(near(total.standardError, error * population))
    #expect(mean.degreesOfFreedom == 6)
    // The same as of counts alone.
    let counted = try #require(SampleMean(x, population: 20)?.interval())
    let interval = try #require(mean.interval())
    #expect(near(counted.lower, interval.lower) && near(counted.upper, interval.upper))
  }

  @Test func `weights of one and no population: the variance over n`() throws {
    let design = try SampleDesign(rows: 7)
    #expect(design.weights == [Double](repeating: 1, count: 7))
    let mean = try #require(design.means([x]))[0]
    #expect(near(mean.standardError, (variance(x) / 7).squareRoot()))
  }

  @Test func `a share, formula 3.8`() throws {
    let factor = Factor(codes: [0, 1, 1, 0, 2, 1, 0], count: 3)
    let shares = try #require(simple().means(of: factor))
    #expect(near(shares.values[1], 3.0 / 7))
    let expected = (1 - 7 / population) * (3.0 / 7) * (4.0 / 7) / 6
    #expect(near(shares.covariance[1, 1], expected))
    // Two shares exclude each other: formula of the multinomial.
    #expect(
      near(shares.covariance[0, 1], -(1 - 7 / population) * (3.0 / 7) * (3.0 / 7) / 6))
  }

  @Test func `a ratio, formula 6.13`() throws {
    let ratio = try #require(simple().ratios([y], to: [x]))[0]
    let expected = y.reduce(0, +) / x.reduce(0, +)
    let squares = zip(y, x).reduce(0) { sum, pair in
      let rest = pair.0 - expected * pair.1
      return sum + rest * rest
    }
    let mean = x.reduce(0, +) / 7
    #expect(near(ratio.value, expected))
    #expect(
      near(
        ratio.standardError,
        ((1 - 7 / population) / (7 * mean * mean) * squares / 6).squareRoot()))
  }

  @Test func `the mean of a stratified sample, formula 5.13`() throws {
    let strata = [0, 0, 0, 1, 1, 1, 1]
    let sizes = [10.0, 30.0]
    let design = try SampleDesign(
      rows: 7, stages: [.init(strata: strata, populations: strata.map { sizes[$0] })])
    let parts = [Array(x[0..<3]), Array(x[3...])]
    var mean = 0.0
    var error = 0.0
    for (part, size) in zip(parts, sizes) {
      let count = Double(part.count)
      let share = size / 40
      mean += share * part.reduce(0, +) / count
      error += share * share * (1 - count / size) * variance(part) / count
    }
    let found = try #require(design.means([x]))[0]
    #expect(near(found.value, mean) && near(found.standardError, error.squareRoot()))
    #expect(found.degreesOfFreedom == 5)
  }

  @Test func `a total of whole clusters, formula 9A.2`() throws {
    let clusters = [0, 0, 1, 1, 1, 2, 2]
    let design = try SampleDesign(
      rows: 7,
      stages: [.init(clusters: clusters, populations: [Double](repeating: 8, count: 7))])
    let sums = [10.0, 20.5, 44.0]
    let total = design.totals([x])[0]
    #expect(near(total.value, 8.0 / 3 * sums.reduce(0, +)))
    #expect(near(total.standardError, (64 * (1 - 3.0 / 8) * variance(sums) / 3).squareRoot()))
    #expect(total.degreesOfFreedom == 2)
  }

  /// Identical rows in a cluster tell no more than one of them.
  @Test func `design effects`() throws {
    let effects = try simple().designEffects([x, y])
    #expect(effects.allSatisfy { near($0 ?? 0, 1) })
    let copies = x.flatMap { [$0, $0, $0] }
    let design = try SampleDesign(
      rows: 21,
      stages: [
        .init(
          clusters: (0..<21).map { $0 / 3 }, populations: [Double](repeating: 20, count: 21))
      ])
    #expect(near(design.designEffects([copies])[0] ?? 0, 20.0 / 6))
    #expect(try SampleDesign(rows: 7).designEffects([x]) == [nil])
    #expect(try simple().designEffects([[Double](repeating: 4, count: 7)]) == [nil])
  }

  /// scipy 1.17: `ttest_ind(equal_var=False)` and `ttest_rel`.
  @Test func `independent and paired differences are Welch's and the paired t-test`() throws {
    let before = [5.1, 4.8, 6.0, 5.5, 7.2, 4.4, 5.9]
    let after = [6.3, 5.0, 6.8, 5.1, 8.4, 5.2, 6.6, 7.1]
    func mean(_ numbers: [Double]) throws -> Estimate {
      try #require(SampleDesign(rows: numbers.count).means([numbers]))[0]
    }
    let change = try mean(after).difference(fromIndependent: mean(before))
    let test = try #require(change.test())
    #expect(near(test.t, 1.38827882565734) && near(test.pValue, 0.1885985637474957))
    #expect(near(test.degreesOfFreedom, 12.878726317992765))
    let interval = try #require(change.interval())
    #expect(near(interval.lower, -0.4212172528195979, 1e-10))
    #expect(near(interval.upper, 1.931931538533884, 1e-10))
    let again = Array(after.dropLast())
    let paired = try #require(SampleDesign(rows: 7).change(from: before, to: again))
    let pairs = try #require(paired.test())
    #expect(near(pairs.t, 2.978021682037611) && near(pairs.pValue, 0.024699760171956953))
    #expect(pairs.degreesOfFreedom == 6)
    // Through one design the two waves are means with a covariance; their difference is the change.
    let both = try #require(SampleDesign(rows: 7).means([before, again]))
    #expect(near(both.difference(1, 0).standardError, paired.standardError))
    // A unit that answered in the second wave only is outside the domain of those who did in both.
    let eight = try #require(SampleDesign(rows: 8).change(from: before + [.nan], to: after))
    #expect(near(eight.value, paired.value) && eight.degreesOfFreedom == 6)
    #expect(near(eight.standardError, paired.standardError * (48.0 / 49).squareRoot()))
  }
}
