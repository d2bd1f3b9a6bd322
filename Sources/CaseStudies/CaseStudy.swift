public import Agenda
public import Languages
public import Measures
public import Problems

/// A described practice: what was done, where, for which goals, and what may be done with it.
public struct CaseStudy: Hashable, Sendable {
  /// The id in files and references.
  public let id: String
  /// The title.
  public let title: LocalizedText
  /// The code of the unit that did it.
  public let unit: String
  /// The year it was done, or begun.
  public let year: Int
  /// The goals it serves.
  public let goals: [GoalID]
  /// The targets it serves.
  public let targets: [TargetID]
  /// The dimensions of sustainability it touches, by code.
  public let dimensions: [String]
  /// Whom it reaches.
  public let groups: [LocalizedText]
  /// What it is, in a sentence or two.
  public let summary: LocalizedText
  /// The text in Markdown, in each language it is written in.
  public let body: LocalizedText
  /// The language it was handed in.
  public let language: LanguageTag
  /// How far the editing has come.
  public let status: Status
  /// For each purpose the day consent was given.
  public let consent: [Purpose: Day]
  /// Whom to ask: a role, not a person.
  public let contact: String?
  /// Where to read more.
  public let link: String?
  /// Whether it is invented, to show the form.
  public let isSynthetic: Bool
  /// Where the text of each language begins.
  public let bodyPlaces: [LanguageTag: Place]

  /// How far the editing of a case has come.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Handed in.
    case submitted
    /// Checked by the editor.
    case checked
    /// Edited.
    case edited
    /// Approved by those who handed it in.
    case approved
    /// Ready for print.
    case published
  }

  /// What consent is given for.
  public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
    /// The report.
    case report
    /// The web pages.
    case web
    /// Open data.
    case openData = "open-data"
  }

  /// Whether the report may print it: it is published, and consent was given to the report and to the
  /// web, where the report stands.
  public var isPrintable: Bool {
    status == .published && consent[.report] != nil && consent[.web] != nil
  }

  /// A case.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - title: the title.
  ///   - unit: the code of the unit.
  ///   - year: the year.
  ///   - goals: the goals it serves.
  ///   - targets: the targets it serves.
  ///   - dimensions: the dimensions of sustainability it touches.
  ///   - groups: whom it reaches.
  ///   - summary: what it is.
  ///   - body: the text in Markdown.
  ///   - language: the language it was handed in.
  ///   - status: how far the editing has come.
  ///   - consent: for each purpose the day it was given.
  ///   - contact: a role to ask.
  ///   - link: where to read more.
  ///   - isSynthetic: whether it is invented.
  ///   - bodyPlaces: where the text of each language begins.
  public init(
    id: String, title: LocalizedText, unit: String, year: Int, goals: [GoalID],
    targets: [TargetID], dimensions: [String], groups: [LocalizedText], summary: LocalizedText,
    body: LocalizedText, language: LanguageTag, status: Status, consent: [Purpose: Day],
    contact: String?, link: String?, isSynthetic: Bool, bodyPlaces: [LanguageTag: Place]
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.year = year
    self.goals = goals
    self.targets = targets
    self.dimensions = dimensions
    self.groups = groups
    self.summary = summary
    self.body = body
    self.language = language
    self.status = status
    self.consent = consent
    self.contact = contact
    self.link = link
    self.isSynthetic = isSynthetic
    self.bodyPlaces = bodyPlaces
  }
}
