/// The words about a figure, in the reader's language.
public struct FigureText: Hashable, Sendable {
  /// The accessible name: the message of the figure in one sentence.
  public var title: String
  /// What the figure shows, with its main numbers, for those who do not see it.
  public var description: String
  /// What is written in place of a drawing when there is nothing to draw.
  public var empty: String
  /// The BCP 47 tag of the language of all texts in the figure, where it is known.
  public var language: String?
  /// Whether the title is also drawn; false where the page prints it above the figure.
  public var isTitleDrawn: Bool

  /// The words about a figure.
  ///
  /// - Parameters:
  ///   - title: the message in one sentence.
  ///   - description: what is shown, with its main numbers.
  ///   - empty: what to write when there is nothing to draw.
  ///   - language: the BCP 47 tag of all texts.
  ///   - isTitleDrawn: whether the title is drawn above the figure.
  public init(
    title: String, description: String, empty: String, language: String? = nil,
    isTitleDrawn: Bool = false
  ) {
    self.title = title
    self.description = description
    self.empty = empty
    self.language = language
    self.isTitleDrawn = isTitleDrawn
  }
}
