public import Measures

/// The days on which something is valid: from the first, up to but not including the last.
public struct Validity: Hashable, Sendable {
  /// The first valid day; nil where there is no beginning.
  public let from: Day?
  /// The first day that is no longer valid; nil where there is no end.
  public let until: Day?

  /// A span of days.
  ///
  /// - Parameters:
  ///   - from: the first valid day, if there is one.
  ///   - until: the first day after, if there is one.
  public init(from: Day? = nil, until: Day? = nil) {
    self.from = from
    self.until = until
  }

  /// Valid on every day.
  public static let always = Validity()

  /// Whether a day is within.
  ///
  /// - Parameter day: the day.
  /// - Returns: true from the first day and before the end.
  public func contains(_ day: Day) -> Bool {
    !isBefore(day) && !isAfter(day)
  }

  /// Whether it ended on or before a day.
  func isBefore(_ day: Day) -> Bool { until.map { $0 <= day } ?? false }

  /// Whether it begins after a day.
  func isAfter(_ day: Day) -> Bool { from.map { $0 > day } ?? false }

  /// Whether two spans have a day in common.
  func overlaps(_ other: Validity) -> Bool {
    let startsBeforeEnd = { (start: Day?, end: Day?) in
      guard let start, let end else { return true }
      return start < end
    }
    return startsBeforeEnd(from, other.until) && startsBeforeEnd(other.from, until)
  }
}
