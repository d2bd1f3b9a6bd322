public import Languages

/// What somebody is within an owner, the organisation that holds the review.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
  /// Keeps accounts, settings, the audit log and the whole content in order.
  case administrator
  /// Makes the questionnaire, runs the fieldwork and edits the cases.
  case editor
  /// Reads answers, cases and what came in to open calls; changes nothing.
  case analyst
  /// Follows the fieldwork and reads the report before an edition is approved; changes nothing.
  case approver
  /// Tells cases of its own.
  case contributor
  /// Follows the units of one county.
  case countyAdviser
  /// Answers for one unit and hands parts of the answer to colleagues.
  case unitCoordinator
  /// Answers by a personal link, without an account.
  case respondent
  /// Reads questionnaires and reports from another organisation.
  case peer
  /// Reads the reports, also before they are public.
  case reader

  /// Whether an account can be given the role; a respondent comes by link alone.
  public var isAssignable: Bool { self != .respondent }

  /// What the role must be bound to.
  public var binding: Binding {
    switch self {
    case .countyAdviser: .county
    case .unitCoordinator, .respondent: .unit
    case .administrator, .editor, .analyst, .approver, .contributor, .peer, .reader: .owner
    }
  }

  /// What a role must be bound to.
  public enum Binding: String, Sendable {
    /// The owner alone.
    case owner
    /// A county of the owner's frame.
    case county
    /// A unit of the owner's frame.
    case unit
  }

  /// The role's name.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the name, in small letters.
  public func name(in language: Language) -> String {
    language.text("role.\(rawValue)")
  }

  /// What the role is for, in a sentence.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the sentence.
  public func purpose(in language: Language) -> String {
    language.text("role.\(rawValue).purpose")
  }
}
