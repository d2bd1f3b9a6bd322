extension AnswerExpression {
  /// What can be called in an expression.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// Whether a question has an answer; "don't know" is none. Never unknown.
    case answered
    /// Whether something is known. Never unknown.
    case known
    /// The first that is known.
    case coalesce
    /// The second where the first is true, the third where it is false.
    case `if` = "if"
    /// Whether one of the options is chosen.
    case selected
    /// How many options are chosen.
    case countSelected = "count-selected"
    /// The place of an option in a ranking, from 1.
    case rank
    /// The value of the chosen option.
    case value
    /// The number that a text or a code says.
    case number
    /// A number, a code or a day as text.
    case text
    /// The number of characters.
    case length
    /// Whether the first text holds the second.
    case contains
    /// Whether the first text begins with the second.
    case startsWith = "starts-with"
    /// Whether the first text ends in the second.
    case endsWith = "ends-with"
    /// Whether the whole text fits a pattern.
    case matches
    /// The text in small letters.
    case lower
    /// Texts one after the other.
    case concat
    /// The smallest of those that are known.
    case min
    /// The largest of those that are known.
    case max
    /// The sum of those that are known; unknown where none is.
    case sum
    /// The nearest number with so many decimals; whole where not said.
    case round
    /// The largest whole number that is not larger.
    case floor
    /// The number without its sign.
    case abs
    /// The remainder of a division, with the sign of the first.
    case mod
    /// The day on which the answer is given.
    case today
    /// The day that a text says.
    case date
    /// The year of a day.
    case year

    /// How many parts it takes.
    public var arguments: ClosedRange<Int> {
      switch self {
      case .today: 0...0
      case .answered, .known, .countSelected, .value, .number, .text, .length, .lower, .floor, .abs,
        .date, .year:
        1...1
      case .round: 1...2
      case .rank, .contains, .startsWith, .endsWith, .matches, .mod: 2...2
      case .if: 3...3
      case .selected: 2...200
      case .coalesce, .concat, .min, .max, .sum: 1...200
      }
    }

    /// How it is written.
    public var usage: String {
      switch self {
      case .answered: "answered(question)"
      case .known: "known(x)"
      case .coalesce: "coalesce(x, y, …)"
      case .if: "if(condition, x, y)"
      case .selected: "selected(question, 'code', …)"
      case .countSelected: "count-selected(question)"
      case .rank: "rank(question, 'code')"
      case .value: "value(question)"
      case .number: "number(x)"
      case .text: "text(x)"
      case .length: "length(text)"
      case .contains: "contains(text, 'words')"
      case .startsWith: "starts-with(text, 'words')"
      case .endsWith: "ends-with(text, 'words')"
      case .matches: "matches(text, 'pattern')"
      case .lower: "lower(text)"
      case .concat: "concat(text, …)"
      case .min: "min(x, y, …)"
      case .max: "max(x, y, …)"
      case .sum: "sum(x, y, …)"
      case .round: "round(x, decimals)"
      case .floor: "floor(x)"
      case .abs: "abs(x)"
      case .mod: "mod(x, y)"
      case .today: "today()"
      case .date: "date('2026-03-01')"
      case .year: "year(date)"
      }
    }
  }
}
