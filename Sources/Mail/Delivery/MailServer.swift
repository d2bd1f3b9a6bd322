public import Fieldwork

/// How a mail server is reached, and what it must prove before anything is sent.
public struct MailServer: Hashable, Sendable {
  /// Its name.
  public var host: String
  /// The port.
  public var port: Int
  /// How the connection is kept secret.
  public var security: Security
  /// The name and password to sign in with; never sent over a connection that is not encrypted.
  public var account: Account?
  /// Where mail that cannot be delivered comes back to; the sender's own address where nil.
  public var returnAddress: EmailAddress?
  /// The name that this machine says it has.
  public var ownName: String
  /// A file of trusted certificates; the system's own where nil.
  public var certificateFile: String?
  /// How long a connection may take to come up, in seconds.
  public var secondsToConnect = 20
  /// How long one mail may take, in seconds.
  public var secondsInAll = 120

  /// How the connection is kept secret.
  public enum Security: String, Hashable, Sendable, Codable, CaseIterable {
    /// It begins in the open and is encrypted before anything is said; refused where that fails.
    case startTLS = "starttls"
    /// Encrypted from the first byte.
    case tls
    /// In the open: only for a server on the same machine.
    case none
  }

  /// A name and password.
  public struct Account: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let name: String
    /// The password.
    let password: String

    /// A name and password.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - password: the password.
    public init(name: String, password: String) {
      self.name = name
      self.password = password
    }

    /// The name alone, so that no log ever holds the password.
    public var description: String { name }
  }

  /// A mail server.
  ///
  /// - Parameters:
  ///   - host: its name.
  ///   - port: the port; 587 for `startTLS`, 465 for `tls`, 25 for `none` where nil.
  ///   - security: how the connection is kept secret.
  ///   - account: the name and password to sign in with.
  ///   - returnAddress: where mail that cannot be delivered comes back to.
  ///   - ownName: the name that this machine says it has.
  ///   - certificateFile: a file of trusted certificates.
  public init(
    host: String, port: Int? = nil, security: Security = .startTLS, account: Account? = nil,
    returnAddress: EmailAddress? = nil, ownName: String = "localhost",
    certificateFile: String? = nil
  ) {
    self.host = host
    let usual =
      switch security {
      case .startTLS: 587
      case .tls: 465
      case .none: 25
      }
    self.port = port ?? usual
    self.security = security
    self.account = account
    self.returnAddress = returnAddress
    self.ownName = ownName
    self.certificateFile = certificateFile
  }

  /// Whether a host's name is that of the machine that asks: mail to it crosses no network.
  ///
  /// - Parameter host: a name or an address.
  public static func isThisMachine(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let isLoopback =
      parts.count == 4 && parts[0] == "127" && parts.allSatisfy { part in UInt8(part) != nil }
    return isLoopback || ["localhost", "::1", "[::1]"].contains(host.lowercased())
  }

  /// The address for libcurl; nil where host, port or own name cannot stand in one.
  var address: String? {
    func isName(_ text: String) -> Bool {
      !text.isEmpty
        && text.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
        }
    }
    guard isName(host), isName(ownName), (1...65535).contains(port) else { return nil }
    return "\(security == .tls ? "smtps" : "smtp")://\(host):\(port)/\(ownName)"
  }
}
