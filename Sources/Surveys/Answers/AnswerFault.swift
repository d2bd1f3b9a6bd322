public import Languages

/// What is wrong with an answer, told to the one who gives it.
public struct AnswerFault: Error, Hashable, Sendable {
  /// What kind of fault; its words stand under `answer.invalid.<code>`.
  public let code: Code
  /// What its words speak of.
  public let values: [String: String]
  /// The code of the item of a matrix; `other` for the words to an option; nil for the question.
  public let part: String?
  /// The questionnaire's own words, where a check of its own is not met.
  public let message: LocalizedText?

  /// The kinds of faults.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// No number.
    case notANumber = "not-a-number"
    /// A mark before three digits, which may set off thousands or decimals: `{whole}` or `{part}`.
    case thousandsOrDecimals = "thousands-or-decimals"
    /// Below `{minimum}`.
    case numberTooSmall = "number-too-small"
    /// Above `{maximum}`.
    case numberTooLarge = "number-too-large"
    /// No option has the code `{option}`.
    case unknownOption = "unknown-option"
    /// The option `{option}` is not offered, as answers before it stand.
    case optionNotOffered = "option-not-offered"
    /// More than one where one is taken.
    case severalOptions = "several-options"
    /// `{option}` stands twice.
    case repeatedOption = "repeated-option"
    /// `{option}` cannot be combined with others.
    case exclusiveCombined = "exclusive-combined"
    /// Fewer than `{minimum}`.
    case tooFewChoices = "too-few-choices"
    /// More than `{maximum}`.
    case tooManyChoices = "too-many-choices"
    /// No day.
    case notADate = "not-a-date"
    /// Before `{earliest}`.
    case dateTooEarly = "date-too-early"
    /// After `{latest}`.
    case dateTooLate = "date-too-late"
    /// Fewer characters than `{minimum}`.
    case textTooShort = "text-too-short"
    /// More characters than `{maximum}`.
    case textTooLong = "text-too-long"
    /// No reference to a file.
    case notAFile = "not-a-file"
    /// None of the media types `{allowed}`.
    case fileType = "file-type"
    /// Larger than `{largest}` bytes.
    case fileTooLarge = "file-too-large"
    /// No place on the map.
    case notAPlace = "not-a-place"
    /// An answer to a question of another kind.
    case wrongKind = "wrong-kind"
    /// No item has the code `{item}`.
    case unknownItem = "unknown-item"
    /// "Don't know" is not offered.
    case dontKnowNotOffered = "dont-know-not-offered"
    /// A check of the questionnaire's own; see ``AnswerFault/message``.
    case check
  }

  /// A fault.
  ///
  /// - Parameters:
  ///   - code: what kind of fault.
  ///   - values: what its words speak of.
  ///   - part: the item of a matrix, or `other`.
  ///   - message: the questionnaire's own words.
  public init(
    _ code: Code, _ values: [String: String] = [:], part: String? = nil,
    message: LocalizedText? = nil
  ) {
    self.code = code
    self.values = values
    self.part = part
    self.message = message
  }

  /// What is wrong, in a sentence.
  ///
  /// - Parameter language: the respondent's language.
  /// - Returns: the questionnaire's own words where it has some, else those for the kind of fault.
  public func message(in language: Language) -> String {
    message?.text(in: language.tag) ?? language.text("answer.invalid.\(code.rawValue)", values)
  }

  /// The same fault of an item of a matrix, or of the words to an option.
  func at(_ part: String) -> AnswerFault {
    AnswerFault(code, values, part: part, message: message)
  }
}
