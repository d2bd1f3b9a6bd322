/// What whoever runs a server has decided.
public struct OfficeSettings: Sendable {
  /// The address that people reach the server at, such as `https://survey.example.org`, without a slash
  /// at its end.
  public var origin: String
  /// The addresses of our own proxies, whose word on who asks is taken.
  public var proxies: Set<String>
  /// How long a page that is the same for everybody is kept, in seconds; 0 to make each anew.
  public var sharedSeconds: Int
  /// The identity providers that people may sign in at.
  public var providers: [SignInProvider] = []
  /// Whether the server shows built reports too.
  public var hasReports = false

  /// Settings.
  ///
  /// - Parameters:
  ///   - origin: the address that people reach the server at.
  ///   - proxies: the addresses of our own proxies.
  ///   - sharedSeconds: how long a page that is the same for everybody is kept.
  public init(origin: String, proxies: Set<String> = [], sharedSeconds: Int = 1) {
    self.origin = origin
    self.proxies = proxies
    self.sharedSeconds = sharedSeconds
  }

  /// Whether people reach the server by `https`.
  public var isSecure: Bool { origin.hasPrefix("https://") }
}
