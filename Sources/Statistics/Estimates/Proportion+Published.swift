extension Proportion {
  /// The interval that stands beside a published share of a group of known size.
  ///
  /// The rule, in order:
  /// 1. Everybody in the group answered: there is nothing to be uncertain of, and no interval.
  /// 2. The rows weigh the same and were drawn by themselves, or the share is 0 or 1, or the design has
  ///    no variance or no degrees of freedom in the group: the exact hypergeometric interval of the
  ///    counts (``SampleShare/exactInterval(level:)``).
  /// 3. Else Wilson's interval on the design's effective number of answers, with Student's t. It is
  ///    clipped to what the answers leave open: those who said yes are at least so many, and those
  ///    who said no cannot have said yes.
  ///
  /// Enumerated for twelve pairs of group and sample size from 6 to 357, the exact interval covered at
  /// least as often as it says for every true share; Wilson's and that of the share plus and minus
  /// t standard errors did so on average, but fell to 70 % for single shares.
  ///
  /// - Parameters:
  ///   - population: how many the group has, those who did not answer included.
  ///   - level: the level of confidence, between 0 and 1.
  ///   - t: the quantile of Student's t on the estimate's degrees of freedom that belongs to the level,
  ///     where it is known already.
  /// - Returns: the interval, 0 to 1; nil where everybody answered.
  public func publishedInterval(
    population: Int, level: Double = 0.95, t: Double? = nil
  ) -> ConfidenceInterval? {
    let counts = SampleShare(yes: yes, answered: answered, population: population)
    guard answered < population else { return nil }
    let freedom = estimate.degreesOfFreedom
    guard !isSelfWeighted, freedom > 0,
      let wilson = interval(
        .wilson, level: level,
        t: t ?? StudentT(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2))
    else { return counts.exactInterval(level: level) }
    return counts.clipped(wilson, around: estimate.value)
  }
}
