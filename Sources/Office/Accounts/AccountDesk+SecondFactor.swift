public import Accounts
import Records

extension AccountDesk {
  /// A browser that has come further, with what it is to be given.
  public struct Entered: Sendable {
    /// The secret for the session's cookie.
    public let secret: SecretToken
    /// The secret for the cookie of a browser that has signed in; nil where it has one already.
    public let device: SecretToken?
    /// How many recovery codes are left, where one was used.
    public let recoveryCodesLeft: Int?
    /// New recovery codes to be shown once; none where none were made.
    public let recoveryCodes: [String]
  }

  /// What comes of a code.
  public enum CodeOutcome: Sendable {
    /// It was right.
    case entered(Entered)
    /// It was wrong, or was used before.
    case wrong
    /// Too many were tried; in so many seconds it may be tried again.
    case slowed(Int64)
  }

  private struct WrongCode: Error {}

  /// Takes the second factor of somebody whose password was right.
  ///
  /// - Parameters:
  ///   - typed: a code of the app, or a recovery code.
  ///   - signedIn: the session and its account.
  ///   - secret: what the session's cookie holds.
  ///   - device: what the browser's device cookie holds.
  public func confirm(
    _ typed: String, _ signedIn: SignedIn, secret: SecretToken, device: SecretToken?
  ) async throws -> CodeOutcome {
    let now = Timestamp(ground.now)
    let id = signedIn.account.id
    if case .refused(let seconds) = memory.ask(id, .secondFactor, at: now) {
      return .slowed(seconds)
    }
    let known = device?.hash(for: .device)
    let fresh = SecretToken(from: ground.random)
    let freshHash = fresh.hash(for: .device)
    let done: (account: Account, result: Account.SecondFactor.Accepted)?
    do {
      done = try await store.update(id) { account in
        guard account.isOpen, let accepted = account.secondFactor?.use(typed, at: now) else {
          throw WrongCode()
        }
        account.lastSignIn = now
        let isKnown = known.map(account.devices.contains) ?? false
        account.remember(device: isKnown ? known ?? freshHash : freshHash)
        return accepted
      }
    } catch is WrongCode {
      try await note(.signInFailed, about: signedIn.account, by: .account(id), at: now)
      return .wrong
    }
    guard let done else { return .wrong }
    let session = try await strengthen(signedIn.session, at: now)
    var left: Int?
    if case .recovery(let count) = done.result {
      left = count
      try await note(.recoveryCodeUsed, about: done.account, by: .account(id), at: now)
    }
    try await note(.signedIn, about: done.account, by: .account(id), at: now)
    let isKnown = known.map(signedIn.account.devices.contains) ?? false
    return .entered(
      Entered(
        secret: session, device: isKnown ? nil : fresh, recoveryCodesLeft: left, recoveryCodes: []))
  }

  /// Sets up a second factor, the first or a new one, where a code shows that the app has the key.
  ///
  /// All other sessions of the account end, and the recovery codes from before serve no more.
  ///
  /// - Parameters:
  ///   - typed: the code that the app shows.
  ///   - signedIn: the session and its account.
  ///   - secret: what the session's cookie holds; the key on offer is made of it.
  ///   - device: what the browser's device cookie holds.
  public func setUpSecondFactor(
    _ typed: String, _ signedIn: SignedIn, secret: SecretToken, device: SecretToken?
  ) async throws -> CodeOutcome {
    let now = Timestamp(ground.now)
    let id = signedIn.account.id
    let session = signedIn.session
    guard signedIn.account.maySetUpSecondFactor(in: session, at: now) else { return .wrong }
    if case .refused(let seconds) = memory.ask(id, .secondFactor, at: now) {
      return .slowed(seconds)
    }
    let key = OneTimePassword(offeredTo: secret)
    guard let step = key.accepts(typed, at: now, after: nil) else { return .wrong }
    let codes = RecoveryCodes.make(from: ground.random)
    let factor = Account.SecondFactor(key: key, lastUsed: step, recovery: codes.kept)
    let known = device?.hash(for: .device)
    let isKnown = known.map(signedIn.account.devices.contains) ?? false
    let fresh = SecretToken(from: ground.random)
    let remembered = isKnown ? known ?? "" : fresh.hash(for: .device)
    let isFirst = session.assurance == .password
    let events =
      events(.secondFactorSet, about: signedIn.account, by: .account(id), at: now)
      + (isFirst ? self.events(.signedIn, about: signedIn.account, by: .account(id), at: now) : [])
    do {
      _ = try await store.update(id, noting: events) { account in
        // Somebody else may have set one up meanwhile.
        guard account.maySetUpSecondFactor(in: session, at: now) else { throw WrongCode() }
        account.secondFactor = factor
        account.factorGivenUp = nil
        account.lastSignIn = now
        account.remember(device: remembered)
      }
    } catch is WrongCode {
      return .wrong
    }
    let next = try await strengthen(session, at: now)
    try await store.end(
      on: .credentialsChanged(account: id, keeping: next.hash(for: .session)))
    return .entered(
      Entered(
        secret: next, device: isKnown ? nil : fresh, recoveryCodesLeft: nil,
        recoveryCodes: codes.shown))
  }

  /// New recovery codes in place of those that were left.
  ///
  /// - Parameter account: the account.
  /// - Returns: the codes, to be shown once; none where there is no second factor.
  public func renewRecoveryCodes(of account: Account) async throws -> [String] {
    let now = Timestamp(ground.now)
    let codes = RecoveryCodes.make(from: ground.random)
    let events = events(.secondFactorSet, about: account, by: .account(account.id), at: now)
    let done = try await store.update(account.id, noting: events) { account in
      account.secondFactor?.recovery = codes.kept
      return account.secondFactor != nil
    }
    return done?.result == true ? codes.shown : []
  }

  /// A new session id for a browser that is now trusted more; the old one ends.
  private func strengthen(_ session: Session, at time: Timestamp) async throws -> SecretToken {
    let (next, secret) = session.strengthened(at: time, from: ground.random)
    try await store.begin(next, instead: session.hash)
    return secret
  }
}
