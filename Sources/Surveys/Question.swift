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
  /// The smallest number, the fewest choices, or the fewest characters of a text.
  public let minimum: Double?
  /// The largest number, the most choices, or the most characters of a text.
  public let maximum: Double?
  /// What a number measures.
  public let unit: UnitOfMeasure?
  /// The first day that a date may be.
  public let earliest: Day?
  /// The last day that a date may be.
  public let latest: Day?
  /// Which files are taken.
  public let files: FileRule
  /// Whether there is room for several lines of text.
  public let isLong: Bool
  /// Other words for some levels.
  public let variants: [Variant]
  /// What an answer must fulfil besides.
  public let checks: [Check]

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
  ///   - minimum: the smallest number, the fewest choices, or the fewest characters.
  ///   - maximum: the largest number, the most choices, or the most characters.
  ///   - unit: what a number measures.
  ///   - earliest: the first day that a date may be.
  ///   - latest: the last day that a date may be.
  ///   - files: which files are taken.
  ///   - isLong: whether there is room for several lines of text.
  ///   - variants: other words for some levels.
  ///   - checks: what an answer must fulfil besides.
  public init(
    id: String, section: String? = nil, kind: Kind, text: LocalizedText,
    title: LocalizedText? = nil, help: LocalizedText? = nil, isRequired: Bool = false,
    levels: [String] = [], condition: Condition? = nil, options: [Option] = [], items: [Item] = [],
    minimum: Double? = nil, maximum: Double? = nil, unit: UnitOfMeasure? = nil,
    earliest: Day? = nil, latest: Day? = nil, files: FileRule = FileRule(), isLong: Bool = true,
    variants: [Variant] = [], checks: [Check] = []
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
    self.earliest = earliest
    self.latest = latest
    self.files = files
    self.isLong = isLong
    self.variants = variants
    self.checks = checks
  }

  /// The name in tables: the short one, else the question itself.
  public var name: LocalizedText { title ?? text }

  /// The option that says "don't know", where there is one.
  public var dontKnow: Option? { options.first(where: \.isDontKnow) }

  /// The options that are answers to the question: all but "don't know".
  public var answers: [Option] { options.filter { !$0.isDontKnow } }

  /// The option whose choice is explained in words, where there is one.
  public var other: Option? { options.first(where: \.takesText) }

  /// The key of the words that explain the option ``other``: `question.other`, also its column.
  public var otherColumn: String? { other == nil ? nil : "\(id).other" }

  /// The names of its columns in the file of answers: its id, or `id.item` for each item; none of a note.
  ///
  /// The words to an option may stand in ``otherColumn`` besides.
  public var columns: [String] {
    switch kind {
    case .matrix: items.map { "\(id).\($0.code)" }
    case .note: []
    default: [id]
    }
  }

  /// The question as it is put to a respondent.
  ///
  /// - Parameter levels: the levels that the respondent answers for.
  /// - Returns: the words of the first variant that names all of them, else those of all.
  public func text(for levels: [String]) -> LocalizedText { variant(for: levels)?.text ?? text }

  /// The help for a respondent.
  ///
  /// - Parameter levels: the levels that the respondent answers for.
  /// - Returns: the help of the first variant that names all of them, else that of all.
  public func help(for levels: [String]) -> LocalizedText? {
    variant(for: levels)?.help ?? help
  }

  private func variant(for levels: [String]) -> Variant? {
    levels.isEmpty ? nil : variants.first { levels.allSatisfy($0.levels.contains) }
  }
}
