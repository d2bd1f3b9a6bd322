/// Why a series cannot be assessed by a rule.
public enum AssessmentReason: String, Hashable, Sendable, CaseIterable {
  /// There is no value.
  case noValue = "no-value"
  /// All values are kept back, to protect persons.
  case keptBack = "kept-back"
  /// One value shows no trend.
  case oneObservation = "one-observation"
  /// The series was redefined, and too little is known since.
  case breakInSeries = "break-in-series"
  /// There are fewer values in a row, or fewer years between them, than the rule asks for.
  case tooShort = "too-short"
  /// There is no value in or after the rule's first year.
  case noBaseline = "no-baseline"
  /// Nobody has said which way is better.
  case noDirection = "no-direction"
  /// The rule needs a target, and there is none.
  case noTarget = "no-target"
  /// The rule needs the worst and the best value, and they are not stated.
  case noBounds = "no-bounds"
  /// The rule needs thresholds, and they are not stated.
  case noThresholds = "no-thresholds"
  /// A growth rate from zero is not defined.
  case zeroBaseline = "zero-baseline"
  /// A growth rate between a negative and a positive value, or of negative ones, is not defined.
  case signChange = "sign-change"
  /// The first value stands at the target already, so there is no distance to count by.
  case baselineAtTarget = "baseline-at-target"
  /// The target's year lies at or before the first year.
  case targetYearPassed = "target-year-passed"
  /// Yes or no shows no trend.
  case binary
  /// Too few others have a value in the same year.
  case tooFewPeers = "too-few-peers"
}
