public import Accounts
import Database
import Languages
import Records

extension AccountDesk {
  /// A key that opens something now.
  public struct OpenKey: Sendable {
    /// The key.
    let kept: KeptKey
    /// The owner that it opens something of.
    public let owner: Owner
    /// The account that has the key's address, or that the key opens.
    public let account: Account?

    /// What the key opens.
    public var use: SecretToken.Use { kept.use.token }
    /// The address of e-mail that it was made for.
    public var email: String { kept.email }
    /// The role that it gives.
    public var role: Role? { kept.membership?.role }
  }

  /// Why a key does not open anything.
  public enum KeyFault: Error, Hashable, Sendable {
    /// It is not known, or for something else.
    case unknown
    /// Its time is over.
    case expired
    /// It was used.
    case used
    /// Too many unknown ones were tried; in so many seconds one may be tried again.
    case slowed(Int64)
    /// Another account has the address, or the identity.
    case taken
    /// The password is not taken.
    case password(PasswordRules.Fault)
  }

  /// Looks at a key without using it.
  ///
  /// - Parameters:
  ///   - secret: what stands in the address.
  ///   - use: what it is to open.
  ///   - address: where the request comes from.
  /// - Throws: ``KeyFault``; where the database fails.
  public func open(
    _ secret: String, for use: SecretToken.Use, from address: ClientAddress?
  ) async throws -> OpenKey {
    let now = Timestamp(ground.now)
    guard let token = SecretToken(secret),
      let kept = try await store.key(token.hash(for: use)), kept.use.token == use,
      let owner = try await store.owner(kept.owner)
    else {
      // Those that are known count nothing, as a whole town hall may come from one address.
      let verdict = memory.ask(address?.description ?? "", .invitationByAddress, at: now)
      if case .refused(let seconds) = verdict { throw KeyFault.slowed(seconds) }
      throw KeyFault.unknown
    }
    guard kept.key.used == nil else { throw KeyFault.used }
    guard now <= kept.key.expires else { throw KeyFault.expired }
    var account = try await store.account(email: kept.email)
    if let id = kept.account { account = try await store.account(id) }
    return OpenKey(kept: kept, owner: owner, account: account)
  }

  /// Makes the account that an invitation or the first run opens, with a password.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - name: the name.
  ///   - password: the password.
  ///   - language: the language.
  ///   - session: the browser's session so far, which ends.
  /// - Returns: the secret for the cookie of a session in which the second factor is to be set up.
  /// - Throws: ``KeyFault``; where too many wait or the database fails.
  public func join(
    with key: OpenKey, name: String, password: String, language: String,
    instead session: SecretToken?
  ) async throws -> SecretToken {
    let personal = [name, key.kept.email] + key.owner.name.texts.values
    let hash = try await hash(password, personal: personal)
    var blank = Account(
      id: ground.newID(), name: name, email: key.kept.email, language: language,
      made: Timestamp(ground.now))
    blank.password = hash
    let account = try await use(key.kept, for: nil, or: blank) { _ in }
    return try await begin(account.id, assurance: .password, instead: session)
  }

  /// Gives the role of an invitation to an account that is there.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - account: the account that is signed in.
  /// - Throws: ``KeyFault``; where the database fails.
  public func join(with key: OpenKey, as account: Account) async throws {
    _ = try await use(key.kept, for: account.id, or: account) { _ in }
  }

  /// Uses a key up for a new password; all sessions of the account end.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - password: the new password.
  ///   - session: the browser's session so far, which ends.
  /// - Returns: the secret for the cookie of a session in which the second factor is to be given or set up.
  /// - Throws: ``KeyFault``; where too many wait or the database fails.
  public func renewPassword(
    with key: OpenKey, password: String, instead session: SecretToken?
  ) async throws -> SecretToken {
    guard let account = key.account, account.isOpen else { throw KeyFault.unknown }
    let hash = try await hash(password, personal: [account.name, account.email])
    let isAll = key.kept.use == .everything
    // The account may have got roles elsewhere since the address was made.
    guard isAll || account.isOnly(in: key.kept.owner) else { throw KeyFault.unknown }
    let now = Timestamp(ground.now)
    _ = try await use(key.kept, for: account.id, or: account) { account in
      guard isAll || account.isOnly(in: key.kept.owner) else { throw KeyFault.unknown }
      account.password = hash
      if isAll {
        account.secondFactor = nil
        account.factorGivenUp = now
      }
    }
    try await store.end(on: .accountEnded(account.id))
    return try await begin(account.id, assurance: .password, instead: session)
  }

  /// Uses a key up and does to the account what it opens.
  func use(
    _ kept: KeptKey, for existing: String?, or blank: Account,
    _ change: @escaping @Sendable (inout Account) throws -> Void
  ) async throws -> Account {
    let now = Timestamp(ground.now)
    let id = existing ?? blank.id
    let isPassword = kept.use.token == .passwordReset
    let event = AuditEvent(
      owner: kept.owner, who: .account(id),
      action: isPassword ? .passwordChanged : existing == nil ? .accountMade : .rolesChanged,
      object: AuditEvent.Object("account", id), time: now)
    do {
      let account = try await store.use(
        key: kept.key.hash, at: now, for: existing, or: blank, noting: [event]
      ) { kept, account in
        if kept.account == nil {
          let isAddressed = kept.email.lowercased() == account.email.lowercased()
          account.vouchers = account.addressOwners.union(isAddressed ? [kept.owner] : [])
        }
        if let membership = kept.membership, !account.memberships.contains(membership) {
          account.memberships.append(membership)
        }
        try change(&account)
      }
      guard let account else { throw KeyFault.unknown }
      return account
    } catch OneTimeKey.Fault.used {
      throw KeyFault.used
    } catch OneTimeKey.Fault.expired {
      throw KeyFault.expired
    } catch let error as DatabaseError where error.kind == .uniqueViolation {
      throw KeyFault.taken
    }
  }

  /// The hash of a new password.
  func hash(_ password: String, personal: [String]) async throws -> PasswordHash {
    if let fault = PasswordRules.fault(in: password, personal: personal) {
      throw KeyFault.password(fault)
    }
    let hash = try await memory.work.run { [random = ground.random] in
      PasswordHash.of(password, from: random)
    }
    guard let hash else { throw PasswordWork.Busy() }
    return hash
  }
}
