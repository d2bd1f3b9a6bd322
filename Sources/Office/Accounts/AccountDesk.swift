public import Accounts
import Records

/// A browser that is signed in, and the account that it is signed in to.
public struct SignedIn: Sendable {
  /// The session.
  public let session: Session
  /// The account.
  public let account: Account
}

/// Who is signed in, and how somebody comes to be.
public struct AccountDesk: Sendable {
  let ground: Ground
  let memory = SignInMemory()
  /// The identity providers that people may sign in at.
  let providers: SignInProviders
  var store: AccountStore { ground.database.accounts }

  /// A desk.
  ///
  /// - Parameter ground: what it stands on.
  public init(_ ground: Ground) {
    self.ground = ground
    providers = SignInProviders(ground.settings.providers, random: ground.random)
  }

  /// Who a browser is signed in as.
  ///
  /// - Parameter secret: what the browser's cookie holds.
  /// - Returns: nil where the session has ended or the account is closed.
  public func signedIn(_ secret: SecretToken) async throws -> SignedIn? {
    guard let found = try await store.session(secret.hash(for: .session)) else { return nil }
    let now = Timestamp(ground.now)
    guard found.account.isOpen, found.session.isAlive(at: now, limits: .accounts) else {
      return nil
    }
    var session = found.session
    if session.touch(at: now) { try await store.touch(session) }
    return SignedIn(session: session, account: found.account)
  }

  /// Begins a session in an account, for a browser that has shown whose it is.
  ///
  /// - Parameters:
  ///   - account: the id of the account.
  ///   - assurance: how surely the person is known.
  ///   - provider: the sign-in at an identity provider.
  ///   - old: the browser's session so far, which ends.
  /// - Returns: the secret for the browser's cookie.
  public func begin(
    _ account: String, assurance: Person.Assurance, provider: Session.ProviderSession? = nil,
    instead old: SecretToken? = nil
  ) async throws -> SecretToken {
    let (session, secret) = Session.begin(
      .account(account), assurance: assurance, provider: provider, at: Timestamp(ground.now),
      from: ground.random)
    try await store.begin(session, instead: old?.hash(for: .session))
    return secret
  }

  /// Signs a browser out.
  ///
  /// - Parameters:
  ///   - secret: what its cookie holds.
  ///   - account: the account that it is signed in to.
  public func signOut(_ secret: SecretToken, of account: Account? = nil) async throws {
    let ended = try await store.end(on: .signOut(hash: secret.hash(for: .session)))
    guard let account, ended > 0 else { return }
    try await note(
      .signedOut, about: account, by: .account(account.id), at: Timestamp(ground.now))
  }
}

extension AccountDesk {
  /// An organisation that holds reviews.
  ///
  /// - Parameter id: its id.
  /// - Returns: nil where there is none.
  public func owner(_ id: String) async throws -> Owner? { try await store.owner(id) }

  /// All organisations, in the order of their ids.
  public func owners() async throws -> [Owner] { try await store.owners() }
}
