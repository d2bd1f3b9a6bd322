/// A number to draw, with the label that the reader sees.
public struct FigureValue: Hashable, Sendable {
  /// The number, or nil where it is unknown.
  public let number: Double?
  /// The number in the reader's form or, where it is unknown, the words that say so.
  public let label: String
  /// The interval around a known number.
  public let interval: ClosedRange<Double>?

  /// A number with its label.
  ///
  /// A number that is not finite, or beyond ±10¹⁵, cannot be drawn and counts as unknown; so does
  /// such an interval.
  ///
  /// - Parameters:
  ///   - number: the number, or nil where it is unknown.
  ///   - label: the number in the reader's form, or the words in its place.
  ///   - interval: the interval around the number.
  public init(_ number: Double?, label: String, interval: ClosedRange<Double>? = nil) {
    let drawable = number.flatMap { Self.canDraw($0) ? $0 : nil }
    self.number = drawable
    self.label = label
    self.interval = interval.flatMap { range in
      drawable != nil && Self.canDraw(range.lowerBound) && Self.canDraw(range.upperBound)
        ? range : nil
    }
  }

  /// Every number that must have room on an axis.
  var extent: [Double] {
    guard let number else { return [] }
    guard let interval else { return [number] }
    return [interval.lowerBound, number, interval.upperBound]
  }

  static func canDraw(_ number: Double) -> Bool {
    number.isFinite && number.magnitude <= 1e15
  }
}
