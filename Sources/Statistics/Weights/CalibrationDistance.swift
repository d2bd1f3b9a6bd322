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

  /// The ratio of new to old weight, with its slope and its integral.
  struct Ratio {
    let value: Double
    let slope: Double
    let integral: Double
  }

  /// The ratio that belongs to a weighted sum of the calibration variables.
  ///
  /// - Parameters:
  ///   - u: the weighted sum; 0 gives the ratio 1.
  ///   - bounds: the smallest and largest ratio.
  func ratio(_ u: Double, within bounds: ClosedRange<Double>) -> Ratio {
    switch self {
    case .linear:
      let least = bounds.lowerBound - 1
      let most = bounds.upperBound - 1
      if u < least { return Ratio(value: 1 + least, from: least + least * least / 2, u - least) }
      if u > most { return Ratio(value: 1 + most, from: most + most * most / 2, u - most) }
      return Ratio(value: 1 + u, slope: 1, integral: u + u * u / 2)
    case .raking:
      let value = Elementary.exp(u)
      if value < bounds.lowerBound {
        let bound = bounds.lowerBound
        return Ratio(value: bound, from: bound, u - Elementary.log(bound))
      }
      if value > bounds.upperBound {
        let bound = bounds.upperBound
        return Ratio(value: bound, from: bound, u - Elementary.log(bound))
      }
      return Ratio(value: value, slope: value, integral: value)
    case .logit(let lower, let upper):
      let room = (1 - lower) * (upper - 1)
      let rate = (upper - lower) / room
      // Written so that the exponential does not overflow on either side.
      let power = Elementary.exp(-rate * u.magnitude)
      let (low, high) = u > 0 ? ((upper - 1) * power, 1 - lower) : (upper - 1, (1 - lower) * power)
      let value = (lower * low + upper * high) / (low + high)
      let integral =
        lower * u + room * (Elementary.log(low + high) + max(0, rate * u))
      return Ratio(
        value: value, slope: (value - lower) * (upper - value) / room, integral: integral)
    }
  }
}

extension CalibrationDistance.Ratio {
  /// A ratio at its bound: the integral goes on in a straight line.
  fileprivate init(value: Double, from integral: Double, _ beyond: Double) {
    self.init(value: value, slope: 0, integral: integral + value * beyond)
  }
}
