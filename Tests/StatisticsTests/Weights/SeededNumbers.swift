import Statistics

/// Numbers that look random and are the same each time.
///
/// Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014, the mixing function of SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number above 0 and below 1, each equally likely.
  mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) / Double(1 << 53)
  }

  /// A number of the standard normal distribution.
  mutating func normal() -> Double { NormalDistribution.quantile(uniform()) }
}
