public import Agenda

/// A place where a passage names a goal or target: "bærekraftsmål 13", "delmål 11.2", "SDG 4.7".
public struct GoalReference: Hashable, Sendable {
  /// How the goal is named.
  public enum Form: String, Hashable, Sendable {
    /// By its number or the target's code, with a word that says that the UN's goals are meant.
    case number
    /// By its number in words that could be anybody's, in a context that speaks of the UN's goals.
    case context
    /// By its official name.
    case name
  }

  /// The goal.
  public let goal: GoalID
  /// The target, where one is named.
  public let target: TargetID?
  /// How it is named.
  public let form: Form
  /// The bytes of the passage's text that name it; for a range such as "3–5" the whole range.
  public let range: Range<Int>

  /// What is named, as a code: "11" or "11.2".
  public var code: String { target?.rawValue ?? goal.description }
}

/// How sure it is that a passage's surroundings speak of the UN's goals.
public enum GoalContext: Int, Comparable, Sendable {
  /// Nothing is known of them.
  case none
  /// The document names the goals somewhere.
  case document
  /// A heading above the passage does.
  case heading

  /// Orders from the least to the most certain.
  public static func < (left: GoalContext, right: GoalContext) -> Bool {
    left.rawValue < right.rawValue
  }
}
