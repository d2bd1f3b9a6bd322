/// A part of a count, with the interval that 95 of 100 such counts would lie around the truth in.
public struct Share: Hashable, Sendable {
  /// How many there are of the part.
  public let part: Int
  /// How many there are in all.
  public let whole: Int

  /// The share; nil where there are none in all.
  public var value: Double? { whole > 0 ? Double(part) / Double(whole) : nil }

  /// The interval of 95 % by Wilson; nil where there are none in all.
  public var interval: ClosedRange<Double>? {
    guard let value else { return nil }
    let count = Double(whole)
    let z = 1.959_963_984_540_054
    let middle = (value + z * z / (2 * count)) / (1 + z * z / count)
    let half =
      z / (1 + z * z / count)
      * (value * (1 - value) / count + z * z / (4 * count * count)).squareRoot()
    return max(0, middle - half)...min(1, middle + half)
  }
}
