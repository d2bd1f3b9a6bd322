public import Measures

/// The values of one unit and one indicator over time, as an assessment reads them.
public struct AssessedSeries: Hashable, Sendable {
  /// The values in the order of their periods, each period once.
  public let points: [Point]
  /// Where the series was redefined, in order: values on two sides of a break are never joined.
  public let breaks: [SeriesBreak]

  /// One value of the series.
  public struct Point: Hashable, Sendable {
    /// The time that the value speaks of.
    public let period: Period
    /// The number, or why there is none.
    public let value: Value
    /// The interval that the source gives for the number.
    public let interval: Interval?

    /// A value at a time.
    ///
    /// - Parameters:
    ///   - period: the time that the value speaks of.
    ///   - value: the number, or why there is none.
    ///   - interval: the interval that the source gives.
    public init(period: Period, value: Value, interval: Interval? = nil) {
      self.period = period
      self.value = value
      self.interval = interval
    }

    /// The year that rates are counted from or to: the last year of a window.
    public var year: Int { period.endYear }

    /// The number, where there is one.
    public var number: Double? { value.number }
  }

  /// A series.
  ///
  /// - Parameters:
  ///   - points: the values in any order; of two with the same period the last counts.
  ///   - breaks: where the series was redefined.
  public init(points: [Point], breaks: [SeriesBreak] = []) {
    var latest: [Period: Point] = [:]
    for point in points { latest[point.period] = point }
    self.points = latest.values.sorted { $0.period < $1.period }
    self.breaks = breaks.sorted { $0.from < $1.from }
  }

  /// A series of calendar years.
  ///
  /// - Parameters:
  ///   - values: the final number of each year.
  ///   - breaks: where the series was redefined.
  public init(_ values: KeyValuePairs<Int, Double>, breaks: [SeriesBreak] = []) {
    self.init(
      points: values.map { Point(period: .year($0), value: .known($1)) }, breaks: breaks)
  }
}
