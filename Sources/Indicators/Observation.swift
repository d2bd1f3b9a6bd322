public import Measures

/// One value of an indicator: for a unit, in a period, in one category of each breakdown.
public struct Observation: Hashable, Sendable {
  /// The code of the unit, valid in the period.
  public let unit: String
  /// The time.
  public let period: Period
  /// The category in each breakdown, in the indicator's order.
  public let categories: [String]
  /// The number, or why there is none.
  public let value: Value
  /// The interval that the source publishes.
  public let interval: Interval?

  /// A value.
  ///
  /// - Parameters:
  ///   - unit: the code of the unit.
  ///   - period: the time.
  ///   - categories: the category in each breakdown.
  ///   - value: the number, or why there is none.
  ///   - interval: the interval that the source publishes.
  public init(
    unit: String, period: Period, categories: [String] = [], value: Value, interval: Interval? = nil
  ) {
    self.unit = unit
    self.period = period
    self.categories = categories
    self.value = value
    self.interval = interval
  }
}
