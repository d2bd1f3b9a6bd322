extension RankInterval {
  /// Which end comes first.
  public enum First: Hashable, Sendable {
    /// The highest number has rank 1.
    case highest
    /// The lowest number has rank 1.
    case lowest
  }

  /// The ranks of units that chance alone could have given.
  ///
  /// In each draw every unit gets a rate that its events make likely: of a share, from the beta
  /// distribution with half an event added to each side; of a rate, from the gamma distribution with
  /// half an event added (Jeffreys). Source: H. Goldstein and D. J. Spiegelhalter, "League tables and
  /// their limitations", JRSS A 159 (1996) 385–443, section 4.
  ///
  /// - Parameters:
  ///   - rates: of the units.
  ///   - first: which end comes first.
  ///   - level: the part of the draws between the ends, 0 to 1.
  ///   - draws: how many there are.
  ///   - seed: of the generator; the same seed gives the same ranks.
  /// - Returns: an interval for each unit.
  public static func simulated(
    _ rates: [EventRate], first: First, level: Double = 0.95, draws: Int = 1000, seed: UInt64 = 1
  ) -> [RankInterval] {
    simulated(count: rates.count, first: first, level: level, draws: draws, seed: seed) {
      unit, generator in
      let rate = rates[unit]
      let events = generator.gamma(rate.events + 0.5)
      switch rate.kind {
      case .share: return events / (events + generator.gamma(rate.size - rate.events + 0.5))
      case .rate: return events / rate.size
      }
    }
  }

  /// The ranks of units whose numbers are known with a standard error.
  ///
  /// - Parameters:
  ///   - values: of the units.
  ///   - standardErrors: of the values, each 0 or more.
  ///   - first: which end comes first.
  ///   - level: the part of the draws between the ends, 0 to 1.
  ///   - draws: how many there are.
  ///   - seed: of the generator; the same seed gives the same ranks.
  /// - Returns: an interval for each unit.
  public static func simulated(
    _ values: [Double], standardErrors: [Double], first: First, level: Double = 0.95,
    draws: Int = 1000, seed: UInt64 = 1
  ) -> [RankInterval] {
    precondition(values.count == standardErrors.count, "a standard error for each value")
    return simulated(count: values.count, first: first, level: level, draws: draws, seed: seed) {
      unit, generator in
      standardErrors[unit] > 0
        ? values[unit] + standardErrors[unit] * generator.normal() : values[unit]
    }
  }

  private static func simulated(
    count: Int, first: First, level: Double, draws: Int, seed: UInt64,
    drawing draw: (Int, inout SplitMix64) -> Double
  ) -> [RankInterval] {
    var generator = SplitMix64(seed: seed)
    var tally = RankTally(units: count)
    let sign = first == .highest ? 1.0 : -1.0
    for _ in 0..<draws { tally.add((0..<count).map { sign * draw($0, &generator) }) }
    return tally.intervals(level: level)
  }
}

extension SplitMix64 {
  /// A number from the standard normal distribution, by its quantiles.
  mutating func normal() -> Double {
    NormalDistribution.quantile((Double(next() >> 11) + 0.5) * 0x1p-53)
  }

  /// A number from the gamma distribution with scale 1.
  ///
  /// Source: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM
  /// Transactions on Mathematical Software 26 (2000) 363–372; below shape 1 with their boost.
  mutating func gamma(_ shape: Double) -> Double {
    precondition(shape > 0, "a shape above 0")
    if shape < 1 {
      let boost = Elementary.exp(Elementary.log(1 - uniform()) / shape)
      return gamma(shape + 1) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if Elementary.log(1 - uniform()) < x * x / 2 + d - d * v + d * Elementary.log(v) {
        return d * v
      }
    }
  }
}
