/// How unlike those who answered the others would have to be for a difference to overturn.
///
/// Source: V. Liublinska and D. B. Rubin, "Sensitivity analysis for a partially missing binary outcome
/// in a two-arm randomized clinical trial", Statistics in Medicine 33 (2014) 4170–4185; the means of
/// those who did not answer are shifted from the means of those who did, as in D. B. Rubin,
/// "Formalizing subjective notions about the effect of nonrespondents in sample surveys", JASA 72
/// (1977) 538–543.
public struct TippingPoint: Hashable, Sendable {
  /// Where only the higher group's others differ; nil where all of it answered.
  public let higherOnly: Scenario?
  /// Where only the lower group's others differ; nil where all of it answered.
  public let lowerOnly: Scenario?
  /// Where the others of both differ by as much, against the difference; nil where all answered.
  public let both: Scenario?

  /// A group of a comparison.
  public struct Group: Hashable, Sendable {
    /// The mean or share of those who answered.
    public let mean: Double
    /// The share of the group that did not answer, 0 to 1.
    public let missing: Double

    /// A group.
    ///
    /// - Parameters:
    ///   - mean: the mean or share of those who answered.
    ///   - missing: the share of the group that did not answer, 0 to 1.
    public init(mean: Double, missing: Double) {
      precondition((0...1).contains(missing), "a share from 0 to 1")
      self.mean = mean
      self.missing = missing
    }
  }

  /// A way in which the others may be unlike.
  public struct Scenario: Hashable, Sendable {
    /// By how much those who did not answer differ from those who did.
    public let shift: Double
    /// The mean of the higher group's others that overturns the difference.
    public let higher: Double
    /// The mean of the lower group's others that overturns the difference.
    public let lower: Double

    /// Whether means as these can be.
    ///
    /// - Parameter range: the values that an outcome can have, 0 to 1 for shares.
    /// - Returns: false where the difference cannot be overturned in this way.
    public func isPossible(in range: ClosedRange<Double>) -> Bool {
      range.contains(higher) && range.contains(lower)
    }
  }

  /// What overturns the sign of a difference.
  ///
  /// - Parameters:
  ///   - first: a group.
  ///   - second: the group compared with.
  ///   - difference: the difference to overturn, such as an adjusted one; that of the two means where
  ///     nil.
  public init(_ first: Group, _ second: Group, difference: Double? = nil) {
    let difference = difference ?? first.mean - second.mean
    let (high, low) = difference >= 0 ? (first, second) : (second, first)
    func scenario(_ part: Double, _ shiftsHigh: Bool, _ shiftsLow: Bool) -> Scenario? {
      guard part > 0 else { return nil }
      let shift = difference.magnitude / part
      return Scenario(
        shift: shift, higher: shiftsHigh ? high.mean - shift : high.mean,
        lower: shiftsLow ? low.mean + shift : low.mean)
    }
    higherOnly = scenario(high.missing, true, false)
    lowerOnly = scenario(low.missing, false, true)
    both = scenario(high.missing + low.missing, true, true)
  }

  /// What brings 0 into a difference's interval, the interval keeping its width.
  ///
  /// - Parameters:
  ///   - first: a group.
  ///   - second: the group compared with.
  ///   - interval: the interval of the first less the second.
  /// - Returns: nil where 0 is in the interval already.
  public init?(_ first: Group, _ second: Group, interval: ConfidenceInterval) {
    guard interval.lower > 0 || interval.upper < 0 else { return nil }
    self.init(
      first, second, difference: interval.lower > 0 ? interval.lower : interval.upper)
  }
}
