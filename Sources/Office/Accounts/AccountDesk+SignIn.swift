public import Accounts
import Records

extension AccountDesk {
  /// Somebody who comes to the sign-in page with a password.
  public struct SignInForm: Sendable {
    /// The address of e-mail as it was typed.
    public var email: String
    /// The password as it was typed.
    public var password: String
    /// Where the request comes from.
    public var address: ClientAddress?
    /// What the browser's device cookie holds.
    public var device: SecretToken?
    /// The browser's session so far, which ends.
    public var session: SecretToken?

    /// Somebody who comes with a password.
    ///
    /// - Parameters:
    ///   - email: the address of e-mail as it was typed.
    ///   - password: the password as it was typed.
    ///   - address: where the request comes from.
    ///   - device: what the browser's device cookie holds.
    ///   - session: the browser's session so far, which ends.
    public init(
      email: String, password: String, address: ClientAddress?, device: SecretToken? = nil,
      session: SecretToken? = nil
    ) {
      self.email = email
      self.password = password
      self.address = address
      self.device = device
      self.session = session
    }
  }

  /// What comes of a password.
  public enum SignInOutcome: Sendable {
    /// It was right: the secret for the browser's cookie, and whether there is a second factor to be asked for.
    case passed(secret: SecretToken, hasSecondFactor: Bool)
    /// The address or the password was wrong; which one is not told.
    case wrong
    /// Too many have tried; in so many seconds it may be tried again.
    case slowed(Int64)
  }

  /// Looks at a password, and begins a session in which only the second factor can be given or set up.
  ///
  /// - Parameter form: what was typed, and by whom.
  /// - Returns: what came of it, the same and after the same work whether or not there is such an account.
  /// - Throws: where too many wait (see ``ReviewOffice/isBusy(_:)``) or the database fails.
  public func signIn(_ form: SignInForm) async throws -> SignInOutcome {
    let now = Timestamp(ground.now)
    let email = form.email.trimmed
    let account = try await store.account(email: email)
    let device = form.device?.hash(for: .device)
    let isKnown = device.map { account?.devices.contains($0) ?? false } ?? false
    let attempt = SignInGuard.Attempt(
      address: form.address, name: email, device: isKnown ? device : nil)
    if case .refused(let seconds) = memory.ask(attempt, at: now) {
      if memory.ask("slowed \(email)", .noteOfSlowing, at: now).isAllowed {
        try await note(.signInSlowed, about: account, by: .nobody, at: now)
      }
      return .slowed(seconds)
    }
    let hash = account.flatMap { $0.isOpen ? $0.password : nil }
    // Longer ones are no password of ours, and need not be hashed whole.
    let password = String(form.password.prefix(4 * PasswordRules.longest))
    let (isRight, better) = try await memory.work.run { [random = ground.random] in
      let isRight = PasswordHash.check(password, against: hash)
      let isOld = isRight && hash?.needsRehash() == true
      return (isRight, isOld ? PasswordHash.of(password, from: random) : nil)
    }
    guard isRight, let account else {
      memory.failed(attempt, at: now)
      try await note(.signInFailed, about: account, by: .nobody, at: now)
      return .wrong
    }
    memory.succeeded(attempt)
    if let better {
      try await store.change(account.id) { if $0.password == hash { $0.password = better } }
    }
    let secret = try await begin(account.id, assurance: .password, instead: form.session)
    return .passed(secret: secret, hasSecondFactor: account.secondFactor != nil)
  }

  /// Notes something about an account in the log of each owner that it has a role in.
  func note(
    _ action: AuditAction, about account: Account?, by who: AuditEvent.Who, at time: Timestamp
  ) async throws {
    try await store.note(events(action, about: account, by: who, at: time))
  }

  func events(
    _ action: AuditAction, about account: Account?, by who: AuditEvent.Who, at time: Timestamp
  ) -> [AuditEvent] {
    let owners = Set(account?.memberships.map(\.owner) ?? []).sorted()
    return (owners.isEmpty ? [nil] : owners.map(Optional.some)).map { owner in
      AuditEvent(
        owner: owner, who: who, action: action,
        object: account.map { AuditEvent.Object("account", $0.id) }, time: time)
    }
  }
}

extension ThrottleLimit {
  /// How often the log is told that sign-ins to an account are slowed down.
  static let noteOfSlowing = ThrottleLimit("note/slowed", 1, per: Seconds.hour)
}

extension String {
  /// The text without blanks and line breaks at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
