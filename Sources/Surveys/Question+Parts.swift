public import Languages

extension Question {
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
    /// A day.
    case date
    /// A document or a picture.
    case file
    /// A point on the map, or where it is in words.
    case place
    /// Words to the respondent; nothing is asked.
    case note

    /// Whether the answer is chosen from options.
    public var hasOptions: Bool {
      switch self {
      case .single, .multiple, .scale, .ranking, .matrix: true
      case .number, .text, .date, .file, .place, .note: false
      }
    }

    /// Whether anything is answered: not where words are only shown.
    public var isAsked: Bool { self != .note }

    /// Whether tables tell only how many have answered: the answers are no categories and no numbers.
    public var isOnlyCounted: Bool {
      switch self {
      case .text, .date, .file, .place: true
      case .single, .multiple, .scale, .ranking, .matrix, .number, .note: false
      }
    }
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
    /// Whether the respondent writes what it is, in an answer of its own: `question.other`.
    public let takesText: Bool
    /// When it is offered; always where nil.
    public let condition: Condition?

    /// An option.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - text: the words.
    ///   - value: the points on a scale.
    ///   - isDontKnow: whether it says "don't know".
    ///   - isExclusive: whether it cannot be combined with others.
    ///   - takesText: whether the respondent writes what it is.
    ///   - condition: when it is offered; always where nil.
    public init(
      code: String, text: LocalizedText, value: Double? = nil, isDontKnow: Bool = false,
      isExclusive: Bool = false, takesText: Bool = false, condition: Condition? = nil
    ) {
      self.code = code
      self.text = text
      self.value = value
      self.isDontKnow = isDontKnow
      self.isExclusive = isExclusive
      self.takesText = takesText
      self.condition = condition
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
    /// When it is asked; whenever the question is where nil.
    public let condition: Condition?

    /// A row.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - text: the words.
    ///   - levels: the levels that are asked; those of the question where empty.
    ///   - condition: when it is asked; whenever the question is where nil.
    public init(
      code: String, text: LocalizedText, levels: [String] = [], condition: Condition? = nil
    ) {
      self.code = code
      self.text = text
      self.levels = levels
      self.condition = condition
    }
  }

  /// Other words of a question for units of some levels; the id and the answers stay the same.
  public struct Variant: Hashable, Sendable {
    /// The levels that see these words.
    public let levels: [String]
    /// The question as it is put to them.
    public let text: LocalizedText
    /// Help for them; that of the question where nil.
    public let help: LocalizedText?

    /// Other words.
    ///
    /// - Parameters:
    ///   - levels: the levels that see them.
    ///   - text: the question as it is put to them.
    ///   - help: help for them; that of the question where nil.
    public init(levels: [String], text: LocalizedText, help: LocalizedText? = nil) {
      self.levels = levels
      self.text = text
      self.help = help
    }
  }

  /// What an answer must fulfil besides the limits of its kind.
  public struct Check: Hashable, Sendable {
    /// What must not be false; what is unknown passes.
    public let that: AnswerExpression
    /// What the respondent is told where it is false.
    public let message: LocalizedText

    /// A check.
    ///
    /// - Parameters:
    ///   - that: what must not be false.
    ///   - message: what the respondent is told where it is false.
    public init(that: AnswerExpression, message: LocalizedText) {
      self.that = that
      self.message = message
    }
  }

  /// Which files are taken.
  public struct FileRule: Hashable, Sendable {
    /// Media types such as `application/pdf` or `image/*`; any where empty.
    public let mediaTypes: [String]
    /// The largest size in bytes; no limit of the question's own where nil.
    public let largest: Int?

    /// A rule.
    ///
    /// - Parameters:
    ///   - mediaTypes: media types such as `application/pdf` or `image/*`; any where empty.
    ///   - largest: the largest size in bytes.
    public init(mediaTypes: [String] = [], largest: Int? = nil) {
      self.mediaTypes = mediaTypes
      self.largest = largest
    }
  }
}
