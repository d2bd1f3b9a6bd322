public import Languages
public import Measures
public import SurveyEstimates

/// One round of a voluntary review: what it is, who makes it and what it covers.
public struct Review: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The title of the report.
  public let title: LocalizedText
  /// The line under the title.
  public let subtitle: LocalizedText?
  /// What is reviewed.
  public let kind: Kind
  /// Who makes the review.
  public let owner: Owner
  /// The id of the framework that gives the order and the headings.
  public let framework: String
  /// The languages of the report, the original first.
  public let languages: [LanguageTag]
  /// The time the review speaks of.
  public let period: Period
  /// What is said everywhere when the figures are made up.
  public let syntheticNotice: LocalizedText?
  /// The attributes that tables are divided by; all that the units have where none is named.
  public let attributes: [String]?
  /// Which edition this is.
  public let edition: EditionMark
  /// What may be done with the report's text and tables.
  public let licence: String
  /// The accent colour of pages and figures, as `#RRGGBB`.
  public let accent: String?
  /// Decimals in print of shares.
  public let shareDecimals: Int
  /// Decimals in print of means.
  public let meanDecimals: Int
  /// What is too small to print of the answers.
  public let disclosure: Disclosure
  /// Who asked for the review, and what is owed to the national one.
  public let mandate: Mandate?
  /// The dates of the review.
  public let milestones: [Milestone]
  /// Who was heard.
  public let involvement: [Involvement]

  /// What is reviewed.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Many units.
    case subnational
    /// One unit.
    case local
    /// A chapter for the national review.
    case nationalChapter = "national-chapter"
  }

  /// Who makes the review.
  public struct Owner: Hashable, Sendable {
    /// The name.
    public let name: LocalizedText
    /// The web site.
    public let website: String?
    /// Where to write.
    public let email: String?

    /// An owner.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - website: the web site.
    ///   - email: where to write.
    public init(name: LocalizedText, website: String?, email: String?) {
      self.name = name
      self.website = website
      self.email = email
    }
  }

  /// A review.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - title: the title of the report.
  ///   - subtitle: the line under the title.
  ///   - kind: what is reviewed.
  ///   - owner: who makes the review.
  ///   - framework: the id of the framework.
  ///   - languages: the languages of the report.
  ///   - period: the time it speaks of.
  ///   - syntheticNotice: what is said when figures are made up.
  ///   - attributes: the attributes tables are divided by.
  ///   - edition: which edition this is.
  ///   - licence: what may be done with text and tables.
  ///   - accent: the accent colour.
  ///   - shareDecimals: decimals of shares.
  ///   - meanDecimals: decimals of means.
  ///   - disclosure: what is too small to print of the answers.
  ///   - mandate: who asked for it.
  ///   - milestones: its dates.
  ///   - involvement: who was heard.
  public init(
    id: String, title: LocalizedText, subtitle: LocalizedText?, kind: Kind, owner: Owner,
    framework: String, languages: [LanguageTag], period: Period, syntheticNotice: LocalizedText?,
    attributes: [String]?, edition: EditionMark, licence: String, accent: String?,
    shareDecimals: Int, meanDecimals: Int, disclosure: Disclosure, mandate: Mandate?,
    milestones: [Milestone], involvement: [Involvement]
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.kind = kind
    self.owner = owner
    self.framework = framework
    self.languages = languages
    self.period = period
    self.syntheticNotice = syntheticNotice
    self.attributes = attributes
    self.edition = edition
    self.licence = licence
    self.accent = accent
    self.shareDecimals = shareDecimals
    self.meanDecimals = meanDecimals
    self.disclosure = disclosure
    self.mandate = mandate
    self.milestones = milestones
    self.involvement = involvement
  }
}
