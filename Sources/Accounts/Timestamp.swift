/// A point in time, in whole seconds since 1970-01-01T00:00:00Z.
///
/// The module never reads a clock: whoever calls says what the time is.
public struct Timestamp: RawRepresentable, Hashable, Sendable, Comparable, Codable {
  /// The seconds since 1970.
  public let rawValue: Int64

  /// A point in time.
  ///
  /// - Parameter rawValue: the seconds since 1970.
  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// A point in time.
  ///
  /// - Parameter seconds: the seconds since 1970.
  public init(_ seconds: Int64) {
    rawValue = seconds
  }

  /// A later point in time.
  public static func + (time: Timestamp, seconds: Int64) -> Timestamp {
    let (sum, isTooFar) = time.rawValue.addingReportingOverflow(seconds)
    return Timestamp(isTooFar ? (seconds < 0 ? .min : .max) : sum)
  }

  /// The seconds from one point in time to another; negative where the other is earlier.
  public static func - (later: Timestamp, earlier: Timestamp) -> Int64 {
    let (difference, isTooFar) = later.rawValue.subtractingReportingOverflow(earlier.rawValue)
    return isTooFar ? (later < earlier ? .min : .max) : difference
  }

  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Lengths of time in seconds.
public enum Seconds {
  /// A minute.
  public static let minute: Int64 = 60
  /// An hour.
  public static let hour: Int64 = 3_600
  /// A day of 24 hours.
  public static let day: Int64 = 86_400
  /// A year of 365 days.
  public static let year: Int64 = 31_536_000
}
