public import Languages

/// One thing that somebody who makes a questionnaire can do to it.
///
/// ``Questionnaire/applying(_:levels:)`` carries it out, or refuses it with the reason.
public enum QuestionnaireEdit: Hashable, Sendable {
  /// To change what stands above the questions.
  case head(Head)
  /// To add a section after all others.
  case addSection(Questionnaire.Section)
  /// To put another section in the place of one; its id may be another.
  case replaceSection(String, Questionnaire.Section)
  /// To take an empty section away.
  case removeSection(String)
  /// To move a section, with its questions, past the one before or after it.
  case moveSection(String, Direction)
  /// To add a question as the last of its section.
  case addQuestion(Question)
  /// To put another question in the place of one; its id and codes may be others.
  case replaceQuestion(String, Replacement)
  /// To add a copy of a question after it.
  case duplicateQuestion(String)
  /// To take a question away that no other asks about.
  case removeQuestion(String)
  /// To move a question past the one before or after it in its section.
  case moveQuestion(String, Direction)
  /// To write texts in some languages, and to say of others that they are right as they are.
  case translate(Translations)

  /// Which way something is moved.
  public enum Direction: String, Hashable, Sendable {
    /// Towards the beginning.
    case up
    /// Towards the end.
    case down
  }

  /// What stands above the questions.
  public struct Head: Hashable, Sendable {
    /// The title.
    public var title: LocalizedText
    /// Where the questions come from.
    public var origin: LocalizedText?
    /// The fielding.
    public var wave: Questionnaire.Wave
    /// The languages, the first is the original.
    public var languages: [LanguageTag]
    /// The id of the wave that answers are taken along from; nil where nothing is.
    public var previousWave: String?

    /// What stands above the questions.
    ///
    /// - Parameters:
    ///   - title: the title.
    ///   - origin: where the questions come from.
    ///   - wave: the fielding.
    ///   - languages: the languages, the first is the original.
    ///   - previousWave: the id of the wave that answers are taken along from.
    public init(
      title: LocalizedText, origin: LocalizedText?, wave: Questionnaire.Wave,
      languages: [LanguageTag], previousWave: String?
    ) {
      self.title = title
      self.origin = origin
      self.wave = wave
      self.languages = languages
      self.previousWave = previousWave
    }
  }

  /// A question that takes the place of another.
  public struct Replacement: Hashable, Sendable {
    /// The question.
    public var question: Question
    /// Codes of options that are called something else now, from the old to the new.
    public var options: [String: String]
    /// Codes of items that are called something else now, from the old to the new.
    public var items: [String: String]
    /// What it takes along from the wave before; nil where nothing special is said.
    public var carried: PreviousWave.Carried?

    /// A question that takes the place of another.
    ///
    /// - Parameters:
    ///   - question: the question.
    ///   - options: codes of options that are called something else now.
    ///   - items: codes of items that are called something else now.
    ///   - carried: what it takes along from the wave before.
    public init(
      _ question: Question, options: [String: String] = [:], items: [String: String] = [:],
      carried: PreviousWave.Carried? = nil
    ) {
      self.question = question
      self.options = options
      self.items = items
      self.carried = carried
    }
  }

  /// Texts in some languages.
  public struct Translations: Hashable, Sendable {
    /// The words by the key of the text and by language; empty words take a translation away.
    public var words: [String: [LanguageTag: String]]
    /// Translations that are right although the original has changed, by language.
    public var confirmed: [LanguageTag: Set<String>]

    /// Texts in some languages.
    ///
    /// - Parameters:
    ///   - words: the words by the key of the text and by language.
    ///   - confirmed: translations that are right as they are.
    public init(
      words: [String: [LanguageTag: String]] = [:], confirmed: [LanguageTag: Set<String>] = [:]
    ) {
      self.words = words
      self.confirmed = confirmed
    }
  }
}
