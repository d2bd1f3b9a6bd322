import Measures

/// How finely a weighted number is shown beside the unweighted one.
///
/// A weighted share is one more sum of the same counts. Since the weights of the response classes are
/// published, it tells in full precision how counts that are kept back divide among the classes: two
/// sums of two unknown numbers determine both. So, where some count of the row is kept back, it is
/// rounded so coarsely that an answer more in one class and less in another cannot be seen.
public enum WeightedRelease: Hashable, Sendable {
  /// In full precision.
  case exact
  /// Rounded to multiples of a step, the ends of its interval as well.
  case rounded(step: Double)
  /// Not at all: any step that protects is too coarse to be of use.
  case keptBack

  /// The number as it is shown: nil where it is kept back.
  ///
  /// - Parameter value: the number in full precision.
  /// - Returns: the number, or the nearest multiple of the step.
  public func shown(_ value: Double) -> Double? {
    switch self {
    case .exact: value
    case .rounded(let step): (value / step).rounded(.toNearestOrAwayFromZero) * step
    case .keptBack: nil
    }
  }
}

extension WeightedRelease {
  /// The interval as it is shown: its ends rounded as the number is, which stays inside it.
  func shown(_ uncertainty: Uncertainty, around value: Double) -> Uncertainty {
    guard case .interval(let interval) = uncertainty, self != .exact else { return uncertainty }
    guard let lower = shown(interval.lower), let upper = shown(interval.upper) else { return .none }
    return .interval(
      Interval(lower: min(lower, value), upper: max(upper, value), level: interval.level))
  }
}

extension Disclosure {
  /// How finely a weighted share or mean may be shown.
  ///
  /// An answer that moves from the lightest to the heaviest class changes the weighted sum by the
  /// difference of their weights, times what the answer counts. A step is chosen that is four times as
  /// wide: then a move to either side stays within the same multiple for most numbers, and the true one
  /// never stands alone.
  ///
  /// - Parameters:
  ///   - question: the question's id.
  ///   - isAnyHidden: whether any count of the row is kept back, in any group.
  ///   - weights: the weights of those in the base.
  ///   - spread: how much one answer can count: 100 for a share in per cent, the distance from the
  ///     lowest to the highest point for a mean.
  ///   - decimals: the decimals in print, which are never exceeded.
  /// - Returns: exact for questions that are not protected and rows with nothing kept back; kept back
  ///   where the step would be more than a tenth of the spread.
  public func weightedRelease(
    of question: String, isAnyHidden: Bool, weights: [Double], spread: Double = 100, decimals: Int
  ) -> WeightedRelease {
    guard protects(question), isAnyHidden || method != .suppress else { return .exact }
    guard let least = weights.min(), let most = weights.max() else { return .keptBack }
    let sum = weights.reduce(0, +)
    let wanted = 4 * (most - least) * spread / sum
    var power = (0..<decimals).reduce(1.0) { step, _ in step / 10 }
    while power <= spread / 10 {
      for step in [power, 2 * power, 5 * power] where step >= wanted && step <= spread / 10 {
        return .rounded(step: step)
      }
      power *= 10
    }
    return .keptBack
  }
}
