public import Languages

/// One of the 169 targets of the Sustainable Development Goals.
public struct Target: Hashable, Sendable, Identifiable {
  /// The official code.
  public let id: TargetID
  /// A short title in the project's own words, at most 60 characters, in bokmål, nynorsk and
  /// English; it is no official translation of the target's wording.
  public let title: LocalizedText

  /// The goal that the target belongs to.
  public var goal: GoalID { id.goal }

  /// Whether the target tells how to reach the goals; 62 of the 169 do.
  public var isMeansOfImplementation: Bool { id.isMeansOfImplementation }
}
