/// An interval that holds the true value in `level` of all samples.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The level, such as 0.95.
  public let level: Double

  /// An interval.
  ///
  /// - Parameters:
  ///   - lower: the lower end.
  ///   - upper: the upper end, not below the lower.
  ///   - level: the level, between 0 and 1.
  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}
