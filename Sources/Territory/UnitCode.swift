/// The code of a unit, such as `0301`: it means a unit only together with a day or a division.
public struct UnitCode: RawRepresentable, Hashable, Sendable, Comparable,
  LosslessStringConvertible, ExpressibleByStringLiteral
{
  /// The code as it is written.
  public let rawValue: String

  /// Takes a code as it is written; leading zeros count.
  ///
  /// - Parameter rawValue: the code.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Takes a code as it is written.
  ///
  /// - Parameter text: the code.
  public init(_ text: String) {
    rawValue = text
  }

  /// Takes a code written in the source.
  ///
  /// - Parameter value: the code.
  public init(stringLiteral value: String) {
    rawValue = value
  }

  /// The code as it is written.
  public var description: String { rawValue }

  /// Orders by the letters and digits of the code.
  public static func < (left: UnitCode, right: UnitCode) -> Bool {
    left.rawValue < right.rawValue
  }
}
