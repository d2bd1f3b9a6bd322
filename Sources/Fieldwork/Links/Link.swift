public import Measures

/// A personal link to a unit's response, without its secret.
public struct Link: Hashable, Sendable, Codable {
  /// The id, by which the log names whoever used it.
  public let id: String
  /// The id of the campaign.
  public let campaign: String
  /// The code of the unit.
  public let unit: String
  /// What it gives the right to.
  public let kind: Kind
  /// What is stored of the token: see ``LinkKey/hash(_:)``.
  public let hash: String
  /// The account that made it for itself, and that alone may use it; nil for one that is sent to somebody.
  public let account: String?
  /// Who made it, when.
  public let made: Logged<Event>
  /// Who withdrew it, when; nil while it can be used.
  public private(set) var revoked: Logged<Event>?

  /// What a link gives the right to.
  public enum Kind: Hashable, Sendable, Codable {
    /// Everything: the unit's coordinator.
    case coordinator
    /// The parts of one delegation, by its id.
    case part(delegation: String)
    /// To read and approve.
    case approver
    /// To read.
    case reader
  }

  /// What can happen to a link.
  public enum Event: Hashable, Sendable, Codable {
    /// It was made.
    case made
    /// It was withdrawn.
    case revoked
  }

  /// A new link.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - campaign: the id of the campaign.
  ///   - unit: the code of the unit.
  ///   - kind: what it gives the right to.
  ///   - token: the secret, which is not kept.
  ///   - key: the server's secret.
  ///   - account: the account that makes it for itself; nil for one that is sent to somebody.
  ///   - person: who makes it.
  ///   - moment: when.
  public init(
    id: String, campaign: String, unit: String, kind: Kind, token: LinkToken, key: LinkKey,
    account: String? = nil, by person: Person, at moment: Moment
  ) {
    self.id = id
    self.campaign = campaign
    self.unit = unit
    self.kind = kind
    hash = key.hash(token)
    self.account = account
    made = Logged(.made, by: person, at: moment)
  }

  /// Whether a token opens the link; the time taken does not tell how nearly.
  ///
  /// - Parameters:
  ///   - token: the token that somebody came with.
  ///   - key: the server's secret.
  /// - Returns: true also for a link that is withdrawn: see ``access()``.
  public func opens(with token: LinkToken, key: LinkKey) -> Bool {
    Digest.areEqual(hash, key.hash(token))
  }

  /// What the holder may do.
  ///
  /// - Returns: the right.
  /// - Throws: ``Refusal`` where the link is withdrawn.
  public func access() throws(Refusal) -> Access {
    if revoked != nil { throw Refusal(.linkRevoked) }
    switch kind {
    case .coordinator: return .coordinator
    case .part(let delegation): return .part(delegation: delegation)
    case .approver: return .approver
    case .reader: return .reader
    }
  }

  /// The link when it is withdrawn.
  ///
  /// - Parameters:
  ///   - person: who withdraws it.
  ///   - moment: when.
  /// - Returns: the link afterwards; unchanged where it was withdrawn before.
  public func revoking(by person: Person, at moment: Moment) -> Change<Link, Event> {
    if revoked != nil { return Change(self, []) }
    var link = self
    let event = Logged(Event.revoked, by: person, at: moment)
    link.revoked = event
    return Change(link, [event])
  }
}

/// What somebody may do with a unit's response.
public enum Access: Hashable, Sendable, Codable {
  /// Everything but to approve: the unit's coordinator.
  case coordinator
  /// To read and answer the parts of one delegation.
  case part(delegation: String)
  /// To read, comment and approve.
  case approver
  /// To read.
  case reader
}
