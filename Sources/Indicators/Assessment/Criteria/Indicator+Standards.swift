import Measures

extension Indicator {
  /// What an indicator's values are judged by, as its definition states it.
  public struct Standards: Hashable, Sendable {
    /// What is aimed at.
    public let target: IndicatorTarget?
    /// The values that score 0 and 100.
    public let bounds: AssessmentCriteria.Bounds?
    /// From where a value is green, and from where it is red.
    public let thresholds: AssessmentCriteria.Thresholds?
    /// The value that cannot be passed in the better direction.
    public let naturalLimit: Double?
    /// Where its series were redefined.
    public let breaks: [SeriesBreak]

    /// Standards; without any, only rules that need none can judge.
    ///
    /// - Parameters:
    ///   - target: what is aimed at.
    ///   - bounds: the values that score 0 and 100.
    ///   - thresholds: from where a value is green and red.
    ///   - naturalLimit: the value that cannot be passed in the better direction.
    ///   - breaks: where its series were redefined.
    public init(
      target: IndicatorTarget? = nil, bounds: AssessmentCriteria.Bounds? = nil,
      thresholds: AssessmentCriteria.Thresholds? = nil, naturalLimit: Double? = nil,
      breaks: [SeriesBreak] = []
    ) {
      self.target = target
      self.bounds = bounds
      self.thresholds = thresholds
      self.naturalLimit = naturalLimit
      self.breaks = breaks
    }
  }

  /// What a method judges the indicator's values by.
  ///
  /// - Parameter peers: the values of others in the same year, for a position among them.
  /// - Returns: the criteria.
  public func criteria(peers: [Double] = []) -> AssessmentCriteria {
    AssessmentCriteria(
      direction: direction, target: standards.target, bounds: standards.bounds,
      thresholds: standards.thresholds, naturalLimit: standards.naturalLimit,
      isPercent: unit.isPercent, peers: peers)
  }
}
