public import Agenda
public import Indicators
public import Languages
public import Measures
public import VoluntaryReview

/// A report with everything resolved: what the pages are made of.
public struct Report: Sendable {
  /// The review.
  public let review: Review
  /// The framework that gives the order.
  public let framework: Framework
  /// What the edition was built from, as a short fingerprint.
  public let fingerprint: String
  /// The report in each of its languages.
  public let versions: [Version]
  /// The page about each unit; empty where none is asked for.
  public let profiles: [UnitProfile]
  /// What a reader of a profile should know first.
  public let profileIntroduction: LocalizedText?
  /// The tables that the report's data folder carries.
  public let tables: [PublishedTable]
  /// Where its figures come from.
  public let sources: [Source]
  /// Whether its data folder carries what was found in plans.
  public let hasPlans: Bool
  /// What has changed in print since the edition before; nil where there is none before.
  public let changes: (since: Int, [EditionRecord.Change])?
  /// How its numbers are made.
  public let method: [LocalizedText]
  /// The goals that its indicators and cases speak of, in order.
  public let goals: [GoalID]

  /// The report in one language.
  public struct Version: Sendable {
    /// The language.
    public let language: Language
    /// The chapters in the framework's order.
    public let chapters: [Chapter]
    /// How far each framework is covered.
    public let coverage: [Coverage]

    /// The report in one language.
    ///
    /// - Parameters:
    ///   - language: the language.
    ///   - chapters: in the framework's order.
    ///   - coverage: how far each framework is covered.
    public init(language: Language, chapters: [Chapter], coverage: [Coverage]) {
      self.language = language
      self.chapters = chapters
      self.coverage = coverage
    }
  }

  /// One chapter: an element of the framework with what stands below it.
  public struct Chapter: Sendable {
    /// The number, such as "5".
    public let number: String
    /// The heading.
    public let title: String
    /// The blocks in order.
    public let sections: [Section]

    /// A chapter.
    ///
    /// - Parameters:
    ///   - number: the number.
    ///   - title: the heading.
    ///   - sections: the blocks in order.
    public init(number: String, title: String, sections: [Section]) {
      self.number = number
      self.title = title
      self.sections = sections
    }
  }

  /// One block in its place.
  public struct Section: Sendable {
    /// The block's id.
    public let id: String
    /// The heading; nil where the chapter's own heading serves.
    public let title: String?
    /// The language it is written in, where it is not the version's.
    public let otherLanguage: LanguageTag?
    /// The text with its references.
    public let text: LiveText
    /// What each reference of the text becomes, in order.
    public let parts: [ReportPart]

    /// A block in its place.
    ///
    /// - Parameters:
    ///   - id: the block's id.
    ///   - title: the heading.
    ///   - otherLanguage: the language it is written in, where it is not the version's.
    ///   - text: the text with its references.
    ///   - parts: what each reference becomes, in order.
    public init(
      id: String, title: String?, otherLanguage: LanguageTag?, text: LiveText, parts: [ReportPart]
    ) {
      self.id = id
      self.title = title
      self.otherLanguage = otherLanguage
      self.text = text
      self.parts = parts
    }
  }

  /// A report.
  ///
  /// - Parameters:
  ///   - review: the review.
  ///   - framework: the framework that gives the order.
  ///   - fingerprint: what the edition was built from.
  ///   - versions: the report in each language.
  ///   - profiles: the page about each unit.
  ///   - profileIntroduction: what a reader of a profile should know first.
  ///   - tables: the tables of the data folder.
  ///   - sources: where its figures come from.
  ///   - hasPlans: whether its data folder carries what was found in plans.
  ///   - changes: what has changed since the edition before.
  ///   - method: how its numbers are made.
  ///   - goals: the goals that its indicators and cases speak of.
  public init(
    review: Review, framework: Framework, fingerprint: String, versions: [Version],
    profiles: [UnitProfile] = [], profileIntroduction: LocalizedText? = nil,
    tables: [PublishedTable], sources: [Source], hasPlans: Bool = false,
    changes: (since: Int, [EditionRecord.Change])?,
    method: [LocalizedText], goals: [GoalID]
  ) {
    self.goals = goals
    self.profiles = profiles
    self.profileIntroduction = profileIntroduction
    self.review = review
    self.framework = framework
    self.fingerprint = fingerprint
    self.versions = versions
    self.tables = tables
    self.sources = sources
    self.hasPlans = hasPlans
    self.changes = changes
    self.method = method
  }
}
