/// What an indicator's values are judged by: the better way, a target, bounds and thresholds.
public struct AssessmentCriteria: Hashable, Sendable {
  /// Which way is better.
  public var direction: Indicator.Direction
  /// What is aimed at.
  public var target: IndicatorTarget?
  /// The values that score 0 and 100.
  public var bounds: Bounds?
  /// From where a value is green, and from where it is red.
  public var thresholds: Thresholds?
  /// The value that cannot be passed in the better direction, such as 100 for a share.
  public var naturalLimit: Double?
  /// Whether the values are shares from 0 to 100.
  public var isPercent: Bool
  /// The years that a trend is judged over, where the edition of a method names them for the indicator.
  public var trendYears: ClosedRange<Int>?
  /// The values of others in the same year, which a position among peers needs.
  public var peers: [Double]

  /// The values that score 0 and 100.
  public struct Bounds: Hashable, Sendable {
    /// The value that scores 0.
    public let worst: Double
    /// The value that scores 100.
    public let best: Double

    /// Bounds.
    ///
    /// - Parameters:
    ///   - worst: the value that scores 0.
    ///   - best: the value that scores 100, another than the worst.
    public init?(worst: Double, best: Double) {
      guard worst.isFinite, best.isFinite, worst != best else { return nil }
      self.worst = worst
      self.best = best
    }

    /// 1 where more is better, -1 where less is.
    public var sign: Double { best > worst ? 1 : -1 }
  }

  /// From where a value is green, and from where it is red.
  public struct Thresholds: Hashable, Sendable {
    /// The value from which it is green.
    public let green: Double
    /// The value beyond which it is red.
    public let red: Double

    /// Thresholds.
    ///
    /// - Parameters:
    ///   - green: the value from which it is green.
    ///   - red: the value beyond which it is red.
    public init(green: Double, red: Double) {
      self.green = green
      self.red = red
    }

    /// Half way between the two: where yellow and orange meet.
    public var middle: Double { (green + red) / 2 }
  }

  /// Criteria.
  ///
  /// - Parameters:
  ///   - direction: which way is better.
  ///   - target: what is aimed at.
  ///   - bounds: the values that score 0 and 100.
  ///   - thresholds: from where it is green and red.
  ///   - naturalLimit: the value that cannot be passed in the better direction.
  ///   - isPercent: whether the values are shares from 0 to 100.
  ///   - trendYears: the years that a trend is judged over, where an edition names them.
  ///   - peers: the values of others in the same year.
  public init(
    direction: Indicator.Direction, target: IndicatorTarget? = nil, bounds: Bounds? = nil,
    thresholds: Thresholds? = nil, naturalLimit: Double? = nil, isPercent: Bool = false,
    trendYears: ClosedRange<Int>? = nil, peers: [Double] = []
  ) {
    self.direction = direction
    self.target = target
    self.bounds = bounds
    self.thresholds = thresholds
    self.naturalLimit = naturalLimit
    self.isPercent = isPercent
    self.trendYears = trendYears
    self.peers = peers
  }

  /// 1 where more is better, -1 where less is; nil where neither is.
  public var sign: Double? {
    switch direction {
    case .increase: 1
    case .decrease: -1
    case .neutral: nil
    }
  }
}
