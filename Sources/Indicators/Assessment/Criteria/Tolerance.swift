/// How a value is compared with a threshold.
///
/// Published figures hold 0.7000000000000001 where 0.7 is meant: without a tolerance, noise in the last
/// digit decides a colour.
enum Tolerance {
  /// Whether a value is at a threshold or above it: `x + 1e-9 · max(1, |x|) ≥ t`.
  static func reaches(_ value: Double, _ threshold: Double) -> Bool {
    value + 1e-9 * max(1, value.magnitude) >= threshold
  }

  /// The least number that reaches a threshold: comparing with it plainly is comparing with tolerance.
  static func least(reaching threshold: Double) -> Double {
    var number = threshold - 1e-9 * max(1, threshold.magnitude)
    while reaches(number, threshold) { number = number.nextDown }
    while !reaches(number, threshold) { number = number.nextUp }
    return number
  }
}
