public import Languages
public import Measures

/// One unit's latest value beside others of the same period, without a rank.
public struct Comparison: Hashable, Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The lines to show, the unit first.
  public let lines: [Line]
  /// The period of all values.
  public let period: Period

  /// One value of the comparison.
  public struct Line: Hashable, Sendable {
    /// Whose value it is.
    public let label: LocalizedText
    /// The value.
    public let measure: Measure
    /// How many units a middle value is the middle of; nil for a single unit.
    public let groupSize: Int?

    /// A line.
    ///
    /// - Parameters:
    ///   - label: whose value it is.
    ///   - measure: the value.
    ///   - groupSize: how many units stand behind a middle value.
    public init(label: LocalizedText, measure: Measure, groupSize: Int? = nil) {
      self.label = label
      self.measure = measure
      self.groupSize = groupSize
    }
  }

  /// A comparison.
  ///
  /// - Parameters:
  ///   - indicator: the indicator.
  ///   - lines: the unit first.
  ///   - period: the period of all values.
  public init(indicator: Indicator, lines: [Line], period: Period) {
    self.indicator = indicator
    self.lines = lines
    self.period = period
  }

  /// The middle value of several: the mean of the two middle ones for an even number.
  ///
  /// - Parameter values: known values.
  /// - Returns: the median, or nil of nothing.
  public static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
