/// What rules count with: values of which one way is better, and the number that is aimed at.
///
/// An interval, a parity and the like are worse on both sides. They are counted as their distance from
/// what is best, so that less is better (Open SDG, progress methodology, "transformations": a ratio as
/// max(y, 1/y); a share with an ideal of 50 as 50 + |y − 50|; a budget as 100 + |y − 100|).
struct AimedValues {
  /// 1 where more is better, -1 where less is.
  let sign: Double
  /// The number that is aimed at.
  let target: Double?
  /// The natural limit in the better direction.
  let limit: Double?
  /// How a value is counted.
  private let transform: Transform

  private enum Transform {
    case none
    case parity(ClosedRange<Double>)
    case interval(ClosedRange<Double>)
  }

  /// What can be counted with; nil where neither way is better and no target says otherwise.
  init?(_ criteria: AssessmentCriteria) {
    switch criteria.target?.aim {
    case .parity(let band):
      (sign, target, limit, transform) = (-1, 1, nil, .parity(band))
      return
    case .interval(let range):
      (sign, target, limit, transform) = (-1, range.upperBound, nil, .interval(range))
      return
    case .reach(let value), .keep(let value), .binary(let value): target = value
    case .directionOnly, nil: target = nil
    }
    guard let sign = criteria.sign else { return nil }
    self.sign = sign
    limit = criteria.naturalLimit
    transform = .none
  }

  /// Whether values are counted as their distance from what is best.
  var isTransformed: Bool {
    if case .none = transform { false } else { true }
  }

  /// A value as it is counted.
  func counted(_ value: Double) -> Double {
    switch transform {
    case .none: value
    case .parity(let band):
      band.contains(value) ? 1 : value > 0 ? max(value, 1 / value) : .infinity
    case .interval(let range):
      value > range.upperBound
        ? value : range.upperBound + max(0, range.lowerBound - value)
    }
  }

  /// Whether a counted value has reached a number in the better direction.
  func reaches(_ value: Double, _ target: Double) -> Bool {
    Tolerance.reaches(sign * value, sign * target)
  }
}
