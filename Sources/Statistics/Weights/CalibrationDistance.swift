/// How calibration measures the distance of new weights from old ones; it decides how the ratio of
/// the two depends on the calibration variables.
///
/// Source: J.-C. Deville and C.-E. Särndal, "Calibration estimators in survey sampling", JASA 87
/// (1992) 376–382, table 1: cases 1, 2, 6 and 7.
public enum CalibrationDistance: Hashable, Sendable {
  /// The ratio is linear: the generalised regression estimator. Weights can become negative.
  case linear
  /// The ratio is exponential, as in raking: weights stay positive.
  case raking
  /// The ratio follows a logistic curve between two bounds, with 1 between them.
  case logit(lower: Double, upper: Double)

  /// The ratio of new to old weight and its derivative.
  ///
  /// - Parameters:
  ///   - u: the weighted sum of the calibration variables.
  ///   - bounds: the smallest and largest ratio.
  func ratio(_ u: Double, within bounds: ClosedRange<Double>) -> (value: Double, slope: Double) {
    switch self {
    case .linear:
      return CalibrationDistance.clipped(1 + u, slope: 1, bounds)
    case .raking:
      let value = Elementary.exp(u)
      return CalibrationDistance.clipped(value, slope: value, bounds)
    case .logit(let lower, let upper):
      let rate = (upper - lower) / ((1 - lower) * (upper - 1))
      // Where exp would overflow, the ratio is at its bound.
      if rate * u > 700 { return (upper, 0) }
      let power = Elementary.exp(rate * u)
      let below = upper - 1 + (1 - lower) * power
      let value = (lower * (upper - 1) + upper * (1 - lower) * power) / below
      return (value, (value - lower) * (upper - value) / ((1 - lower) * (upper - 1)))
    }
  }

  private static func clipped(
    _ value: Double, slope: Double, _ bounds: ClosedRange<Double>
  ) -> (value: Double, slope: Double) {
    if value < bounds.lowerBound { return (bounds.lowerBound, 0) }
    if value > bounds.upperBound { return (bounds.upperBound, 0) }
    return (value, slope)
  }
}
