/// The codes of the categories that tables of answers have besides the questionnaire's own.
public enum AnswerCode {
  /// All who answered together: the base, 100 %; also all groups together.
  public static let all = "all"
  /// The two options of a scale with the highest values together.
  public static let top = "top"
  /// The two options of a scale with the lowest values together.
  public static let bottom = "bottom"
  /// "Don't know": outside the base.
  public static let dontKnow = "dont-know"
  /// The question was put and left open: outside the base.
  public static let notAnswered = "not-answered"
  /// The question has an answer, in tables of numbers and words.
  public static let answered = "answered"
  /// Ranked first.
  public static let first = "first"
  /// Ranked among the first three.
  public static let topThree = "top3"
  /// Units for which an attribute has no value.
  public static let ungrouped = "ungrouped"
  /// Units that were not asked, in the table of those who were.
  public static let excluded = "excluded"
}
