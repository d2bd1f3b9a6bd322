/// The values of many units for many indicators and years, close together in memory.
///
/// For rankings, maps and neighbours over a whole country or continent, where assessing series one by
/// one would take long. It holds numbers alone: a profile of one unit is made from observations with
/// their sources and flags.
public struct IndicatorPanel: Sendable {
  /// How many units there are.
  public let units: Int
  /// What is known of each indicator.
  public let indicators: [Measured]
  /// The years, one value for each.
  public let years: ClosedRange<Int>
  /// The values: those of a unit together, and in these those of an indicator; NaN where unknown.
  public let values: [Double]

  /// What is known of an indicator: its goal, its bounds and its thresholds.
  public struct Measured: Hashable, Sendable {
    /// The number of its goal, from 1.
    public let goal: Int
    /// The values that score 0 and 100.
    public let bounds: AssessmentCriteria.Bounds
    /// From where it is green, and from where it is red.
    public let thresholds: AssessmentCriteria.Thresholds

    /// An indicator.
    ///
    /// - Parameters:
    ///   - goal: the number of its goal, from 1.
    ///   - bounds: the values that score 0 and 100.
    ///   - thresholds: from where it is green and red.
    public init(
      goal: Int, bounds: AssessmentCriteria.Bounds, thresholds: AssessmentCriteria.Thresholds
    ) {
      precondition(goal >= 1, "goals are numbered from 1")
      self.goal = goal
      self.bounds = bounds
      self.thresholds = thresholds
    }
  }

  /// A panel.
  ///
  /// - Parameters:
  ///   - units: how many units there are.
  ///   - indicators: what is known of each.
  ///   - years: one value for each.
  ///   - values: `units · indicators · years` numbers in that order, the years next to each other; NaN
  ///     where unknown.
  public init(units: Int, indicators: [Measured], years: ClosedRange<Int>, values: [Double]) {
    precondition(
      values.count == units * indicators.count * years.count,
      "a value for each unit, indicator and year")
    self.units = units
    self.indicators = indicators
    self.years = years
    self.values = values
  }

  /// Where the series of a unit and an indicator begins among the values.
  ///
  /// - Parameters:
  ///   - unit: which unit, from 0.
  ///   - indicator: which indicator, from 0.
  /// - Returns: the position of its first year.
  public func position(unit: Int, indicator: Int) -> Int {
    (unit * indicators.count + indicator) * years.count
  }

  /// How many goals there can be: the largest number of a goal.
  var goals: Int { indicators.map(\.goal).max() ?? 0 }
}
