public import Languages

/// What becomes of what is kept about a person who is erased (GDPR article 17), and why some of it stays.
public enum Erasure {
  /// What becomes of it.
  public enum Fate: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is deleted.
    case deleted
    /// It stays without the person's name and address.
    case blanked
    /// It stays.
    case kept
  }

  /// What is kept about people.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Name, address, language, password, second factor, identities and roles of the account.
    case account
    /// The sessions and remembered browsers.
    case sessions
    /// Invitations to the person.
    case invitations
    /// Name and address as a contact of a unit.
    case contact
    /// Who gave which answer for a unit.
    case answeredBy = "answered-by"
    /// The answers of the unit.
    case answers
    /// The sign-off of a unit's answer.
    case signOff = "sign-off"
    /// Name and address in cases handed in.
    case caseContact = "case-contact"
    /// Comments on a draft.
    case comments
    /// The audit log, which holds ids only.
    case audit

    /// What becomes of it.
    public var fate: Fate {
      switch self {
      case .account, .answeredBy, .signOff, .comments: .blanked
      case .sessions, .invitations, .contact, .caseContact: .deleted
      case .answers, .audit: .kept
      }
    }

    /// What it is, what becomes of it and why.
    ///
    /// - Parameter language: the reader's language.
    /// - Returns: a sentence or two.
    public func text(in language: Language) -> String {
      language.text("erasure.\(rawValue)")
    }
  }
}

extension Account {
  /// The account with everything erased that says who the person is.
  ///
  /// The id stays, so that what the audit log says was done by one person still was; it says nothing more.
  ///
  /// - Parameter time: the time.
  /// - Returns: what is to be kept in the account's place.
  public func erased(at time: Timestamp) -> Account {
    var blank = Account(id: id, name: "", email: "", language: "", made: made)
    blank.closed = closed ?? time
    blank.erased = erased ?? time
    return blank
  }
}
