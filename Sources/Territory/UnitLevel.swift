public import Languages

/// A kind of unit: municipality, county, country, or any other that a division names.
public struct UnitLevel: RawRepresentable, Hashable, Sendable, Comparable,
  CustomStringConvertible, ExpressibleByStringLiteral
{
  /// The id, such as `municipality`.
  public let rawValue: String

  /// Takes the id of a level.
  ///
  /// - Parameter rawValue: the id, such as `municipality`.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Takes the id of a level written in the source.
  ///
  /// - Parameter value: the id.
  public init(stringLiteral value: String) {
    rawValue = value
  }

  /// The local level.
  public static let municipality: UnitLevel = "municipality"
  /// The level between municipality and country.
  public static let county: UnitLevel = "county"
  /// The whole country.
  public static let country: UnitLevel = "country"

  /// The id, such as `municipality`.
  public var description: String { rawValue }

  /// Orders by the letters of the id.
  public static func < (left: UnitLevel, right: UnitLevel) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The level's name: "kommune" for one, "kommuner" for more.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - count: how many units are spoken of.
  /// - Returns: the name; the id where the language has no word for the level.
  public func name(in language: Language, count: Int = 1) -> String {
    let key = "territory.level.\(rawValue)." + (count == 1 ? "one" : "other")
    return language.has(key) ? language.text(key) : rawValue
  }
}
