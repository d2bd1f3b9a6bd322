/// What a reader of an assessment must know about how it was made.
public enum AssessmentFlag: String, Hashable, Sendable, CaseIterable {
  /// A baseline of zero was replaced by 0.001.
  case zeroBaselineReplaced = "zero-baseline-replaced"
  /// A target of zero was replaced by 0.001.
  case zeroTargetReplaced = "zero-target-replaced"
  /// The target is zero, and a growth rate can never reach it.
  case zeroTarget = "zero-target"
  /// The values are negative, so the direction of growth is turned.
  case negativeValues = "negative-values"
  /// A value that was used is estimated.
  case estimated
  /// A value that was used is preliminary.
  case preliminary
  /// Values of some periods are kept back.
  case valuesKeptBack = "values-kept-back"
  /// The windows of the first and the latest value share years.
  case windowOverlap = "window-overlap"
  /// Values of another kind of period, or of another month or quarter, were left out.
  case otherPeriodsLeftOut = "other-periods-left-out"
  /// Values before a break in the series were left out.
  case breakRespected = "break-respected"
  /// There are fewer than four values.
  case thinSeries = "thin-series"
  /// There are fewer than three years between the first and the latest value.
  case shortSpan = "short-span"
  /// Years between the first and the latest value are missing.
  case gaps
  /// The first value is of another year than the rule prefers.
  case otherBaselineYear = "other-baseline-year"
  /// The target names no year; the rule's own was used.
  case targetYearAssumed = "target-year-assumed"
  /// The year of the target has passed.
  case targetYearPassed = "target-year-passed"
  /// The first value stood at the target or beyond.
  case baselineAtTarget = "baseline-at-target"
  /// The target is not this unit's own.
  case inheritedTarget = "inherited-target"
  /// The values were counted as their distance from what is best, since both more and less are worse.
  case transformed
  /// The thresholds were lowered, since the value is near its natural limit.
  case limitScaled = "limit-scaled"
  /// The score was cut at an end of its scale.
  case scoreClipped = "score-clipped"
  /// The projection was cut at a natural limit.
  case projectionClipped = "projection-clipped"
  /// The projection reaches further ahead than the values reach back.
  case longProjection = "long-projection"
  /// The target is reached, but the trend would lose it again.
  case trendLosesTarget = "trend-loses-target"
  /// The source's intervals are so wide that the first and the latest value may be the same.
  case endsUnsure = "ends-unsure"
  /// The value is so unsure that it may lie in another quarter.
  case quarterUnsure = "quarter-unsure"
  /// The colour was computed without stated bounds; their place was taken by the direction.
  case noBounds = "no-bounds"
}
