public import Accounts
import Records

/// What people do with their own account.
extension AccountDesk {
  /// Changes the name and the language of an account.
  ///
  /// - Parameters:
  ///   - account: the account.
  ///   - name: the new name.
  ///   - language: the new language.
  public func rename(_ account: Account, name: String, language: String) async throws {
    try await store.change(account.id) { account in
      account.name = name
      account.language = language
    }
  }

  /// What comes of a wish for a new password.
  public enum PasswordOutcome: Sendable {
    /// It holds; all other sessions ended. The secret is for the cookie of this one.
    case changed(SecretToken)
    /// The password so far was wrong.
    case wrong
    /// Too many were tried; in so many seconds it may be tried again.
    case slowed(Int64)
    /// The new one is not taken.
    case fault(PasswordRules.Fault)
    /// The account has neither password nor second factor: the second factor comes first.
    case secondFactorFirst
  }

  /// Changes a password; all other sessions of the account end.
  ///
  /// - Parameters:
  ///   - current: the password so far, as it was typed; where the account has none it is not looked at.
  ///   - new: the new one.
  ///   - signedIn: the session and its account.
  ///   - address: where the request comes from.
  public func changePassword(
    from current: String, to new: String, _ signedIn: SignedIn, from address: ClientAddress?
  ) async throws -> PasswordOutcome {
    let now = Timestamp(ground.now)
    let account = signedIn.account
    if let old = account.password {
      // Whoever sits at somebody's open browser is slowed down as at the sign-in page.
      let attempt = SignInGuard.Attempt(address: address, name: account.email, device: nil)
      if case .refused(let seconds) = memory.ask(attempt, at: now) { return .slowed(seconds) }
      guard try await memory.work.run({ old.matches(current) }) else {
        memory.failed(attempt, at: now)
        return .wrong
      }
    }
    // A first password without a second factor would be a way around the provider's two factors.
    guard account.password != nil || account.secondFactor != nil else { return .secondFactorFirst }
    let hash: PasswordHash
    do {
      hash = try await self.hash(new, personal: [account.name, account.email])
    } catch KeyFault.password(let fault) {
      return .fault(fault)
    }
    let events = events(.passwordChanged, about: account, by: .account(account.id), at: now)
    _ = try await store.update(account.id, noting: events) { $0.password = hash }
    let (session, secret) = Session.begin(
      .account(account.id), assurance: signedIn.session.assurance,
      provider: signedIn.session.provider, at: now, from: ground.random)
    try await store.begin(session, instead: signedIn.session.hash)
    try await store.end(on: .credentialsChanged(account: account.id, keeping: session.hash))
    return .changed(secret)
  }

  /// The sessions of an account that have not ended.
  ///
  /// - Parameter account: the id of the account.
  public func sessions(of account: String) async throws -> [Session] {
    let now = Timestamp(ground.now)
    return try await store.sessions(of: account).filter { $0.isAlive(at: now, limits: .accounts) }
  }

  /// Ends one session of an account.
  ///
  /// - Parameters:
  ///   - hash: the hash of the session's secret.
  ///   - account: the account; sessions of others are left alone.
  public func endSession(_ hash: String, of account: Account) async throws {
    guard try await store.sessions(of: account.id).contains(where: { $0.hash == hash }) else {
      return
    }
    try await store.end(on: .signOut(hash: hash))
  }

  /// Ends all sessions of an account, and forgets the browsers that have signed in.
  ///
  /// - Parameter account: the account.
  public func signOutEverywhere(_ account: Account) async throws {
    let now = Timestamp(ground.now)
    let events = events(.sessionsEnded, about: account, by: .account(account.id), at: now)
    _ = try await store.update(account.id, noting: events) { $0.devices = [] }
    try await store.end(on: .accountEnded(account.id))
  }

  /// All that is kept about the holder of an account.
  ///
  /// - Parameter account: the account.
  /// - Returns: the data, for the person alone.
  public func personalData(of account: Account) async throws -> PersonalData {
    let now = Timestamp(ground.now)
    try await note(.personExported, about: account, by: .account(account.id), at: now)
    return PersonalData(
      of: account, sessions: try await store.sessions(of: account.id),
      audit: try await store.events(by: account.id),
      other: try await parts(of: account.id), at: now)
  }

  /// What campaigns and answers hold of somebody.
  private func parts(of account: String) async throws -> [PersonalData.Part] {
    let mentions = try await store.mentions(of: account)
    return Dictionary(grouping: mentions, by: \.part).sorted { $0.key < $1.key }.map {
      PersonalData.Part(
        name: $0.key, rows: $0.value.map { ["owner": $0.owner, "content": $0.content] })
    }
  }

  /// Takes away who somebody is at a provider.
  ///
  /// - Parameters:
  ///   - identity: who the person is there.
  ///   - account: the account.
  /// - Returns: false where nothing else would let the person in.
  public func disconnect(_ identity: Account.Identity, from account: Account) async throws -> Bool {
    try await store.update(account.id) { account in
      guard account.password != nil || account.identities.count > 1 else { return false }
      account.identities.remove(identity)
      return true
    }?.result ?? false
  }
}
