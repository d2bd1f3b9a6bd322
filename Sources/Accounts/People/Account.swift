/// A person's account, as it is kept.
public struct Account: Hashable, Sendable, Codable {
  /// The id, which the audit log knows the person by.
  public let id: String
  /// The name that others in the owner see.
  public var name: String
  /// The address of e-mail; it signs in with the password and gets invitations, and proves nothing else.
  public var email: String
  /// The language of pages and letters, such as `nn`.
  public var language: String
  /// The password; nil where the person signs in elsewhere.
  public var password: PasswordHash?
  /// The second factor.
  public var secondFactor: SecondFactor?
  /// Who the person is at identity providers.
  public var identities: Set<Identity>
  /// The roles.
  public var memberships: [Membership]
  /// Hashes of the device cookies of browsers that have signed in, the newest last.
  public var devices: [String]
  /// When the account was made.
  public let made: Timestamp
  /// When the person last signed in.
  public var lastSignIn: Timestamp?
  /// When the account was closed; a closed account lets nobody in.
  public var closed: Timestamp?
  /// When what was kept about the person was erased.
  public internal(set) var erased: Timestamp?
  /// The owners that invited the person by this address, and so know it to be theirs; nil where that was not
  /// noted, as in accounts from before it was.
  public var vouchers: Set<String>?
  /// When whoever runs the machine let the person set up a new second factor with a password alone.
  public var factorGivenUp: Timestamp?

  /// A new account without any way to sign in.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - name: the name.
  ///   - email: the address of e-mail.
  ///   - language: the language.
  ///   - memberships: the roles.
  ///   - made: the time.
  public init(
    id: String, name: String, email: String, language: String, memberships: [Membership] = [],
    made: Timestamp
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.language = language
    self.memberships = memberships
    self.made = made
    identities = []
    devices = []
  }

  /// What an account keeps of its second factor.
  public struct SecondFactor: Hashable, Sendable, Codable {
    /// The key shared with the app.
    public var key: OneTimePassword
    /// The period of the last code that was taken.
    public var lastUsed: Int64?
    /// The recovery codes that are left.
    public var recovery: RecoveryCodes

    /// A second factor that was shown to work: its first code is used up.
    ///
    /// - Parameters:
    ///   - key: the key.
    ///   - lastUsed: the period of the code that showed it.
    ///   - recovery: the recovery codes.
    public init(key: OneTimePassword, lastUsed: Int64?, recovery: RecoveryCodes) {
      self.key = key
      self.lastUsed = lastUsed
      self.recovery = recovery
    }

    /// What a typed code was.
    public enum Accepted: Hashable, Sendable {
      /// A code of the app.
      case code
      /// A recovery code; so many are left.
      case recovery(left: Int)
    }

    /// Looks at a typed code, and uses it up where it is right.
    ///
    /// - Parameters:
    ///   - typed: a code of the app or a recovery code.
    ///   - time: the time.
    /// - Returns: which of the two it was; nil where it is wrong or was used.
    public mutating func use(_ typed: String, at time: Timestamp) -> Accepted? {
      if let step = key.accepts(typed, at: time, after: lastUsed) {
        lastUsed = step
        return .code
      }
      return recovery.use(typed) ? .recovery(left: recovery.left) : nil
    }
  }

  /// Who a person is at an identity provider: never known by an address of e-mail, which changes hands.
  public struct Identity: Hashable, Sendable, Codable {
    /// The provider.
    public let issuer: String
    /// The provider's name for the person.
    public let subject: String

    /// Who a person is at an identity provider.
    ///
    /// - Parameters:
    ///   - issuer: the provider.
    ///   - subject: the provider's name for the person.
    public init(issuer: String, subject: String) {
      self.issuer = issuer
      self.subject = subject
    }
  }

  /// How many browsers are remembered.
  public static let mostDevices = 10

  /// The owners in whose rows the address is taken to be this person's.
  ///
  /// An address proves nothing in an owner that did not write to it: another owner may have made the account.
  public var addressOwners: Set<String> {
    if let vouchers { return vouchers }
    let owners = Set(memberships.map(\.owner))
    return owners.count == 1 ? owners : []
  }

  /// Whether somebody who came by a session may set up a second factor.
  ///
  /// A password alone sets up the first one of an account that has no other way in. Where an identity provider
  /// signs the person in, whoever got hold of a password must not become that person.
  ///
  /// - Parameters:
  ///   - session: the session.
  ///   - time: the time.
  /// - Returns: false where the second factor, or a sign-in at the provider, comes first.
  public func maySetUpSecondFactor(in session: Session, at time: Timestamp) -> Bool {
    guard session.assurance == .password else { return true }
    guard secondFactor == nil else { return false }
    if identities.isEmpty || session.provider != nil { return true }
    return factorGivenUp.map { time - $0 <= Seconds.hour } ?? false
  }

  /// Whether the account lets anybody in.
  public var isOpen: Bool { closed == nil && erased == nil }

  /// Remembers a browser that has signed in.
  ///
  /// - Parameter hash: the hash of its device cookie.
  public mutating func remember(device hash: String) {
    devices.removeAll { $0 == hash }
    devices.append(hash)
    devices = devices.suffix(Account.mostDevices)
  }

  /// The person as the rules know them; nobody where the account is closed.
  ///
  /// - Parameter assurance: how surely the person is known.
  /// - Returns: who asks.
  public func principal(_ assurance: Person.Assurance) -> Principal {
    guard isOpen else { return .nobody }
    return .person(Person(account: id, memberships: memberships, assurance: assurance))
  }
}
