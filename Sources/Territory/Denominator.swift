public import Languages

/// A number of units to divide by, and how organisations with two roles were counted in it.
public struct Denominator: Hashable, Sendable {
  /// What is counted.
  public enum Counting: String, Hashable, Sendable, CaseIterable {
    /// Each organisation once, whatever its roles.
    case organisations
    /// Each organisation once for each of its roles.
    case links
  }

  /// How many units there are at a level.
  public struct Level: Hashable, Sendable {
    /// The level.
    public let level: UnitLevel
    /// The number of units.
    public let count: Int
  }

  /// What is counted.
  public let counting: Counting
  /// How many.
  public let count: Int
  /// How many at each level; they add up to the number of links.
  public let levels: [Level]
  /// The organisations with more than one role.
  public let double: [UnitCode]

  /// The number and how it was counted, in a sentence without a full stop.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - names: the names of organisations with two roles; their codes where left out.
  /// - Returns: such as "371 organisasjoner: 357 kommuner og 15 fylker, der Oslo er talt én gang".
  public func text(in language: Language, names: [UnitCode: String] = [:]) -> String {
    let parts = language.list(
      levels.map {
        language.number(Double($0.count), decimals: 0) + "\u{00A0}"
          + $0.level.name(in: language, count: $0.count)
      })
    if double.isEmpty { return parts }
    return language.text(
      "territory.denominator.\(counting.rawValue)",
      [
        "n": language.number(Double(count), decimals: 0), "parts": parts,
        "double": language.list(double.map { names[$0] ?? $0.rawValue }),
      ])
  }
}
