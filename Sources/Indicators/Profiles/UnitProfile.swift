public import Agenda
public import Languages
public import Measures

/// What is known and judged of one unit: every series of every goal, by the same rules, beside its peers.
public struct UnitProfile: Hashable, Sendable {
  /// The unit.
  public let unit: Category
  /// The level it stands at.
  public let level: String
  /// Beside whom it is placed.
  public let peers: PeerGroup
  /// Figures that speak of no goal, such as the population.
  public let background: [Line]
  /// The goals that have figures, in order.
  public let goals: [GoalPart]

  /// The series of one goal.
  public struct GoalPart: Hashable, Sendable {
    /// The goal.
    public let goal: GoalID
    /// The series; one that speaks of several goals stands under its first.
    public let lines: [Line]

    /// The series of one goal.
    ///
    /// - Parameters:
    ///   - goal: the goal.
    ///   - lines: the series.
    public init(goal: GoalID, lines: [Line]) {
      self.goal = goal
      self.lines = lines
    }
  }

  /// One series of the unit with what rules say of it.
  public struct Line: Hashable, Sendable {
    /// The indicator.
    public let indicator: Indicator
    /// The name of the series as in addresses: `life-expectancy[sex=women]`.
    public let seriesName: String
    /// The categories of its breakdowns, without totals: "Women", "Road traffic".
    public let categories: [LocalizedText]
    /// The values of the unit by period, those of its kind that any unit has.
    public let series: [DatedMeasure]
    /// The latest known value; nil where the unit has none.
    public let latest: Measure?
    /// What the rules say, the main one first.
    public let assessments: [Assessment]
    /// Where the latest value stands against the indicator's target; nil where it has none.
    public let standing: Assessment?
    /// The place among peers; nil where a place says nothing, as of totals that follow size.
    public let position: PeerPosition?
    /// The peers' first, second and third quartile by period, as ``series``; nil where too few have one.
    public let quartiles: [Quartiles?]
    /// The same period's values of what the unit lies in: county, country.
    public let surroundings: [Comparison.Line]

    /// A series.
    ///
    /// - Parameters:
    ///   - indicator: the indicator.
    ///   - seriesName: the name of the series as in addresses.
    ///   - categories: the categories of its breakdowns, without totals.
    ///   - series: the values by period.
    ///   - latest: the latest known value.
    ///   - assessments: what the rules say, the main one first.
    ///   - standing: where the latest value stands against the target.
    ///   - position: the place among peers.
    ///   - quartiles: the peers' quartiles by period.
    ///   - surroundings: the values of what the unit lies in.
    public init(
      indicator: Indicator, seriesName: String, categories: [LocalizedText], series: [DatedMeasure], latest: Measure?,
      assessments: [Assessment], standing: Assessment?, position: PeerPosition?,
      quartiles: [Quartiles?],
      surroundings: [Comparison.Line]
    ) {
      self.indicator = indicator
      self.seriesName = seriesName
      self.categories = categories
      self.series = series
      self.latest = latest
      self.assessments = assessments
      self.standing = standing
      self.position = position
      self.quartiles = quartiles
      self.surroundings = surroundings
    }
  }

  /// A value at its time.
  public struct DatedMeasure: Hashable, Sendable {
    /// The time.
    public let period: Period
    /// The number, or why there is none.
    public let value: Value

    /// A value at its time.
    ///
    /// - Parameters:
    ///   - period: the time.
    ///   - value: the number, or why there is none.
    public init(period: Period, value: Value) {
      self.period = period
      self.value = value
    }
  }

  /// Where the quarters of several values meet.
  public struct Quartiles: Hashable, Sendable {
    /// A quarter lies below.
    public let lower: Double
    /// The middle.
    public let median: Double
    /// A quarter lies above.
    public let upper: Double

    /// Quartiles.
    ///
    /// - Parameters:
    ///   - lower: a quarter lies below.
    ///   - median: the middle.
    ///   - upper: a quarter lies above.
    public init(lower: Double, median: Double, upper: Double) {
      self.lower = lower
      self.median = median
      self.upper = upper
    }
  }

  /// A profile.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - level: the level it stands at.
  ///   - peers: beside whom it is placed.
  ///   - background: figures that speak of no goal.
  ///   - goals: the goals that have figures.
  public init(
    unit: Category, level: String, peers: PeerGroup, background: [Line], goals: [GoalPart]
  ) {
    self.unit = unit
    self.level = level
    self.peers = peers
    self.background = background
    self.goals = goals
  }
}

extension Indicator {
  /// Whether its values are totals, which follow the size of a unit and place it beside none.
  public var followsSize: Bool { carrying == .count }
}
