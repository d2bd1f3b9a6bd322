public import Languages
public import Measures
public import Problems

/// What a review leads to: recommendations, and the agreements and action points that answer them.
public struct ReviewFollowUp: Hashable, Sendable {
  /// What follows from the findings, and for whom.
  public let recommendations: [Recommendation]
  /// What binds the parties.
  public let agreements: [Agreement]
  /// Who does what by when.
  public let actions: [ActionPoint]

  /// The follow-up of a review.
  ///
  /// - Parameters:
  ///   - recommendations: in the order they are printed.
  ///   - agreements: in the order they are printed.
  ///   - actions: in the order they are printed.
  public init(
    recommendations: [Recommendation] = [], agreements: [Agreement] = [],
    actions: [ActionPoint] = []
  ) {
    self.recommendations = recommendations
    self.agreements = agreements
    self.actions = actions
  }
}

/// What follows from findings, and for whom.
public struct Recommendation: Hashable, Sendable {
  /// The id.
  public let id: String
  /// To whom it is given.
  public let addressee: Addressee
  /// What is recommended.
  public let text: LocalizedText
  /// The language it was adopted in, where the others are translations.
  public let original: LanguageTag?
  /// The findings it rests on.
  public let findings: [String]
  /// The goals it serves.
  public let goals: [Int]
  /// Where it stands.
  public let place: Place

  /// Whom a recommendation is given to.
  public enum Addressee: String, Hashable, Sendable, CaseIterable {
    /// National authorities.
    case national
    /// Regional authorities.
    case regional
    /// Local authorities, or local and regional ones together.
    case local
  }

  /// A recommendation.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - addressee: to whom it is given.
  ///   - text: what is recommended.
  ///   - original: the language it was adopted in.
  ///   - findings: the findings it rests on.
  ///   - goals: the goals it serves.
  ///   - place: where it stands.
  public init(
    id: String, addressee: Addressee, text: LocalizedText, original: LanguageTag?,
    findings: [String], goals: [Int], place: Place
  ) {
    self.id = id
    self.addressee = addressee
    self.text = text
    self.original = original
    self.findings = findings
    self.goals = goals
    self.place = place
  }
}

/// What binds parties to act together.
public struct Agreement: Hashable, Sendable {
  /// The id.
  public let id: String
  /// What it is called.
  public let title: LocalizedText
  /// Who made it.
  public let parties: [LocalizedText]
  /// When it was made.
  public let date: Day

  /// An agreement.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - title: what it is called.
  ///   - parties: who made it.
  ///   - date: when it was made.
  public init(id: String, title: LocalizedText, parties: [LocalizedText], date: Day) {
    self.id = id
    self.title = title
    self.parties = parties
    self.date = date
  }
}

/// Who does what by when, and how far it has come.
public struct ActionPoint: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The agreement it belongs to.
  public let agreement: String?
  /// What is to be done.
  public let text: LocalizedText
  /// Who does it.
  public let owner: LocalizedText
  /// By when.
  public let due: Day?
  /// How far it has come.
  public let status: Status
  /// The recommendations it answers.
  public let recommendations: [String]
  /// What shows it.
  public let evidence: LocalizedText?
  /// What happened, oldest first.
  public let history: [Event]
  /// Where it stands.
  public let place: Place

  /// How far an action point has come.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Decided, not begun.
    case planned
    /// Begun.
    case started
    /// Done.
    case done
    /// Given up.
    case stopped
    /// Nobody has told.
    case unknown
  }

  /// Something that happened to an action point.
  public struct Event: Hashable, Sendable {
    /// When.
    public let date: Day
    /// The status from then on.
    public let status: Status
    /// What happened.
    public let note: LocalizedText

    /// An event.
    ///
    /// - Parameters:
    ///   - date: when.
    ///   - status: the status from then on.
    ///   - note: what happened.
    public init(date: Day, status: Status, note: LocalizedText) {
      self.date = date
      self.status = status
      self.note = note
    }
  }

  /// Whether it should have been done by a day and is not.
  ///
  /// - Parameter day: the day.
  /// - Returns: true for a point that is neither done nor stopped, due before that day.
  public func isOverdue(on day: Day) -> Bool {
    guard let due else { return false }
    return due < day && status != .done && status != .stopped
  }

  /// An action point.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - agreement: the agreement it belongs to.
  ///   - text: what is to be done.
  ///   - owner: who does it.
  ///   - due: by when.
  ///   - status: how far it has come.
  ///   - recommendations: the recommendations it answers.
  ///   - evidence: what shows it.
  ///   - history: what happened, oldest first.
  ///   - place: where it stands.
  public init(
    id: String, agreement: String?, text: LocalizedText, owner: LocalizedText, due: Day?,
    status: Status, recommendations: [String], evidence: LocalizedText?, history: [Event],
    place: Place
  ) {
    self.id = id
    self.agreement = agreement
    self.text = text
    self.owner = owner
    self.due = due
    self.status = status
    self.recommendations = recommendations
    self.evidence = evidence
    self.history = history
    self.place = place
  }
}
