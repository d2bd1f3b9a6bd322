import Testing

@testable import Statistics

@Suite("Intervals of shares")
struct ProportionTests {
  func share(
    _ yes: Int, of count: Int, weights: [Double]? = nil, population: Double? = nil
  ) throws -> Proportion {
    let design = try SampleDesign(
      rows: count,
      stages: [.init(populations: population.map { [Double](repeating: $0, count: count) })],
      weights: weights)
    return try #require(Proportion(of: (0..<count).map { $0 < yes ? 1 : 0 }, in: design))
  }

  /// Without a population the effective number of answers to a simple sample is n − 1, and beta is the
  /// interval of Clopper and Pearson of that number: scipy 1.17.
  @Test func `a simple sample gives the textbook's intervals`() throws {
    let seven = try share(7, of: 20)
    #expect(near(seven.effectiveAnswers ?? 0, 19))
    let beta = try #require(seven.interval(.beta))
    #expect(near(beta.lower, 0.1495933198008284) && near(beta.upper, 0.598874596729561))
    let wilson = try #require(seven.interval(.wilson))
    #expect(near(wilson.lower, 0.1697408144559788) && near(wilson.upper, 0.5864688847621162))
  }

  @Test(arguments: Proportion.Method.allCases)
  func `no is the mirror image of yes, and a higher level is wider`(
    method: Proportion.Method
  ) throws {
    let sample = RandomSample(seed: 9)
    let design = try sample.design()
    let yes = sample.x.map { $0 > 9 ? 1.0 : 0 }
    let (one, other) = try (
      #require(Proportion(of: yes, in: design)?.interval(method)),
      #require(Proportion(of: yes.map { 1 - $0 }, in: design)?.interval(method))
    )
    #expect(near(one.lower, 1 - other.upper) && near(one.upper, 1 - other.lower))
    let wide = try #require(Proportion(of: yes, in: design)?.interval(method, level: 0.99))
    #expect(wide.lower < one.lower && one.upper < wide.upper)
  }

  @Test(arguments: Proportion.Method.allCases)
  func `a sample without variance has no interval by its variance`(
    method: Proportion.Method
  ) throws {
    #expect(try share(0, of: 20).interval(method) == nil)
    #expect(try share(20, of: 20).interval(method) == nil)
    #expect(try share(7, of: 20, population: 20).interval(method) == nil)
    let one = try SampleDesign(rows: 2, stages: [.init(strata: [0, 1])], lone: .remove)
    #expect(Proportion(of: [1, 0], in: one)?.interval(method) == nil)
  }

  @Test func `an arcsine below 0 stops there`() throws {
    let interval = try #require(share(1, of: 30).interval(.arcsine))
    #expect(interval.lower == 0 && interval.upper > 1.0 / 30)
    let mirror = try #require(share(29, of: 30).interval(.arcsine))
    #expect(near(mirror.upper, 1) && mirror.lower < 29.0 / 30)
  }

  @Test func `missing answers and other groups are outside`() throws {
    let design = try SampleDesign(rows: 6).restricted { $0 < 5 }
    let share = try #require(Proportion(of: [1, 0, .nan, 1, 0, 1], in: design))
    #expect(share.answered == 4 && share.yes == 2 && share.estimate.value == 0.5)
    let factor = Factor(codes: [2, 0, Factor.missing, 2, 1, 2], count: 3)
    let category = try #require(Proportion(of: 2, in: factor, design: design))
    #expect(category.answered == 4 && category.yes == 2)
    #expect(near(category.estimate.standardError, share.estimate.standardError))
  }

  @Test func `what is published of counts is exact`() throws {
    let counted = try share(13, of: 32, population: 46)
    #expect(counted.isSelfWeighted)
    let exact = SampleShare(yes: 13, answered: 32, population: 46).exactInterval()
    #expect(counted.publishedInterval(population: 46) == exact)
    #expect(counted.publishedInterval(population: 32) == nil)
    // Weights that differ only by rounding are the same.
    let third = try share(
      13, of: 32, weights: (0..<32).map { $0 < 9 ? 0.1 + 0.2 : 0.3 }, population: 46)
    #expect(third.publishedInterval(population: 46) == exact)
  }

  @Test func `what is published of weighted answers is Wilson's, within what they leave open`()
    throws
  {
    let weights = (0..<32).map { 1 + Double($0 % 3) / 4 }
    let weighted = try share(13, of: 32, weights: weights, population: 46)
    #expect(!weighted.isSelfWeighted)
    let wilson = try #require(weighted.interval(.wilson, level: 0.9))
    #expect(weighted.publishedInterval(population: 46, level: 0.9) == wilson)
    // One of 40 of 41 said yes: at most two do.
    func rare(_ heavy: Double) throws -> Proportion {
      try share(
        1, of: 40, weights: (0..<40).map { $0 < 20 ? heavy : 1 }, population: 400)
    }
    let published = try #require(rare(1.2).publishedInterval(population: 41))
    #expect(published.lower == 1.0 / 41)
    #expect(published.upper == 2.0 / 41)
    // Weights that carry the share below one in 41 do not leave it outside its interval.
    let light = try #require(rare(0.25).publishedInterval(population: 41))
    #expect(near(light.lower, 0.01) && light.upper == 2.0 / 41)
  }

  @Test func `what is published of none or all is exact, weighted or not`() throws {
    for yes in [0, 20] {
      let weighted = try share(yes, of: 20, weights: (0..<20).map { 1 + Double($0) })
      #expect(
        weighted.publishedInterval(population: 27)
          == SampleShare(yes: yes, answered: 20, population: 27).exactInterval())
    }
  }

  @Test func `rows of clusters are not independent, however they weigh`() throws {
    let design = try SampleDesign(rows: 6, stages: [.init(clusters: [0, 0, 1, 1, 2, 2])])
    let share = try #require(Proportion(of: [1, 1, 0, 0, 1, 0], in: design))
    #expect(!share.isSelfWeighted)
    #expect(
      share.publishedInterval(population: 60)
        != SampleShare(yes: 3, answered: 6, population: 60).exactInterval())
    let single = try SampleDesign(rows: 6, stages: [.init(clusters: [0, 1, 2, 3, 4, 5])])
    #expect(single.isSelfWeighted)
  }
}
