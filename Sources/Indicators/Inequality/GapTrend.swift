public import Measures

/// How the difference between the best and the worst group changed from one period to another.
///
/// A gap that narrows because the best group falls is not called closing: nobody was brought along.
public struct GapTrend: Hashable, Sendable {
  /// The gaps of the first period, over the groups that both periods have.
  public let first: InequalityGaps
  /// The gaps of the latest period, over the same groups.
  public let latest: InequalityGaps
  /// The change of the difference, latest less first; nil where it cannot be counted.
  public let change: Double?
  /// The interval of the change, where the groups' intervals give one.
  public let interval: Interval?
  /// How far the worst place moved the better way; below 0 where it got worse.
  public let worstGain: Double?
  /// What happened to the gap.
  public let verdict: Verdict
  /// Whether chance alone could have made the change; nil where no interval is known.
  public let mayBeChance: Bool?

  /// What happened to a gap.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// It narrowed, and the worst group is better off than before.
    case closing
    /// It narrowed because the best group fell: the worst is not better off.
    case levelledDown = "levelled-down"
    /// It did not change by more than what matters.
    case unchanged
    /// It widened.
    case widening
    /// It cannot be told: no direction, or too few groups that both periods show.
    case notAssessable = "not-assessable"
  }

  /// A change of the gap.
  ///
  /// - Parameters:
  ///   - first: the values of the first period.
  ///   - latest: the values of the latest period, with the same codes of groups.
  ///   - practicalSize: the smallest change that matters, in the unit of the values.
  ///   - limit: the smallest number that the source lets be shown.
  public init(
    from first: GroupedValues, to latest: GroupedValues, practicalSize: Double,
    suppressingBelow limit: Double = 0
  ) {
    // A group that one period hides would make the other's gap another one.
    let before = first.suppressed(below: limit)
    let after = latest.suppressed(below: limit)
    let common = Set(before.known.map(\.group.code)).intersection(after.known.map(\.group.code))
    let old = GapTrend.gaps(of: before, keeping: common)
    let new = GapTrend.gaps(of: after, keeping: common)
    self.first = old
    self.latest = new
    guard latest.direction != .neutral, let oldGap = old[.difference].number,
      let newGap = new[.difference].number, let oldWorst = old.worst?.value.number,
      let newWorst = new.worst?.value.number
    else {
      change = nil
      interval = nil
      worstGain = nil
      verdict = .notAssessable
      mayBeChance = nil
      return
    }
    let change = newGap - oldGap
    let gain = (latest.direction == .decrease ? -1 : 1) * (newWorst - oldWorst)
    self.change = change
    worstGain = gain
    let interval = Spread.difference(
      new[.difference].estimate, old[.difference].estimate)
    self.interval = interval
    mayBeChance = interval.map { $0.lower <= 0 && $0.upper >= 0 }
    if change == 0 || !Tolerance.reaches(change.magnitude, practicalSize) {
      verdict = .unchanged
    } else if change > 0 {
      verdict = .widening
    } else {
      // The worst group must be better off by as much as matters, not only by a rounding.
      verdict = gain > 0 && Tolerance.reaches(gain, practicalSize) ? .closing : .levelledDown
    }
  }

  /// The gaps of the groups that both periods show; the others count as kept back.
  private static func gaps(of values: GroupedValues, keeping codes: Set<String>) -> InequalityGaps {
    InequalityGaps(
      shown: GroupedValues(
        values.groups.map { codes.contains($0.code) ? $0 : $0.hidden },
        isOrdered: values.isOrdered, total: values.total, direction: values.direction))
  }
}

extension InequalityGap {
  /// The number with its interval, where it has both.
  var estimate: Spread.Estimate? {
    guard case .known(let number, let interval?) = outcome else { return nil }
    return Spread.Estimate(number: number, interval: interval)
  }
}
