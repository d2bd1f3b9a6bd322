public import Agenda
public import Languages

/// What a unit tells of a practice: the form that contributors fill in and editors work on.
public struct CaseForm: Hashable, Sendable, Codable {
  /// The title.
  public var title: LocalizedText
  /// What it is, in a sentence or two.
  public var summary: LocalizedText
  /// The year it was done, or begun.
  public var year: Int
  /// The goals it serves.
  public var goals: [GoalID]
  /// The targets it serves.
  public var targets: [TargetID]
  /// The dimensions of sustainability it touches.
  public var dimensions: [SustainabilityDimension]
  /// Whom it reaches.
  public var groups: [LocalizedText]
  /// The parts of the story; a part may be left out.
  public var parts: [Part: LocalizedText]
  /// Pictures.
  public var pictures: [Picture]
  /// Whom to ask: a role, not a person.
  public var contact: String?
  /// Where to read more.
  public var link: String?
  /// The language it was handed in.
  public var language: LanguageTag

  /// A part of the story, in the order in which it is told.
  public enum Part: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    /// Why it was done.
    case why
    /// What was done.
    case done
    /// Who took part.
    case partners
    /// What came of it.
    case results
    /// What it cost, in money and time.
    case cost
    /// What others can learn from it.
    case lessons
  }

  /// A picture.
  public struct Picture: Hashable, Sendable, Codable {
    /// The file's name, below the folder of the case's pictures.
    public var file: String
    /// What it shows, for those who do not see it.
    public var alternative: LocalizedText
    /// Who made it, and by what right it is used.
    public var credit: String

    /// A picture.
    ///
    /// - Parameters:
    ///   - file: the file's name.
    ///   - alternative: what it shows, for those who do not see it.
    ///   - credit: who made it, and by what right it is used.
    public init(file: String, alternative: LocalizedText, credit: String) {
      self.file = file
      self.alternative = alternative
      self.credit = credit
    }
  }

  /// A form.
  ///
  /// - Parameters:
  ///   - title: the title.
  ///   - summary: what it is, in a sentence or two.
  ///   - year: the year it was done, or begun.
  ///   - goals: the goals it serves.
  ///   - targets: the targets it serves.
  ///   - dimensions: the dimensions it touches.
  ///   - groups: whom it reaches.
  ///   - parts: the parts of the story.
  ///   - pictures: pictures.
  ///   - contact: a role to ask.
  ///   - link: where to read more.
  ///   - language: the language it was handed in.
  public init(
    title: LocalizedText, summary: LocalizedText, year: Int, goals: [GoalID] = [],
    targets: [TargetID] = [], dimensions: [SustainabilityDimension] = [],
    groups: [LocalizedText] = [], parts: [Part: LocalizedText] = [:], pictures: [Picture] = [],
    contact: String? = nil, link: String? = nil, language: LanguageTag
  ) {
    self.title = title
    self.summary = summary
    self.year = year
    self.goals = goals
    self.targets = targets
    self.dimensions = dimensions
    self.groups = groups
    self.parts = parts
    self.pictures = pictures
    self.contact = contact
    self.link = link
    self.language = language
  }

  /// What keeps the form from being handed in: the names of the fields.
  var missingToSubmit: [String] {
    var missing: [String] = []
    func isEmpty(_ text: LocalizedText?) -> Bool {
      (text?[language] ?? "").allSatisfy(\.isWhitespace)
    }
    if isEmpty(title) { missing.append("title") }
    if isEmpty(summary) { missing.append("summary") }
    if isEmpty(parts[.done]) { missing.append("done") }
    if goals.isEmpty { missing.append("goals") }
    if !(1900...2999).contains(year) { missing.append("year") }
    return missing
  }

  /// What keeps the form from being printed: also pictures that say nothing to those who do not see them.
  var missingToPublish: [String] {
    missingToSubmit
      + pictures.filter { picture in
        (picture.alternative[language] ?? "").allSatisfy(\.isWhitespace)
          || picture.credit.allSatisfy(\.isWhitespace)
      }.map(\.file)
  }
}
