public import Languages

/// A dimension of sustainable development, as the goals are sorted in the "wedding cake" of
/// Stockholm Resilience Centre (2016).
public enum SustainabilityDimension: String, CaseIterable, Hashable, Sendable, Codable {
  /// The biosphere: goals 6, 13, 14 and 15.
  case environmental
  /// Society: goals 1 to 5, 7, 11 and 16.
  case social
  /// The economy: goals 8, 9, 10 and 12.
  case economic
  /// All three together: goal 17.
  case crossCutting

  /// The dimension's name in bokmål, nynorsk and English.
  public var name: LocalizedText { GroupNames.all[.dimension, code: rawValue] }
}
