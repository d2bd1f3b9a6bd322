/// Something that was done: who, what, on what, when and why.
///
/// It holds ids and no names, so that erasing a person leaves the log as it is and says nothing of them.
public struct AuditEvent: Hashable, Sendable, Codable {
  /// The owner; nil for the whole server.
  public let owner: String?
  /// Who did it.
  public let who: Who
  /// What was done.
  public let action: AuditAction
  /// What it was done to.
  public let object: Object?
  /// When.
  public let time: Timestamp
  /// Why, as whoever did it wrote it; the form asks for no names.
  public let reason: String?

  /// Who did something.
  public enum Who: Hashable, Sendable, Codable {
    /// A person, by the account's id.
    case account(String)
    /// The holder of a link, by the link's id.
    case link(String)
    /// The program itself.
    case system
    /// Somebody who is not known.
    case nobody
  }

  /// What something was done to.
  public struct Object: Hashable, Sendable, Codable {
    /// The kind, such as `campaign`.
    public let kind: String
    /// The id.
    public let id: String

    /// What something was done to.
    ///
    /// - Parameters:
    ///   - kind: the kind.
    ///   - id: the id.
    public init(_ kind: String, _ id: String) {
      self.kind = kind
      self.id = id
    }
  }

  /// The longest reason that is kept, in characters.
  public static let longestReason = 500

  /// Something that was done.
  ///
  /// - Parameters:
  ///   - owner: the owner; nil for the whole server.
  ///   - who: who did it.
  ///   - action: what was done.
  ///   - object: what it was done to.
  ///   - time: when.
  ///   - reason: why; cut after ``longestReason`` characters.
  public init(
    owner: String?, who: Who, action: AuditAction, object: Object? = nil, time: Timestamp,
    reason: String? = nil
  ) {
    self.owner = owner
    self.who = who
    self.action = action
    self.object = object
    self.time = time
    self.reason = reason.map { String($0.prefix(AuditEvent.longestReason)) }
  }

  /// All of the event as bytes that stand for no other event: each part with its length before it.
  var bytes: [UInt8] {
    let (kind, id): (String, String?) =
      switch who {
      case .account(let id): ("account", id)
      case .link(let id): ("link", id)
      case .system: ("system", nil)
      case .nobody: ("nobody", nil)
      }
    let parts: [String?] = [
      owner, kind, id, action.rawValue, object?.kind, object?.id, String(time.rawValue), reason,
    ]
    return parts.flatMap { part -> [UInt8] in
      guard let part else { return [0] }
      return [1] + SHA1.bigEndian(UInt64(part.utf8.count)) + Array(part.utf8)
    }
  }
}

extension Principal {
  /// Who the audit log says it was.
  public var audited: AuditEvent.Who {
    switch self {
    case .nobody: .nobody
    case .person(let person): .account(person.account)
    case .link(let link): .link(link.link)
    case .system: .system
    }
  }
}
