public import Agenda

/// A meaning that tells what a passage is about, with the words for it in three languages.
public struct LexiconConcept: Hashable, Sendable, Identifiable {
  /// The concept's name, such as "11-public-transport"; it begins with the goal's number.
  public let id: String
  /// The goal that it tells of.
  public let goal: GoalID
  /// The target that it tells of; nil where it is about the goal in general.
  public let target: TargetID?
  /// 3: alone enough; 2: a clear sign; 1: a hint beside others.
  public let strength: Int
  /// The terms in bokmål, nynorsk and English, in the notation of ``Term``.
  public let terms: [LexiconLanguage: [Term]]
  /// At least one of these is needed within ``window`` words, where there are any.
  public let near: [Term]
  /// None of these may stand within ``window`` words.
  public let not: [Term]
  /// What counts and what does not, in English.
  public let note: String

  /// How far the terms of conditions may stand from the concept's own, in words.
  public static let window = 12

  /// A concept.
  ///
  /// - Parameters:
  ///   - id: its name.
  ///   - goal: the goal that it tells of.
  ///   - target: the target, or nil for the goal in general.
  ///   - strength: 1 to 3.
  ///   - terms: its words by language.
  ///   - near: what must stand near.
  ///   - not: what must not stand near.
  ///   - note: what counts and what does not.
  public init(
    id: String, goal: GoalID, target: TargetID?, strength: Int, terms: [LexiconLanguage: [Term]],
    near: [Term] = [], not: [Term] = [], note: String = ""
  ) {
    self.id = id
    self.goal = goal
    self.target = target
    self.strength = strength
    self.terms = terms
    self.near = near
    self.not = not
    self.note = note
  }
}
