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
    /// The value with the score 0.
    public let worst: Double
    /// The value with the score 100.
    public let best: Double
    /// From here it is green.
    public let green: Double
    /// From here it is no longer red.
    public let red: Double

    /// An indicator.
    ///
    /// - Parameters:
    ///   - goal: the number of its goal, from 1.
    ///   - worst: the value with the score 0.
    ///   - best: the value with the score 100, not the worst.
    ///   - green: from here it is green.
    ///   - red: from here it is no longer red.
    public init(goal: Int, worst: Double, best: Double, green: Double, red: Double) {
      precondition(goal >= 1, "goals are numbered from 1")
      precondition(worst != best, "bounds that differ")
      self.goal = goal
      self.worst = worst
      self.best = best
      self.green = green
      self.red = red
    }

    /// 1 where more is better, -1 where less is.
    var sign: Double { best > worst ? 1 : -1 }
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
