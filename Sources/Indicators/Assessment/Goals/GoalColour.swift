/// The colour of a goal on the SDG Index dashboards: that of its two worst indicators.
///
/// Source: Lafortune et al. 2018. Each value is put on a scale from 0 to 3 with knots at the worst
/// bound (0), the red threshold (1), the middle (1.5), the green threshold (2) and the best bound (3);
/// the mean of the two worst is red below 1, orange below 1.5, yellow below 2, else green. It is red
/// only where both are red, and green only where both are green.
public enum GoalColour {
  /// The colour of a goal.
  ///
  /// - Parameters:
  ///   - values: the known values of its indicators on the scale from 0 to 3.
  ///   - all: how many indicators it has.
  /// - Returns: the colour; nil (grey) where less than half of the indicators are known.
  public static func colour(of values: [Double], of all: Int) -> SDSNColour? {
    guard let worst = values.min(), 2 * values.count >= all else { return nil }
    let pair = values.sorted().prefix(2)
    let mean = pair.count == 2 ? (pair[0] + pair[1]) / 2 : worst
    let areRed = pair.allSatisfy { !Tolerance.reaches($0, 1) }
    let areGreen = pair.allSatisfy { Tolerance.reaches($0, 2) }
    if !Tolerance.reaches(mean, 1) { return areRed ? .red : .orange }
    if !Tolerance.reaches(mean, 1.5) { return .orange }
    if !Tolerance.reaches(mean, 2) { return .yellow }
    return areGreen ? .green : .yellow
  }

  /// A value on the scale from 0 to 3.
  ///
  /// - Parameters:
  ///   - value: a value.
  ///   - bounds: the worst and the best value.
  ///   - thresholds: from where it is green and red.
  /// - Returns: 0 to 3.
  public static func rescaled(
    _ value: Double, _ bounds: AssessmentCriteria.Bounds,
    _ thresholds: AssessmentCriteria.Thresholds
  ) -> Double {
    let sign = bounds.sign
    let x = sign * value
    let (green, best) = (sign * thresholds.green, sign * bounds.best)
    if best <= green, Tolerance.reaches(x, green) { return 3 }
    let knots = [
      (sign * bounds.worst, 0.0), (sign * thresholds.red, 1), (sign * thresholds.middle, 1.5),
      (green, 2), (best, 3),
    ]
    if x <= knots[0].0 { return 0 }
    for (low, high) in zip(knots, knots.dropFirst()) where x <= high.0 {
      return high.0 > low.0
        ? low.1 + (high.1 - low.1) * (x - low.0) / (high.0 - low.0) : high.1
    }
    return 3
  }
}

/// How many indicators of a goal have each verdict: shown instead of one arrow for the goal, whose
/// published rule could not be reproduced.
public struct VerdictCounts: Hashable, Sendable {
  /// How many have each plain status, in the order of ``PlainStatus``; those that none has are left out.
  public let counts: [(status: PlainStatus, count: Int)]
  /// How many cannot be assessed.
  public let notAssessable: Int

  /// The counts of judgements; those outside the rule are not counted.
  ///
  /// - Parameter judgements: one for each indicator.
  public init(_ judgements: [Judgement]) {
    counts = PlainStatus.allCases.compactMap { status in
      let count = judgements.count { $0.verdict?.plain == status }
      return count > 0 ? (status, count) : nil
    }
    notAssessable = judgements.count { $0.reason != nil }
  }

  /// Equal where all counts are.
  public static func == (left: VerdictCounts, right: VerdictCounts) -> Bool {
    left.notAssessable == right.notAssessable && left.counts.elementsEqual(right.counts, by: ==)
  }

  /// Hashes all counts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(notAssessable)
    for (status, count) in counts {
      hasher.combine(status)
      hasher.combine(count)
    }
  }
}
