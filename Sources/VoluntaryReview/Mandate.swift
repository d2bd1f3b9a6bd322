public import Languages
public import Measures

/// Who asked for the review, and what is owed to the national one.
public struct Mandate: Hashable, Sendable {
  /// What was decided.
  public let text: LocalizedText
  /// By whom.
  public let by: LocalizedText
  /// When.
  public let date: Day
  /// What is owed to the national review.
  public let nationalReview: LocalizedText?

  /// A mandate.
  ///
  /// - Parameters:
  ///   - text: what was decided.
  ///   - by: by whom.
  ///   - date: when.
  ///   - nationalReview: what is owed to the national review.
  public init(text: LocalizedText, by: LocalizedText, date: Day, nationalReview: LocalizedText?) {
    self.text = text
    self.by = by
    self.date = date
    self.nationalReview = nationalReview
  }
}

/// A date of the review, and who must say yes before it is passed.
public struct Milestone: Hashable, Sendable {
  /// The id.
  public let id: String
  /// When.
  public let date: Day
  /// What happens.
  public let title: LocalizedText
  /// Who must say yes.
  public let gate: LocalizedText?

  /// A milestone.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - date: when.
  ///   - title: what happens.
  ///   - gate: who must say yes.
  public init(id: String, date: Day, title: LocalizedText, gate: LocalizedText?) {
    self.id = id
    self.date = date
    self.title = title
    self.gate = gate
  }
}

/// Somebody who was heard: who, when, how, what they said and what came of it.
public struct Involvement: Hashable, Sendable {
  /// The id.
  public let id: String
  /// When.
  public let date: Day
  /// Who was heard.
  public let who: LocalizedText
  /// How they were heard.
  public let form: Form
  /// What they said.
  public let said: LocalizedText
  /// What came of it.
  public let outcome: LocalizedText

  /// How somebody was heard.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// A meeting.
    case meeting
    /// A hearing.
    case hearing
    /// An open call to inhabitants and businesses.
    case openCall = "open-call"
    /// A survey.
    case survey
    /// A network.
    case network
    /// A conference.
    case conference
    /// A dialogue with peers.
    case peerDialogue = "peer-dialogue"
  }

  /// Somebody who was heard.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - date: when.
  ///   - who: who was heard.
  ///   - form: how.
  ///   - said: what they said.
  ///   - outcome: what came of it.
  public init(
    id: String, date: Day, who: LocalizedText, form: Form, said: LocalizedText,
    outcome: LocalizedText
  ) {
    self.id = id
    self.date = date
    self.who = who
    self.form = form
    self.said = said
    self.outcome = outcome
  }
}
