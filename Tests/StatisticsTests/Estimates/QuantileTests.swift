import Testing

@testable import Statistics

@Suite("Quantiles of a survey")
struct QuantileTests {
  func value(
    _ share: Double, of numbers: [Double], weights: [Double]? = nil,
    rule: QuantileRule = .smallest
  ) throws -> Double {
    let design = try SampleDesign(rows: numbers.count, weights: weights, lone: .remove)
    return try #require(design.quantiles([share], of: numbers, rule: rule))[0].value
  }

  @Test func `the median of few numbers by each rule`() throws {
    let numbers: [Double] = [12, 3, 40, 7]
    #expect(try value(0.5, of: numbers) == 7)
    #expect(try value(0.5, of: numbers, rule: .midway) == 9.5)
    #expect(try value(0.5, of: numbers, rule: .interpolated) == 9.5)
    #expect(try value(0.6, of: numbers, rule: .midway) == 12)
    #expect(try value(0.01, of: numbers) == 3 && value(0.99, of: numbers) == 40)
    for rule in QuantileRule.allCases {
      #expect(try value(0.5, of: [5], rule: rule) == 5)
      #expect(try value(0.5, of: [9, 5, 7], rule: rule) == 7)
    }
  }

  @Test(arguments: [0.1, 0.25, 0.5, 0.63, 0.9])
  func `equal weights give the quantile of the numbers alone`(share: Double) throws {
    let numbers = RandomSample(seed: 3).x
    let found = try value(
      share, of: numbers, weights: numbers.map { _ in 1.7 }, rule: .interpolated)
    #expect(near(found, Quantile.value(share, of: numbers) ?? 0))
  }

  @Test(arguments: [0.1, 0.25, 0.5, 0.75, 0.9])
  func `a weight of three is three of the same`(share: Double) throws {
    let numbers: [Double] = [12, 3, 40, 7, 8, 1]
    let weights: [Double] = [3, 1, 2, 3, 1, 2]
    let copies = zip(numbers, weights).flatMap { [Double](repeating: $0, count: Int($1)) }
    for rule in [QuantileRule.smallest, .midway] {
      #expect(
        try value(share, of: numbers, weights: weights, rule: rule)
          == value(share, of: copies, rule: rule))
    }
  }

  @Test func `a share that is met but for rounding is met`() throws {
    // Three of ten weights of 0.1 sum to more than 0.3.
    let numbers = (1...10).map(Double.init)
    let tenths = [Double](repeating: 0.1, count: 10)
    #expect(try value(0.3, of: numbers, weights: tenths) == 3)
    #expect(try value(0.3, of: numbers, weights: tenths, rule: .midway) == 3.5)
  }

  @Test func `missing numbers are outside, and an interval that reaches no number is open`() throws
  {
    let design = try SampleDesign(rows: 6)
    let found = try #require(design.quantiles([0.5, 0.95], of: [4, .nan, 9, 2, 5, .nan]))
    #expect(found[0].value == 4)
    #expect(found[1].value == 9 && found[1].upper == nil && found[1].standardError == nil)
    // Four numbers cannot bound their median with so much confidence.
    #expect(found[0].lower == nil && found[0].upper == nil)
    #expect(design.quantiles([0.5], of: [Double](repeating: .nan, count: 6)) == nil)
  }

  /// Woodruff's interval takes the numbers in a growing order to any other.
  @Test func `a growing function of the numbers is one of the quantile and its interval`() throws {
    let sample = RandomSample(seed: 11, strata: 8)
    let design = try sample.design()
    let plain = try #require(design.quantiles([0.3, 0.5, 0.8], of: sample.x))
    let cubes = try #require(
      design.quantiles([0.3, 0.5, 0.8], of: sample.x.map { $0 * $0 * $0 }))
    for (one, other) in zip(plain, cubes) {
      let (lower, upper) = try (#require(one.lower), #require(one.upper))
      #expect(lower < one.value && one.value < upper)
      #expect(other.value == one.value * one.value * one.value)
      #expect(other.lower == lower * lower * lower && other.upper == upper * upper * upper)
    }
  }
}
