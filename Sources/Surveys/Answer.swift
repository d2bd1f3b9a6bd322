/// One value of a response.
///
/// The three ways of having none are told apart.
public enum Answer: Hashable, Sendable {
  /// The question was not put: another level, or the routing led past it.
  case notAsked
  /// The question was put and left open.
  case notAnswered
  /// The respondent says that they do not know.
  case dontKnow
  /// The codes chosen, in the questionnaire's order: one for single and scale.
  case choices([String])
  /// The codes in the order given, the best first.
  case ranking([String])
  /// A number.
  case number(Double)
  /// Words.
  case text(String)
  /// The answer for each item of a matrix, by the item's code.
  case items([String: Answer])

  /// Whether it says something about the question; "don't know" does not.
  public var isAnswered: Bool {
    switch self {
    case .notAsked, .notAnswered, .dontKnow: false
    case .items(let items): items.values.contains(where: \.isAnswered)
    default: true
    }
  }

  /// Whether the respondent did anything at all: answered, or said "don't know".
  public var isGiven: Bool {
    switch self {
    case .notAsked, .notAnswered: false
    case .items(let items): items.values.contains(where: \.isGiven)
    default: true
    }
  }
}
