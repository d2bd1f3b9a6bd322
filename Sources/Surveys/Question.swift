public import Languages
public import Measures

/// One question of a questionnaire.
public struct Question: Hashable, Sendable {
  /// The id in files and addresses.
  public let id: String
  /// The id of the section it stands in.
  public let section: String?
  /// How it is answered.
  public let kind: Kind
  /// The question as it is put.
  public let text: LocalizedText
  /// The short name in tables.
  public let title: LocalizedText?
  /// Help that stands before the field.
  public let help: LocalizedText?
  /// Whether a complete response must have an answer.
  public let isRequired: Bool
  /// The levels that are asked; all where empty.
  public let levels: [String]
  /// When it is asked; always where nil.
  public let condition: Condition?
  /// What can be chosen: single, multiple, ranking, and the scale of scale and matrix.
  public let options: [Option]
  /// The rows of a matrix.
  public let items: [Item]
  /// The smallest number, or the fewest choices.
  public let minimum: Double?
  /// The largest number, or the most choices.
  public let maximum: Double?
  /// What a number measures.
  public let unit: UnitOfMeasure?

  /// How a question is answered.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// One option.
    case single
    /// Any number of options.
    case multiple
    /// One option that has a value, so that a mean can be made.
    case scale
    /// Options in order, the best first.
    case ranking
    /// A number.
    case number
    /// Words.
    case text
    /// One option of a scale for each item.
    case matrix

    /// Whether the answer is chosen from options.
    public var hasOptions: Bool { self != .number && self != .text }
  }

  /// Something that can be chosen.
  public struct Option: Hashable, Sendable {
    /// The code in files and addresses.
    public let code: String
    /// The words.
    public let text: LocalizedText
    /// The points that a mean is made of.
    public let value: Double?
    /// Whether it says that the respondent does not know: shown, but outside the base of shares.
    public let isDontKnow: Bool
    /// Whether it cannot be combined with others, such as "none of these".
    public let isExclusive: Bool

    /// An option.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - text: the words.
    ///   - value: the points on a scale.
    ///   - isDontKnow: whether it says "don't know".
    ///   - isExclusive: whether it cannot be combined with others.
    public init(
      code: String, text: LocalizedText, value: Double? = nil, isDontKnow: Bool = false,
      isExclusive: Bool = false
    ) {
      self.code = code
      self.text = text
      self.value = value
      self.isDontKnow = isDontKnow
      self.isExclusive = isExclusive
    }
  }

  /// A row of a matrix.
  public struct Item: Hashable, Sendable {
    /// The code in files and addresses.
    public let code: String
    /// The words.
    public let text: LocalizedText
    /// The levels that are asked; those of the question where empty.
    public let levels: [String]

    /// A row.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - text: the words.
    ///   - levels: the levels that are asked; those of the question where empty.
    public init(code: String, text: LocalizedText, levels: [String] = []) {
      self.code = code
      self.text = text
      self.levels = levels
    }
  }

  /// A question; nothing is checked before ``Questionnaire/problems(levels:at:)``.
  ///
  /// - Parameters:
  ///   - id: the id in files and addresses.
  ///   - section: the id of its section.
  ///   - kind: how it is answered.
  ///   - text: the question as it is put.
  ///   - title: the short name in tables.
  ///   - help: help before the field.
  ///   - isRequired: whether a complete response must have an answer.
  ///   - levels: the levels that are asked; all where empty.
  ///   - condition: when it is asked; always where nil.
  ///   - options: what can be chosen.
  ///   - items: the rows of a matrix.
  ///   - minimum: the smallest number, or the fewest choices.
  ///   - maximum: the largest number, or the most choices.
  ///   - unit: what a number measures.
  public init(
    id: String, section: String? = nil, kind: Kind, text: LocalizedText,
    title: LocalizedText? = nil, help: LocalizedText? = nil, isRequired: Bool = false,
    levels: [String] = [], condition: Condition? = nil, options: [Option] = [], items: [Item] = [],
    minimum: Double? = nil, maximum: Double? = nil, unit: UnitOfMeasure? = nil
  ) {
    self.id = id
    self.section = section
    self.kind = kind
    self.text = text
    self.title = title
    self.help = help
    self.isRequired = isRequired
    self.levels = levels
    self.condition = condition
    self.options = options
    self.items = items
    self.minimum = minimum
    self.maximum = maximum
    self.unit = unit
  }

  /// The name in tables: the short one, else the question itself.
  public var name: LocalizedText { title ?? text }

  /// The option that says "don't know", where there is one.
  public var dontKnow: Option? { options.first(where: \.isDontKnow) }

  /// The options that are answers to the question: all but "don't know".
  public var answers: [Option] { options.filter { !$0.isDontKnow } }

  /// The names of its columns in the file of answers: its id, or `id.item` for each item.
  public var columns: [String] {
    kind == .matrix ? items.map { "\(id).\($0.code)" } : [id]
  }
}
