public import Accounts
public import Languages
import OpenIDConnect
import Records

/// Signing in at an identity provider.
extension AccountDesk {
  /// The identity providers that people may sign in at.
  public var signInProviders: [SignInProvider] { providers.all }

  /// Where pages come from that may show the page for signing out in a frame.
  public var frames: [String] { Set(providers.all.map(\.origin)).sorted() }

  /// What somebody wants from a provider.
  public enum ProviderWish: Sendable {
    /// To sign in and go to a path of this server.
    case signIn(to: String)
    /// To accept the invitation with this secret.
    case join(String)
    /// To connect it to the account.
    case connect(Account)
  }

  /// A sign-in at a provider with what it is for.
  private struct Begun: Codable, Sendable {
    let pending: PendingSignIn
    let connects: String?
    let key: String?
  }

  /// What comes of a wish to go to a provider, or of coming back from one.
  public enum ProviderOutcome: Sendable {
    /// The browser is to go to this address.
    case away(String)
    /// The browser is signed in: the secret for its cookie, and the path to go to.
    case entered(secret: SecretToken, to: String)
    /// It is connected to the account.
    case connected
    /// No account here is connected to the person there.
    case unknown(SignInProvider)
    /// Another account is connected to the person there.
    case taken
    /// The invitation opens nothing any more.
    case key(KeyFault)
    /// It failed; what the person is told.
    case failed(LocalizedText)
  }

  /// Begins a sign-in at a provider.
  ///
  /// - Parameters:
  ///   - name: the provider's name.
  ///   - wish: what it is for.
  ///   - visitor: what the visitor's cookie holds.
  ///   - language: the reader's language.
  /// - Returns: what came of it; nil where there is no such provider.
  public func begin(
    at name: String, _ wish: ProviderWish, visitor: SecretToken, language: String
  ) async throws -> ProviderOutcome? {
    guard let party = providers.party(name) else { return nil }
    let now = Timestamp(ground.now)
    var path = "/"
    var connects: String?
    var key: String?
    switch wish {
    case .signIn(let to): path = to
    case .join(let secret): key = SecretToken(secret)?.hash(for: .invitation)
    case .connect(let account): connects = account.id
    }
    do {
      let (pending, address) = try await party.begin(
        visitor: visitor, returnPath: path, language: language, at: now)
      let begun = Begun(pending: pending, connects: connects, key: key)
      try await store.keep(pending: begun, under: pending.state, since: now)
      return .away(address)
    } catch let failure as SignInFailure {
      return .failed(LocalizedText { failure.text(in: $0) })
    }
  }

  /// Finishes a sign-in when the browser comes back from a provider.
  ///
  /// - Parameters:
  ///   - name: the provider's name.
  ///   - fields: what the browser brought back, decoded, in order.
  ///   - visitor: what the visitor's cookie holds.
  ///   - signedIn: the account that the browser is signed in to already.
  ///   - session: what the session's cookie holds.
  /// - Returns: what came of it; nil where there is no such provider.
  public func finish(
    at name: String, _ fields: [(String, String)], visitor: SecretToken?, signedIn: SignedIn?,
    session: SecretToken?
  ) async throws -> ProviderOutcome? {
    guard let party = providers.party(name), let provider = providers.provider(name) else {
      return nil
    }
    let now = Timestamp(ground.now)
    let returned = ReturnedFields(fields)
    var begun: Begun?
    if let state = PendingSignIn.state(of: returned) {
      begun = try await store.take(pending: state)
    }
    let person: OpenIDConnect.SignedIn
    do {
      person = try await party.finish(
        returned, pending: begun?.pending, visitor: visitor, at: now)
    } catch {
      let failure = error
      try await store.note([
        AuditEvent(
          owner: nil, who: .nobody, action: .signInFailed,
          object: AuditEvent.Object("provider", name), time: now)
      ])
      return .failed(LocalizedText { failure.text(in: $0) })
    }
    let known = try await store.account(of: person.identity)
    if let id = begun?.connects {
      return try await connect(person.identity, to: id, known: known, signedIn: signedIn)
    }
    var account = known
    if let hash = begun?.key {
      do {
        account = try await join(with: hash, as: account, person)
      } catch let fault as KeyFault {
        return .key(fault)
      }
    } else if account == nil, provider.owner != nil, !person.roles.isEmpty {
      account = try await makeAccount(of: person)
    }
    guard var account, account.isOpen else { return .unknown(provider) }
    account = try await giveRoles(of: person, from: provider, to: account)
    if person.assurance == .twoFactors {
      let events = events(.signedIn, about: account, by: .account(account.id), at: now)
      _ = try await store.update(account.id, noting: events) { $0.lastSignIn = now }
    }
    let secret = try await begin(
      account.id, assurance: person.assurance, provider: person.session, instead: session)
    return .entered(secret: secret, to: person.returnPath)
  }

