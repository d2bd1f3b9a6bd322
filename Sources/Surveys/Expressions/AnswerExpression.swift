public import Problems

/// A sentence about answers that a computer can tell the truth of, such as `stage in ('planned', 'governed')`.
///
/// The language is written down in `docs/expressions.md`. It has no loops, no assignment and nothing
/// that runs other code, and an expression has a largest length and depth: evaluation always ends.
/// What is not answered is unknown, and unknown goes through an expression by Kleene's logic.
public struct AnswerExpression: Sendable, CustomStringConvertible {
  /// The expression as it was written.
  public let text: String
  /// What it says, for those who translate it to other languages.
  public let root: Node
  /// Where it was written; the column is that of its first character.
  public let place: Place

  /// A part of an expression.
  ///
  /// Offsets count characters from the beginning of the expression.
  public indirect enum Node: Hashable, Sendable {
    /// `true` or `false`.
    case boolean(Bool)
    /// A number of zero or more.
    case number(Double, offset: Int)
    /// Text between quotation marks: words, the code of an option, or a day such as `'2026-03-01'`.
    case text(String, offset: Int)
    /// `.`: the answer that a check is about.
    case own(offset: Int)
    /// The answer to a question, to an item of a matrix, or the words to an option (`part` is `other`).
    case answer(question: String, part: String?, offset: Int)
    /// What is known of the respondent: `unit.levels`, or an attribute such as `unit.size`.
    case respondent(String, offset: Int)
    /// `-x`.
    case negated(Node, offset: Int)
    /// `not x`.
    case not(Node, offset: Int)
    /// `x and y and z`.
    case all([Node])
    /// `x or y or z`.
    case any([Node])
    /// `x + y`, `x = y`.
    case binary(Operator, Node, Node, offset: Int)
    /// `x in ('a', 'b')`; the list holds numbers and texts.
    case isIn(Node, [Node], offset: Int)
    /// `count-selected(x)`.
    case call(Function, [Node], offset: Int)
  }

  /// A sign between two parts.
  public enum Operator: String, Hashable, Sendable, CaseIterable {
    /// Sum; of a day and a number the day so many days later.
    case add = "+"
    /// Difference; of two days the number of days.
    case subtract = "-"
    /// Product.
    case multiply = "*"
    /// Quotient; unknown where the divisor is 0.
    case divide = "/"
    /// Equal; also written `==`.
    case equal = "="
    /// Not equal; also written `<>`.
    case notEqual = "!="
    /// Less, or before.
    case less = "<"
    /// Less or equal.
    case lessOrEqual = "<="
    /// Greater, or after.
    case greater = ">"
    /// Greater or equal.
    case greaterOrEqual = ">="

    /// Whether the outcome is true or false.
    public var isComparison: Bool {
      switch self {
      case .add, .subtract, .multiply, .divide: false
      default: true
      }
    }
  }

  /// The largest number of characters.
  public static let longest = 10_000
  /// The deepest that parts may stand within parts.
  public static let deepest = 64

  /// Reads an expression.
  ///
  /// Only its grammar is checked here: ``Questionnaire/problems(levels:attributes:at:)``
  /// finds what does not fit the questions.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - place: where it stands, with the column of its first character.
  /// - Throws: `InputRefused` with the place of what is wrong.
  public init(_ text: String, at place: Place = Place("")) throws(InputRefused) {
    var parser = try ExpressionParser(text, at: place)
    self.text = text
    self.place = place
    root = try parser.expression()
  }

  /// The ids of the questions that it asks about, each once, in order; `.` is not among them.
  public var questions: [String] {
    var found: [String] = []
    root.visit { node in
      if case .answer(let question, _, _) = node, !found.contains(question) {
        found.append(question)
      }
    }
    return found
  }

  /// The items of matrices that it asks about, each once; `other` for the words to an option.
  public var parts: Set<String> {
    var found: Set<String> = []
    root.visit { if case .answer(_, let part?, _) = $0 { found.insert(part) } }
    return found
  }

  /// Whether it asks about the respondent or about the day, not about answers alone.
  public var asksMoreThanAnswers: Bool {
    var asks = false
    root.visit { node in
      switch node {
      case .respondent, .call(.today, _, _): asks = true
      default: break
      }
    }
    return asks
  }

  /// The expression as it was written.
  public var description: String { text }
}

extension AnswerExpression: Hashable {
  /// Whether two are written alike, wherever they stand.
  public static func == (left: AnswerExpression, right: AnswerExpression) -> Bool {
    left.text == right.text
  }

  /// Feeds what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension AnswerExpression.Node {
  /// The parts directly within.
  public var parts: [AnswerExpression.Node] {
    switch self {
    case .boolean, .number, .text, .own, .answer, .respondent: []
    case .negated(let part, _), .not(let part, _): [part]
    case .all(let parts), .any(let parts), .call(_, let parts, _): parts
    case .binary(_, let left, let right, _): [left, right]
    case .isIn(let part, let list, _): [part] + list
    }
  }

  /// Where it begins, in characters of the expression; of a sign between two parts, where the sign is.
  public var offset: Int {
    switch self {
    case .boolean: 0
    case .number(_, let offset), .text(_, let offset), .own(let offset),
      .answer(_, _, let offset), .respondent(_, let offset), .negated(_, let offset),
      .not(_, let offset), .binary(_, _, _, let offset), .isIn(_, _, let offset),
      .call(_, _, let offset):
      offset
    case .all(let parts), .any(let parts): parts.first?.offset ?? 0
    }
  }

  /// Calls a function for the node and for all below it, in the order they are written.
  func visit(_ body: (AnswerExpression.Node) -> Void) {
    body(self)
    for part in parts { part.visit(body) }
  }

  /// How deep parts stand within parts, 1 where there are none.
  var depth: Int { 1 + (parts.map(\.depth).max() ?? 0) }
}
