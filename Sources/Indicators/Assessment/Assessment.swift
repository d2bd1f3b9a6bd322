public import Measures

/// What a method says of one series, with everything that it rests on.
///
/// A status is never given alone: the profile, the years, the baseline, the target, the flags and the
/// uncertainty of the trend go with it, and where there is no status, the reason.
public struct Assessment: Hashable, Sendable {
  /// The method with its version and parameters.
  public let profile: MethodProfile
  /// The target, bounds and thresholds that the values were judged by.
  public let criteria: AssessmentCriteria
  /// Where the latest value stands.
  public internal(set) var standing: Judgement = .outside
  /// Where the series is going.
  public internal(set) var trend: Judgement = .outside
  /// The score on the method's own scale, where it has one.
  public internal(set) var score: Score?
  /// The numbers that the verdict rests on, such as the growth rate.
  public internal(set) var figures: [Figure] = []
  /// The first value that was used.
  public internal(set) var baseline: DatedValue?
  /// The latest value.
  public internal(set) var latest: DatedValue?
  /// The period of the first value that was used; nil where it is a stated baseline.
  public internal(set) var firstPeriod: Period?
  /// The period of the latest value.
  public internal(set) var latestPeriod: Period?
  /// How many values were used, both ends among them.
  public internal(set) var count = 0
  /// The number that was aimed at.
  public internal(set) var target: Double?
  /// The year in which it is to be reached, or to which the rule looks.
  public internal(set) var targetYear: Int?
  /// The slope of the values that were used, and whether chance alone could make it.
  public internal(set) var slope: TrendLine.Slope?
  /// Where the values lead if they go on like this.
  public internal(set) var projection: Projection?
  /// What a reader must know about how it was made.
  public internal(set) var flags: Set<AssessmentFlag> = []

  /// A score on a method's own scale.
  public struct Score: Hashable, Sendable {
    /// The score.
    public let value: Double
    /// The ends of the scale, the worst first.
    public let scale: ClosedRange<Double>
  }

  /// A number that a verdict rests on.
  public struct Figure: Hashable, Sendable {
    /// What it is.
    public let kind: Kind
    /// The number.
    public let value: Double

    /// What a number is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The growth a year from the first to the latest value: 0.01 is one per cent.
      case growth
      /// The growth a year that reaches the target in time.
      case neededGrowth = "needed-growth"
      /// Growth, or pace, over what is needed: 1 is just enough.
      case ratio
      /// Points of the score a year.
      case pace
      /// Points of the score a year that reach the goal in time.
      case neededPace = "needed-pace"
      /// The score at the beginning, not cut at the ends.
      case firstScore = "first-score"
      /// The score at the end, not cut at the ends.
      case latestScore = "latest-score"
      /// The score of the green threshold.
      case goalScore = "goal-score"
      /// The mean change a year.
      case meanChange = "mean-change"
      /// The change of the last year.
      case lastChange = "last-change"
      /// The value in the target's year if the rule's trend goes on.
      case expected
      /// The part of the way that is left then, in per cent of the rule's own whole.
      case gap
      /// The part of the way to the target that is done: 1 is all of it.
      case shareDone = "share-done"
      /// The part of the time to the target's year that has gone.
      case shareOfTime = "share-of-time"
      /// The index on a scale where the first value is 0 and the target 10.
      case index
      /// The factor on the thresholds near a natural limit.
      case limitFactor = "limit-factor"
      /// How far the value is from the target, in the unit of the value; 0 where reached.
      case distance
      /// The share of the others that are worse, 0 to 1; of equal ones half counts.
      case percentile
      /// The median of the others.
      case peerMedian = "peer-median"
      /// The quarter at the lower end of the value's interval: 1 is the worst.
      case quarterLow = "quarter-low"
      /// The quarter at the upper end of the value's interval.
      case quarterHigh = "quarter-high"
    }
  }

  /// A value of a year.
  public struct DatedValue: Hashable, Sendable {
    /// The year; of a window its last.
    public let year: Int
    /// The number.
    public let value: Double

    /// A value of a year.
    ///
    /// - Parameters:
    ///   - year: the year; of a window its last.
    ///   - value: the number.
    public init(year: Int, value: Double) {
      self.year = year
      self.value = value
    }
  }

  init(profile: MethodProfile, criteria: AssessmentCriteria) {
    self.profile = profile
    self.criteria = criteria
  }

  /// A number that the verdict rests on.
  ///
  /// - Parameter kind: what it is.
  /// - Returns: the number, or nil where the rule has none.
  public subscript(kind: Figure.Kind) -> Double? {
    figures.first { $0.kind == kind }?.value
  }

  /// What the method is about: the standing of a method of levels, else the trend.
  public var headline: Judgement { profile.judgesTrendFirst ? trend : standing }

  /// The natural limit in the better direction.
  public var limit: Double? { criteria.naturalLimit }

  /// Keeps a number that the verdict rests on.
  mutating func note(_ kind: Figure.Kind, _ value: Double?) {
    guard let value, value.isFinite else { return }
    figures.append(Figure(kind: kind, value: value))
  }
}
