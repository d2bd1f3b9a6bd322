public import Languages

/// One difference between the questionnaire of a running wave and the one proposed instead of it.
public struct QuestionnaireChange: Hashable, Sendable {
  /// What has changed; its words stand under `questionnaire-change.<kind>`.
  public let kind: Kind
  /// The id of the question or section; nil where it is the questionnaire as a whole.
  public let subject: String?
  /// The code of the option or the item, the key of the text, or the limit.
  public let part: String?
  /// What it was and what it would be, where that can be said shortly.
  public let before: String?
  /// What it would be.
  public let after: String?
  /// How many answers that are stored the change concerns.
  public let answers: Int
  /// Whether the answers that are stored stay meaningful.
  public let isAllowed: Bool

  /// The kinds of changes.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A question is new.
    case questionAdded = "question-added"
    /// A question is gone; one that is renamed is gone and another one is new.
    case questionRemoved = "question-removed"
    /// It stands elsewhere, and the routing is the same.
    case questionMoved = "question-moved"
    /// It is answered in another way.
    case kindChanged = "kind-changed"
    /// Its words are others, and nobody says that they mean the same.
    case wordingChanged = "wording-changed"
    /// Its words are others, and mean the same.
    case wordingCorrected = "wording-corrected"
    /// Its help or its short name is another.
    case helpChanged = "help-changed"
    /// A translation is new.
    case translationAdded = "translation-added"
    /// An option is new.
    case optionAdded = "option-added"
    /// An option is gone.
    case optionRemoved = "option-removed"
    /// The options stand in another order.
    case optionsReordered = "options-reordered"
    /// An option has another value, or has become or is no more "don't know" or exclusive.
    case optionMeaningChanged = "option-meaning-changed"
    /// An item is new.
    case itemAdded = "item-added"
    /// An item is gone.
    case itemRemoved = "item-removed"
    /// An answer is no longer needed.
    case madeOptional = "made-optional"
    /// An answer is needed from now on.
    case madeRequired = "made-required"
    /// A limit or a check is wider, or holds for all answers that are stored.
    case limitChanged = "limit-changed"
    /// A limit or a check is not met by answers that are stored.
    case limitTightened = "limit-tightened"
    /// A number is in another unit.
    case unitChanged = "unit-changed"
    /// Whoever is asked is the same for all who have answered.
    case routingChanged = "routing-changed"
    /// Answers that are stored would not have been asked for.
    case routingDropsAnswers = "routing-drops-answers"
    /// The wave opens or closes on another day.
    case waveDates = "wave-dates"
    /// It is another wave, or another questionnaire.
    case otherWave = "other-wave"
  }

  /// What is said of it, in a sentence, with the reason where it is refused.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the sentence.
  public func message(in language: Language) -> String {
    language.text(
      "questionnaire-change.\(kind.rawValue)",
      [
        "question": subject ?? "", "part": part ?? "", "before": before ?? "",
        "after": after ?? "", "answers": language.number(Double(answers), decimals: 0),
      ])
  }
}
