/// A browser that is signed in, as the server keeps it.
///
/// The browser's cookie holds the secret, the server only its hash. The id changes whenever the browser
/// comes to be trusted more, so that an id from before is worth nothing.
public struct Session: Hashable, Sendable, Codable {
  /// The hash of the secret in the cookie.
  public let hash: String
  /// Whose session it is.
  public let holder: Holder
  /// How surely a person is known.
  public let assurance: Person.Assurance
  /// When the browser signed in; a new id keeps it.
  public let began: Timestamp
  /// When it last asked for something.
  public private(set) var lastSeen: Timestamp
  /// The provider that signed the person in, and its name for that sign-in.
  public let provider: ProviderSession?

  /// Whose session it is.
  ///
  /// A personal link has none: it is shown with every request.
  public enum Holder: Hashable, Sendable, Codable {
    /// A person with an account.
    case account(String)
  }

  /// A sign-in at an identity provider.
  public struct ProviderSession: Hashable, Sendable, Codable {
    /// The provider.
    public let issuer: String
    /// The provider's name for the sign-in (`sid`), where it has one.
    public let id: String?
    /// The ID token, to be shown when the person signs out there.
    public let idToken: String

    /// A sign-in at an identity provider.
    ///
    /// - Parameters:
    ///   - issuer: the provider.
    ///   - id: its name for the sign-in.
    ///   - idToken: the ID token.
    public init(issuer: String, id: String?, idToken: String) {
      self.issuer = issuer
      self.id = id
      self.idToken = idToken
    }
  }

  /// A session read back.
  ///
  /// - Parameters:
  ///   - hash: the hash of its secret.
  ///   - holder: whose it is.
  ///   - assurance: how surely the person is known.
  ///   - began: when the browser signed in.
  ///   - lastSeen: when it last asked for something.
  ///   - provider: the sign-in at an identity provider.
  public init(
    hash: String, holder: Holder, assurance: Person.Assurance, began: Timestamp,
    lastSeen: Timestamp, provider: ProviderSession? = nil
  ) {
    self.hash = hash
    self.holder = holder
    self.assurance = assurance
    self.began = began
    self.lastSeen = lastSeen
    self.provider = provider
  }

  /// Begins a session.
  ///
  /// - Parameters:
  ///   - holder: whose it is.
  ///   - assurance: how surely the person is known.
  ///   - provider: the sign-in at an identity provider.
  ///   - time: the time.
  ///   - random: where the secret comes from.
  /// - Returns: the session to be kept and the secret for the cookie.
  public static func begin(
    _ holder: Holder, assurance: Person.Assurance, provider: ProviderSession? = nil,
    at time: Timestamp, from random: RandomBytes
  ) -> (session: Session, secret: SecretToken) {
    let secret = SecretToken(from: random)
    let session = Session(
      hash: secret.hash(for: .session), holder: holder, assurance: assurance, began: time,
      lastSeen: time, provider: provider)
    return (session, secret)
  }

  /// The session after the second factor: with a new id, the old one is to be thrown away.
  ///
  /// - Parameters:
  ///   - time: the time.
  ///   - random: where the new secret comes from.
  /// - Returns: the session that takes its place, and the secret for the cookie.
  public func strengthened(
    at time: Timestamp, from random: RandomBytes
  ) -> (session: Session, secret: SecretToken) {
    Session.begin(holder, assurance: .twoFactors, provider: provider, at: time, from: random)
  }

  /// Whether the session still holds.
  ///
  /// - Parameters:
  ///   - time: the time.
  ///   - limits: how long sessions last.
  /// - Returns: false where it was idle for too long or began too long ago.
  public func isAlive(at time: Timestamp, limits: SessionLimits) -> Bool {
    if assurance == .password, time - began > limits.untilSecondFactor {
      return false
    }
    return time - lastSeen <= limits.idle && time - began <= limits.absolute
  }

  /// Notes that the browser asked for something.
  ///
  /// - Parameter time: the time.
  /// - Returns: whether the session is to be stored anew; within a minute of the last time it is not.
  public mutating func touch(at time: Timestamp) -> Bool {
    guard time - lastSeen >= Seconds.minute else { return false }
    lastSeen = time
    return true
  }

  /// What ends sessions.
  public enum Event: Hashable, Sendable {
    /// Somebody signs out of this browser.
    case signOut(hash: String)
    /// Somebody signs out everywhere, or an account is closed or erased.
    case accountEnded(String)
    /// A password or a second factor was changed in the session named; all others end.
    case credentialsChanged(account: String, keeping: String?)
    /// The identity provider says that the person signed out there (front-channel logout).
    case providerSignOut(issuer: String, id: String)
  }

  /// Whether an event ends this session.
  ///
  /// - Parameter event: what happened.
  /// - Returns: true where the session is to be thrown away.
  public func ends(on event: Event) -> Bool {
    switch event {
    case .signOut(let hash): return hash == self.hash
    case .accountEnded(let account): return holder == .account(account)
    case .credentialsChanged(let account, let kept):
      return holder == .account(account) && hash != kept
    case .providerSignOut(let issuer, let id):
      return provider.map { $0.issuer == issuer && $0.id == id } ?? false
    }
  }
}

/// How long sessions last, in seconds.
public struct SessionLimits: Hashable, Sendable, Codable {
  /// How long a browser may ask for nothing.
  public let idle: Int64
  /// How long a session may last in all.
  public let absolute: Int64
  /// How long somebody may take from the password to the second factor.
  public let untilSecondFactor: Int64

  /// Limits.
  ///
  /// - Parameters:
  ///   - idle: how long a browser may ask for nothing.
  ///   - absolute: how long a session may last in all.
  ///   - untilSecondFactor: how long somebody may take from the password to the second factor.
  public init(
    idle: Int64, absolute: Int64, untilSecondFactor: Int64 = 10 * Seconds.minute
  ) {
    self.idle = idle
    self.absolute = absolute
    self.untilSecondFactor = untilSecondFactor
  }

  /// Accounts: two hours idle, twelve in all.
  public static let accounts = SessionLimits(idle: 2 * Seconds.hour, absolute: 12 * Seconds.hour)
}
