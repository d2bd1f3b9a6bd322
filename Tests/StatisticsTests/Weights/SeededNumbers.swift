import Statistics
import TestSupport

/// Numbers of common distributions that look random and are the same each time.
struct SeededNumbers: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(_ seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }

  /// A number above 0 and below 1, each equally likely.
  mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) / Double(1 << 53)
  }

  /// A number of the standard normal distribution.
  mutating func normal() -> Double { NormalDistribution.quantile(uniform()) }
}