  /// Where a browser signs out at the provider that signed it in.
  ///
  /// - Parameter session: the session.
  /// - Returns: the address and the provider; nil where there is none, or where it cannot be asked.
  public func signOutAddress(of session: Session) async -> (String, SignInProvider)? {
    guard let there = session.provider else { return nil }
    for provider in providers.all where provider.knows(issuer: there.issuer) {
      guard let party = providers.party(provider.name) else { continue }
      let address = try? await party.signOutAddress(there, at: Timestamp(ground.now))
      return address.flatMap { $0 }.map { ($0, provider) }
    }
    return nil
  }

  /// Ends the sessions of somebody who signed out at a provider (front-channel logout).
  ///
  /// - Parameters:
  ///   - name: the provider's name.
  ///   - fields: what the browser brought, decoded, in order.
  public func signedOut(at name: String, _ fields: [(String, String)]) async throws {
    guard let event = providers.party(name)?.signOutEvent(ReturnedFields(fields)) else { return }
    try await store.end(on: event)
  }

  private func connect(
    _ identity: Account.Identity, to id: String, known: Account?, signedIn: SignedIn?
  ) async throws -> ProviderOutcome {
    guard let signedIn, signedIn.account.id == id, signedIn.session.assurance == .twoFactors else {
      let failure = SignInFailure(.notBegun, "the account is no longer signed in")
      return .failed(LocalizedText { failure.text(in: $0) })
    }
    guard known == nil || known?.id == id else { return .taken }
    _ = try await store.update(id) { $0.identities.insert(identity) }
    return .connected
  }

  /// Accepts an invitation in a sign-in at a provider.
  private func join(
    with hash: String, as known: Account?, _ person: OpenIDConnect.SignedIn
  ) async throws -> Account {
    guard let kept = try await store.key(hash), kept.use == .invitation else {
      throw KeyFault.unknown
    }
    if let known, known.isOpen { return try await use(kept, for: known.id, or: known) { _ in } }
    var blank = Account(
      id: ground.newID(), name: String((person.name ?? kept.email).prefix(200)), email: kept.email,
      language: "nb", made: Timestamp(ground.now))
    blank.identities = [person.identity]
    return try await use(kept, for: nil, or: blank) { _ in }
  }

  /// An account for somebody whom the provider gives a role and who has none yet.
  private func makeAccount(of person: OpenIDConnect.SignedIn) async throws -> Account {
    var email = person.email ?? ""
    // The address only helps to recognise the person; one that another account has is left out.
    let isTaken = try await store.account(email: email) != nil
    if !Self.isAddress(email) || isTaken { email = "" }
    var account = Account(
      id: ground.newID(), name: String((person.name ?? person.identity.subject).prefix(200)),
      email: email, language: "nb", made: Timestamp(ground.now))
    account.identities = [person.identity]
    // Many providers let people write down any address themselves.
    account.vouchers = []
    try await store.add(account)
    return account
  }

  /// Brings the roles that a provider gives in an owner up to date.
  private func giveRoles(
    of person: OpenIDConnect.SignedIn, from provider: SignInProvider, to account: Account
  ) async throws -> Account {
    guard let owner = provider.owner else { return account }
    let given = Set(provider.settings.roles.values.filter { $0.binding == .owner })
    let roles = person.roles.intersection(given)
    let event = AuditEvent(
      owner: owner, who: .system, action: .rolesChanged,
      object: AuditEvent.Object("account", account.id), time: Timestamp(ground.now))
    let changed = try await store.update(account.id, in: owner, noting: [event]) {
      account, hasOther in
      var wanted = roles
      if !hasOther, account.isAdministrator(of: owner) { wanted.insert(.administrator) }
      let others = account.memberships.filter { $0.owner != owner || !given.contains($0.role) }
      let memberships =
        others
        + wanted.sorted { $0.rawValue < $1.rawValue }.map { Membership(owner: owner, role: $0) }
      if Set(memberships) != Set(account.memberships) { account.memberships = memberships }
    }
    return changed ?? account
  }
}
