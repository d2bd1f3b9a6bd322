public import Agenda

/// A text and what readers said of it.
public struct LabelledText: Sendable {
  /// What readers said.
  public enum Answer: Hashable, Sendable {
    /// They were asked about one goal.
    case asked(GoalID, isTrue: Bool)
    /// A crowd found that this goal suits; it was not asked about others.
    case main(GoalID)
    /// A crowd found that the goal that was proposed does not suit.
    case rejected(GoalID)
    /// All goals that the text is about; none is an answer too.
    case all([GoalID])
  }

  /// The text.
  public let text: String
  /// What readers said.
  public let answer: Answer
  /// The targets that it is about.
  public let targets: [TargetID]
  /// The language it is said to be written in; nil where the text itself shall tell.
  public let language: PassageLanguage?
  /// Names of what it is taken from, such as a DOI: texts that share one are kept together.
  public let origins: [String]
  /// The row of its file, from 0: texts of one row say the same in several languages.
  public let row: Int

  /// The goals that it is said to be about, and that are said of it as a whole.
  var goals: [GoalID]? {
    switch answer {
    case .all(let goals): goals
    case .main(let goal): [goal]
    case .asked, .rejected: nil
    }
  }
}
