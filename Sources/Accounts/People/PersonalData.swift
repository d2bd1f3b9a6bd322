/// All that is kept about a person, for the person (GDPR article 15 and 20): no secrets, nobody else.
public struct PersonalData: Hashable, Sendable, Codable {
  /// When the bundle was made.
  public let made: Timestamp
  /// The account.
  public let account: AboutAccount
  /// The sessions that are kept.
  public let sessions: [AboutSession]
  /// What the audit log says that the person did.
  public let audit: [AuditEvent]
  /// What other parts keep, such as cases and comments.
  public let other: [Part]

  /// What the account holds.
  public struct AboutAccount: Hashable, Sendable, Codable {
    /// The id.
    public let id: String
    /// The name.
    public let name: String
    /// The address of e-mail.
    public let email: String
    /// The language.
    public let language: String
    /// Whether there is a password.
    public let hasPassword: Bool
    /// Whether there is a second factor.
    public let hasSecondFactor: Bool
    /// Who the person is at identity providers.
    public let identities: [Account.Identity]
    /// The roles.
    public let memberships: [Membership]
    /// How many browsers are remembered.
    public let rememberedBrowsers: Int
    /// When the account was made.
    public let made: Timestamp
    /// When the person last signed in.
    public let lastSignIn: Timestamp?
    /// When the account was closed.
    public let closed: Timestamp?
  }

  /// What is kept of a session.
  public struct AboutSession: Hashable, Sendable, Codable {
    /// When the browser signed in.
    public let began: Timestamp
    /// When it last asked for something.
    public let lastSeen: Timestamp
    /// The identity provider that signed the person in.
    public let provider: String?
  }

  /// What another part keeps: rows of named values.
  public struct Part: Hashable, Sendable, Codable {
    /// What it is, such as `cases`.
    public let name: String
    /// The rows.
    public let rows: [[String: String]]

    /// What another part keeps.
    ///
    /// - Parameters:
    ///   - name: what it is.
    ///   - rows: the rows.
    public init(name: String, rows: [[String: String]]) {
      self.name = name
      self.rows = rows
    }
  }

  /// Gathers what is kept about a person.
  ///
  /// - Parameters:
  ///   - account: the person's account.
  ///   - sessions: sessions; those of others are left out.
  ///   - audit: events of the log; those that others did are left out.
  ///   - other: what other parts keep about the person.
  ///   - time: the time.
  public init(
    of account: Account, sessions: [Session], audit: [AuditEvent], other: [Part] = [],
    at time: Timestamp
  ) {
    made = time
    self.account = AboutAccount(
      id: account.id, name: account.name, email: account.email, language: account.language,
      hasPassword: account.password != nil, hasSecondFactor: account.secondFactor != nil,
      identities: account.identities.sorted { ($0.issuer, $0.subject) < ($1.issuer, $1.subject) },
      memberships: account.memberships, rememberedBrowsers: account.devices.count,
      made: account.made, lastSignIn: account.lastSignIn, closed: account.closed)
    self.sessions = sessions.filter { $0.holder == .account(account.id) }
      .map { AboutSession(began: $0.began, lastSeen: $0.lastSeen, provider: $0.provider?.issuer) }
    self.audit = audit.filter { $0.who == .account(account.id) }
    self.other = other
  }
}
