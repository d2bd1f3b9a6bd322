import Synchronization

/// What whoever runs a server has decided.
public struct OfficeSettings: Sendable {
  /// The address that people reach the server at, such as `https://survey.example.org`, without a slash
  /// at its end.
  public var origin: String { reached.origin.withLock { $0 } }
  private let reached: Reached
  /// The addresses of our own proxies, whose word on who asks is taken.
  public var proxies: Set<String>
  /// How long a page that is the same for everybody is kept, in seconds; 0 to make each anew.
  public var sharedSeconds: Int
  /// The identity providers that people may sign in at.
  public var providers: [SignInProvider] = []
  /// Whether the server shows built reports too.
  public var hasReports = false
  /// Who reads them.
  public var reportReaders = ReportReaders.everyone

  /// Who reads the built reports of a server.
  public enum ReportReaders: String, Hashable, Sendable, CaseIterable {
    /// Everybody: they are public.
    case everyone
    /// Those who are signed in and have a role in an organisation of the server.
    case members
  }

  /// Settings.
  ///
  /// - Parameters:
  ///   - origin: the address that people reach the server at.
  ///   - proxies: the addresses of our own proxies.
  ///   - sharedSeconds: how long a page that is the same for everybody is kept.
  public init(origin: String, proxies: Set<String> = [], sharedSeconds: Int = 1) {
    reached = Reached(origin)
    self.proxies = proxies
    self.sharedSeconds = sharedSeconds
  }

  /// Tells the address that the server turned out to have, where nobody has chosen one.
  ///
  /// - Parameter origin: the address, without a slash at its end.
  public func isReached(at origin: String) { reached.origin.withLock { $0 = origin } }

  /// The address, which is known for good once the server listens: the system may choose the port.
  private final class Reached: Sendable {
    let origin: Mutex<String>
    init(_ origin: String) { self.origin = Mutex(origin) }
  }

  /// Whether the server shows built reports to everybody.
  public var hasPublicReports: Bool { hasReports && reportReaders == .everyone }

  /// Whether people reach the server by `https`.
  public var isSecure: Bool { origin.hasPrefix("https://") }
}
