/// How a value is compared with a threshold.
///
/// Published figures hold 0.7000000000000001 where 0.7 is meant: without a tolerance, noise in the last
/// digit decides a colour.
enum Tolerance {
  /// Whether a value is at a threshold or above it: `x + 1e-9 · max(1, |x|) ≥ t`.
  static func reaches(_ value: Double, _ threshold: Double) -> Bool {
    value + 1e-9 * max(1, value.magnitude) >= threshold
  }
}
