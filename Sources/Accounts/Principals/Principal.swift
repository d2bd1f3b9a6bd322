/// Whoever asks for something to be done.
public enum Principal: Hashable, Sendable {
  /// Nobody is known: a visitor without account or link.
  case nobody
  /// A person who is signed in.
  case person(Person)
  /// Somebody who holds a personal link.
  case link(LinkHolder)
  /// The program itself: timed work, and commands of whoever runs the machine.
  case system
}

/// A person who is signed in.
public struct Person: Hashable, Sendable, Codable {
  /// The account.
  public let account: String
  /// The roles, in any number of owners.
  public let memberships: [Membership]
  /// How surely the person is known.
  public let assurance: Assurance

  /// How surely a person is known.
  public enum Assurance: String, Hashable, Sendable, Codable {
    /// By a password alone: enough only to set up or give the second factor.
    case password
    /// By two factors, here or at an identity provider whose level was checked.
    case twoFactors
  }

  /// A person who is signed in.
  ///
  /// - Parameters:
  ///   - account: the account.
  ///   - memberships: the roles.
  ///   - assurance: how surely the person is known.
  public init(account: String, memberships: [Membership], assurance: Assurance) {
    self.account = account
    self.memberships = memberships
    self.assurance = assurance
  }
}

/// Somebody who holds a personal link into one unit's answer of one campaign.
public struct LinkHolder: Hashable, Sendable, Codable {
  /// The link's id; never its secret.
  public let link: String
  /// The owner of the campaign.
  public let owner: String
  /// The campaign.
  public let campaign: String
  /// The unit that the link answers for.
  public let unit: String
  /// The sections it reaches; nil for the whole questionnaire.
  public let sections: Set<String>?
  /// What it was handed out for.
  public let purpose: Purpose

  /// What a link is handed out for.
  public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
    /// To answer the whole or the sections named, and with the whole to hand out parts and to submit.
    case answer
    /// To read the whole answer and sign it off.
    case approve
  }

  /// A holder of a link.
  ///
  /// - Parameters:
  ///   - link: the link's id.
  ///   - owner: the owner of the campaign.
  ///   - campaign: the campaign.
  ///   - unit: the unit it answers for.
  ///   - sections: the sections it reaches; nil for all.
  ///   - purpose: what it was handed out for.
  public init(
    link: String, owner: String, campaign: String, unit: String, sections: Set<String>? = nil,
    purpose: Purpose = .answer
  ) {
    self.link = link
    self.owner = owner
    self.campaign = campaign
    self.unit = unit
    self.sections = sections
    self.purpose = purpose
  }
}
