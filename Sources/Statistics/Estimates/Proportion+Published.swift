extension Proportion {
  /// The interval that stands beside a published share of a group of known size.
  ///
  /// The rule, in order:
  /// 1. Everybody in the group answered: there is nothing to be uncertain of, and no interval.
  /// 2. The rows weigh the same and were drawn by themselves, or the share is 0 or 1: the exact
  ///    hypergeometric interval of the counts (``SampleShare/exactInterval(level:)``).
  /// 3. Else Wilson's interval on the design's effective number of answers, with Student's t. It is
  ///    clipped to what the answers leave open: those who said yes are at least so many, and those
  ///    who said no cannot have said yes.
  ///
  /// Among groups of 6 to 357 the exact interval covered at least as often as it says for every true
  /// share, and Wilson's on average; the share plus and minus t standard errors fell to 70 %.
  ///
  /// - Parameters:
  ///   - population: how many the group has, those who did not answer included.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: the interval, 0 to 1; nil where everybody answered, or where the share is weighted and
  ///   the design has no degrees of freedom or no variance in the group.
  public func publishedInterval(
    population: Int, level: Double = 0.95
  ) -> ConfidenceInterval? {
    let counts = SampleShare(yes: yes, answered: answered, population: population)
    guard answered < population else { return nil }
    if isSelfWeighted || yes == 0 || yes == answered {
      return counts.exactInterval(level: level)
    }
    guard let wilson = interval(.wilson, level: level) else { return nil }
    let least = Double(yes) / Double(population)
    let most = Double(population - (answered - yes)) / Double(population)
    return ConfidenceInterval(
      lower: min(max(wilson.lower, least), most), upper: max(min(wilson.upper, most), least),
      level: level)
  }
}
