public import Measures

/// How much may come from one place in a short time.
public struct Throttle: Hashable, Sendable, Codable {
  /// The most in the time.
  public let most: Int
  /// The time, in seconds.
  public let seconds: Int

  /// A limit.
  ///
  /// - Parameters:
  ///   - most: the most in the time.
  ///   - seconds: the time, in seconds.
  public init(most: Int = 5, seconds: Int = 600) {
    self.most = max(1, most)
    self.seconds = max(1, seconds)
  }

  /// Whether one more may come.
  ///
  /// - Parameters:
  ///   - earlier: when others came from the same place, in any order.
  ///   - moment: now.
  /// - Returns: false where as many as are allowed came within the time.
  public func allows(after earlier: [Moment], at moment: Moment) -> Bool {
    let start = moment.adding(seconds: -seconds)
    return earlier.count { $0 > start && $0 <= moment } < most
  }
}
