public import Languages

/// One of the 17 Sustainable Development Goals with what pages show of it.
public struct Goal: Hashable, Sendable, Identifiable {
  /// The goal's number as a code.
  public let id: GoalID
  /// The short name in common use, in bokmål, nynorsk and English.
  public let name: LocalizedText
  /// The goal's colour in the UN's guidelines, as "#RRGGBB" in capitals.
  public let colour: String
  /// The dimension of sustainable development that the goal is counted under.
  public let dimension: SustainabilityDimension
  /// The one of the agenda's five themes that the goal is counted under.
  public let theme: Theme

  /// The goal's number, 1 to 17.
  public var number: Int { id.rawValue }
}
