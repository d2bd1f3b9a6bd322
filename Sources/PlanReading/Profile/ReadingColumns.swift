/// The columns of a reading as a CSV file: a row for each finding.
///
/// A reading that a review keeps also has a row, without a goal, for each passage in which nothing
/// was found: without them nobody could say how much of the plan a goal has.
public enum ReadingColumn: String, Sendable, CaseIterable {
  /// The document's name.
  case document
  /// The page, from 1.
  case page
  /// The passage's id.
  case passage
  /// How long the passage is.
  case bytes
  /// The goal, or nothing.
  case goal
  /// The targets, with blanks between, the likeliest first.
  case target
  /// `explicit` or `implied`.
  case kind
  /// `describes`, `intends` or `measures`: of the passage.
  case commitment
  /// From 0 to 1.
  case score
  /// `assert` or `suggest`.
  case band
  /// The passage's language.
  case language
  /// The headings above it.
  case headings
  /// The words that the finding rests on.
  case evidence
  /// A short quotation.
  case quotation

  /// What parts headings.
  public static let headingSeparator = " > "
  /// What parts words of evidence.
  public static let evidenceSeparator = " | "
}
