public import Measures

/// What an expression, or a part of it, comes to.
public enum AnswerValue: Hashable, Sendable {
  /// Not known, as what it asks about is not answered.
  case unknown
  /// True or false.
  case boolean(Bool)
  /// A finite number.
  case number(Double)
  /// Words.
  case text(String)
  /// The option chosen, with its value on the scale where it has one.
  case choice(String, value: Double?)
  /// All options chosen; of a ranking in its order.
  case codes([String])
  /// A day.
  case date(Day)

  /// Whether it is true; what is unknown is not.
  public var isTrue: Bool { self == .boolean(true) }
  /// Whether it is false; what is unknown is not.
  public var isFalse: Bool { self == .boolean(false) }
  /// Whether it is known.
  public var isKnown: Bool { self != .unknown }
}

/// Who answers, as far as routing asks about it.
public struct Respondent: Hashable, Sendable {
  /// The levels that it answers for.
  public let levels: [String]
  /// What is known of it: classes as ``AnswerValue/choice(_:value:)``, numbers as ``AnswerValue/number(_:)``.
  public let attributes: [String: AnswerValue]
  /// The day on which it answers; `today()` is unknown where nil.
  public let day: Day?

  /// A respondent.
  ///
  /// - Parameters:
  ///   - levels: the levels that it answers for.
  ///   - attributes: what is known of it.
  ///   - day: the day on which it answers.
  public init(levels: [String], attributes: [String: AnswerValue] = [:], day: Day? = nil) {
    self.levels = levels
    self.attributes = attributes
    self.day = day
  }
}

/// What can be known of respondents, so that expressions can be held against it.
public struct RespondentAttribute: Hashable, Sendable {
  /// The id: `unit.<id>` in expressions.
  public let id: String
  /// The codes of its classes; nil where it is a number.
  public let classes: [String]?

  /// An attribute.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - classes: the codes of its classes; nil where it is a number.
  public init(id: String, classes: [String]?) {
    self.id = id
    self.classes = classes
  }
}
