public import Languages
public import Surveys

/// The codebook of a question as the page shows it.
public struct CodebookContent: Sendable, Hashable {
  /// The question's name.
  public let question: LocalizedText
  /// The codes.
  public let frame: CodeFrame

  /// A codebook and whose it is.
  ///
  /// - Parameters:
  ///   - question: the question's name.
  ///   - frame: the codes.
  public init(question: LocalizedText, frame: CodeFrame) {
    self.question = question
    self.frame = frame
  }
}

/// A passage of an answer as the page shows it.
public struct QuoteContent: Sendable, Hashable {
  /// The passage.
  public let quotation: Quotation
  /// The name of the unit that answered.
  public let unitName: LocalizedText
  /// Whether it stands here because of a code that a machine has given.
  public let isMachineMade: Bool
  /// Whether the answer is invented.
  public let isSynthetic: Bool

  /// A passage and whose it is.
  ///
  /// - Parameters:
  ///   - quotation: the passage.
  ///   - unitName: the name of the unit that answered.
  ///   - isMachineMade: whether it was chosen by a code that a machine has given.
  ///   - isSynthetic: whether the answer is invented.
  public init(
    quotation: Quotation, unitName: LocalizedText, isMachineMade: Bool, isSynthetic: Bool
  ) {
    self.quotation = quotation
    self.unitName = unitName
    self.isMachineMade = isMachineMade
    self.isSynthetic = isSynthetic
  }
}
