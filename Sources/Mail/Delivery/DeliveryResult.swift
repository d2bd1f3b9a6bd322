public import Problems

/// What became of a mail that was handed to a server.
public enum DeliveryResult: Hashable, Sendable {
  /// The server has taken it and answers for it from now on.
  case accepted(ServerReply)
  /// The server will never take it: another try is of no use.
  case refused(ServerReply)
  /// The server cannot take it now: try again.
  case later(ServerReply)
  /// The server was not reached, or not in the way that was asked for.
  case notReached(MailFailure)

  /// Whether another try may do better.
  public var isWorthAnotherTry: Bool {
    switch self {
    case .accepted, .refused: false
    case .later: true
    case .notReached(let failure): failure.isPassing
    }
  }

  /// Whether the refusal says that the recipient's address is no good.
  public var condemnsAddress: Bool {
    guard case .refused(let reply) = self, reply.stage == .recipient else { return false }
    return reply.failure == .permanent
  }
}

/// What a mail server said.
public struct ServerReply: Hashable, Sendable, Codable {
  /// The code, such as 250 or 550.
  public let code: Int
  /// The words after it, without control signs.
  public let text: String
  /// What it was a reply to.
  public let stage: Stage

  /// What a server replies to.
  public enum Stage: String, Hashable, Sendable, Codable {
    /// The greeting.
    case greeting
    /// The name and password.
    case account
    /// The sender.
    case sender
    /// The recipient.
    case recipient
    /// The mail itself.
    case content
  }

  /// The more exact code of RFC 3463, such as `5.1.1`, where the server says one.
  public var status: String? {
    guard let word = text.split(separator: " ").first, MailStatus(String(word)) != nil else {
      return nil
    }
    return String(word)
  }

  /// How lasting a refusal is.
  public var failure: MailStatus.Failure {
    status.flatMap { MailStatus($0)?.failure } ?? (code >= 500 ? .permanent : .passing)
  }
}

/// A code of RFC 3463: class, subject and detail.
public struct MailStatus: Hashable, Sendable, LosslessStringConvertible {
  /// `2`, `4` or `5`: done, not now, never.
  public let kind: Int
  /// What it is about: 1 the address, 2 the mailbox, 7 rules, and others.
  public let subject: Int
  /// The detail.
  public let detail: Int

  /// How lasting a failure is.
  public enum Failure: String, Hashable, Sendable, Codable {
    /// The address is no good.
    case permanent
    /// The mailbox is full or the server is busy: another day may do.
    case passing
    /// The mail was refused by a rule, and not for its address.
    case policy
  }

  /// Reads `5.1.1`.
  ///
  /// - Parameter text: three numbers with points between them.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ (1...3).contains($0.utf8.count) }),
      let kind = Int(parts[0]), let subject = Int(parts[1]), let detail = Int(parts[2]),
      [2, 4, 5].contains(kind), subject >= 0, detail >= 0
    else { return nil }
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }

  /// `5.1.1`.
  public var description: String { "\(kind).\(subject).\(detail)" }

  /// How lasting a failure with this code is; nil where it is none.
  ///
  /// A full mailbox (x.2.2) is passing whatever the class, and rules (x.7) say nothing of the address.
  public var failure: Failure? {
    if kind == 2 { return nil }
    if subject == 7 { return .policy }
    return kind == 4 || (subject, detail) == (2, 2) ? .passing : .permanent
  }
}

/// Why a mail server was not reached.
public struct MailFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public let kind: Kind
  /// What libcurl or the server says of it, in English.
  public let detail: String

  /// What went wrong; the raw value is the code of a problem.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The name of the host is not known.
    case unknownHost = "mail.host-unknown"
    /// Nobody answers there.
    case unreachable = "mail.unreachable"
    /// No answer in time.
    case timeout = "mail.timeout"
    /// The connection ended in the middle.
    case cutOff = "mail.cut-off"
    /// The server does not encrypt, and it must.
    case noTLS = "mail.no-tls"
    /// The server could not prove who it is.
    case certificate = "mail.certificate"
    /// A password is set, but the connection is not to be encrypted.
    case notEncrypted = "mail.not-encrypted"
    case plainPassword = "mail.plain-password"
    /// The server does not take the name and password.
    case account = "mail.account"
    /// The server turns everybody away now.
    case turnedAway = "mail.turned-away"
    /// Host, port or own name cannot be used.
    case settings = "mail.settings"
    /// The file could not be written.
    case disk = "mail.disk"
    /// Anything else.
    case other = "mail.failed"
  }

  /// A failure.
  ///
  /// - Parameters:
  ///   - kind: what went wrong.
  ///   - detail: what is said of it.
  public init(_ kind: Kind, _ detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  /// Whether another try may do better without anything being mended.
  public var isPassing: Bool {
    switch kind {
    case .unreachable, .timeout, .cutOff, .turnedAway, .unknownHost, .disk: true
    default: false
    }
  }

  /// The failure in words for the operator.
  ///
  /// - Parameter server: the server that was asked.
  /// - Returns: the problem, at the server's host.
  public func problem(with server: MailServer) -> Problem {
    Problem(
      kind.rawValue, at: Place("\(server.host):\(server.port)"),
      ["host": server.host, "detail": detail])
  }
}
