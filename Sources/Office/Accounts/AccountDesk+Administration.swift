public import Accounts
import Fieldwork
import Measures
import Records
import Territory

/// What an administrator does with the accounts of an owner.
extension AccountDesk {
  /// The accounts that have a role in an owner, in the order of their names.
  ///
  /// - Parameter owner: the id of the owner.
  public func accounts(of owner: String) async throws -> [Account] {
    try await store.accounts(of: owner)
  }

  /// An account that has a role in an owner.
  ///
  /// - Parameters:
  ///   - id: the account.
  ///   - owner: the id of the owner.
  /// - Returns: nil where there is none, or where it has no role there.
  public func account(_ id: String, of owner: String) async throws -> Account? {
    guard let account = try await store.account(id),
      account.memberships.contains(where: { $0.owner == owner })
    else { return nil }
    return account
  }

  /// An invitation that nobody has accepted yet.
  public struct OpenInvitation: Sendable {
    /// The hash of its secret.
    public let hash: String
    /// The address that it was made for.
    public let email: String
    /// The role that it gives.
    public let membership: Membership
    /// When it ends.
    public let expires: Timestamp
  }

  /// The invitations of an owner that nobody has accepted yet, the newest first.
  ///
  /// - Parameter owner: the id of the owner.
  public func openInvitations(of owner: String) async throws -> [OpenInvitation] {
    let now = Timestamp(ground.now)
    return try await store.keys(of: owner).compactMap { kept in
      guard kept.key.used == nil, now <= kept.key.expires, let membership = kept.membership else {
        return nil
      }
      return OpenInvitation(
        hash: kept.key.hash, email: kept.email, membership: membership, expires: kept.key.expires)
    }
  }

  /// Whether a county or a unit is one that a role can be bound to: one of today's, or one that a survey asks.
  ///
  /// - Parameters:
  ///   - county: the code of a county; nil where the role is bound to none.
  ///   - unit: the code of a unit; nil likewise.
  ///   - owner: the id of the owner.
  public func knows(county: String?, unit: String?, of owner: String) async throws -> Bool {
    let book = UnitBook.of(ground.now.day)
    let isCounty =
      county.map { code in book.counties.contains { $0.code.rawValue == code } } ?? true
    let isUnit = unit.map { book.division[UnitCode($0)] != nil } ?? true
    if isCounty, isUnit { return true }
    let asked = try await ground.database.fieldwork.campaigns(of: owner).flatMap(\.frame.units)
    return (isCounty || asked.contains { $0.groups[UnitBook.county] == county })
      && (isUnit || asked.contains { $0.code == unit })
  }

  /// Makes an invitation to a role.
  ///
  /// - Parameters:
  ///   - membership: the role, bound to what it needs.
  ///   - email: the address of the one who is invited.
  ///   - administrator: who invites.
  /// - Returns: the address to be sent to the one who is invited; it is kept nowhere.
  public func invite(
    to membership: Membership, email: String, by administrator: Account
  ) async throws -> String {
    let now = Timestamp(ground.now)
    let (key, secret) = OneTimeKey.make(for: .invitation, at: now, from: ground.random)
    try await store.add(
      KeptKey(
        owner: membership.owner, use: .invitation, key: key, email: email, membership: membership,
        madeBy: administrator.id, made: now))
    try await store.note([
      AuditEvent(
        owner: membership.owner, who: .account(administrator.id), action: .accountInvited,
        object: AuditEvent.Object("role", membership.role.rawValue), time: now)
    ])
    return "\(ground.settings.origin)/invitation/\(secret.text)"
  }

  /// Takes back an invitation or a key for a new password.
  ///
  /// - Parameters:
  ///   - hash: the hash of its secret.
  ///   - owner: the id of the owner.
  public func withdraw(_ hash: String, of owner: String) async throws {
    try await store.remove(key: hash, of: owner)
  }

  /// Makes an address by which somebody sets a new password.
  ///
  /// - Parameters:
  ///   - account: the account.
  ///   - owner: the owner whose administrator helps.
  ///   - administrator: who helps; nil for whoever runs the machine, who may renew the second factor too.
  /// - Returns: the address to be sent to the person; it is kept nowhere.
  /// - Throws: ``ChangeFault`` where an administrator would help somebody who has roles elsewhere too, into
  ///   which the password would let the helper; where the database fails.
  public func unlock(
    _ account: Account, of owner: String, by administrator: Account?
  ) async throws -> String {
    let now = Timestamp(ground.now)
    if administrator != nil {
      guard let found = try await self.account(account.id, of: owner), found.password != nil else {
        throw ChangeFault.unknown
      }
      guard found.isOnly(in: owner) else { throw ChangeFault.rolesElsewhere }
    }
    let (key, secret) = OneTimeKey.make(for: .passwordReset, at: now, from: ground.random)
    try await store.add(
      KeptKey(
        owner: owner, use: administrator == nil ? .everything : .password, key: key,
        email: account.email, account: account.id, madeBy: administrator?.id, made: now))
    let who = administrator.map { AuditEvent.Who.account($0.id) } ?? .system
    try await note(.passwordResetAsked, about: account, by: who, at: now)
    if administrator == nil {
      try await note(.secondFactorRemoved, about: account, by: who, at: now)
    }
    return "\(ground.settings.origin)/new-password/\(secret.text)"
  }

  /// Why an account cannot be changed as was asked.
  public enum ChangeFault: Error, Hashable, Sendable {
    /// The owner would be left without an administrator.
    case lastAdministrator
    /// The account has roles in other owners too, so it is not this one's to close, erase or open anew.
    case rolesElsewhere
    /// There is no such account here.
    case unknown
  }

  /// Gives an account a role more.
  ///
  /// - Parameters:
  ///   - membership: the role and its owner; where the account has it already, nothing is done.
  ///   - id: the account.
  ///   - administrator: who does it.
  /// - Throws: ``ChangeFault`` where it has no role there yet: it must be invited; where the database fails.
  public func add(
    role membership: Membership, to id: String, by administrator: Account
  ) async throws {
    try await changeRoles(of: id, in: membership.owner, by: administrator) { memberships in
      if !memberships.contains(membership) { memberships.append(membership) }
    }
  }

  /// Takes a role away from an account.
  ///
  /// - Parameters:
  ///   - membership: the role and its owner; where the account has it no more, nothing is done.
  ///   - id: the account.
  ///   - administrator: who does it.
  /// - Returns: whether the account has another role in the owner.
  /// - Throws: ``ChangeFault``; where the database fails.
  public func remove(
    role membership: Membership, from id: String, by administrator: Account
  ) async throws -> Bool {
    let owner = membership.owner
    let account = try await changeRoles(of: id, in: owner, by: administrator) { memberships in
      memberships.removeAll { $0 == membership }
    }
    return account.memberships.contains { $0.owner == owner }
  }

  /// Changes the roles that an account has when the change is made, whatever was seen before.
  @discardableResult
  private func changeRoles(
    of id: String, in owner: String, by administrator: Account,
    _ change: @escaping @Sendable (inout [Membership]) -> Void
  ) async throws -> Account {
    let event = AuditEvent(
      owner: owner, who: .account(administrator.id), action: .rolesChanged,
      object: AuditEvent.Object("account", id), time: Timestamp(ground.now))
    let changed = try await store.update(id, in: owner, noting: [event]) { account, hasOther in
      guard account.memberships.contains(where: { $0.owner == owner }) else {
        throw ChangeFault.unknown
      }
      let kept = account.isAdministrator(of: owner)
      change(&account.memberships)
      if kept, !account.isAdministrator(of: owner), !hasOther {
        throw ChangeFault.lastAdministrator
      }
    }
    guard let changed else { throw ChangeFault.unknown }
    return changed
  }

  /// Closes an account: it lets nobody in, and its sessions end.
  ///
  /// - Parameters:
  ///   - id: the account.
  ///   - owner: the id of the owner.
  ///   - administrator: who does it.
  /// - Throws: ``ChangeFault``; where the database fails.
  public func close(_ id: String, of owner: String, by administrator: Account) async throws {
    let now = Timestamp(ground.now)
    let event = AuditEvent(
      owner: owner, who: .account(administrator.id), action: .accountClosed,
      object: AuditEvent.Object("account", id), time: now)
    try await end(id, of: owner, at: now, noting: [event])
    try await store.end(on: .accountEnded(id))
    for key in try await store.keys(of: owner) where key.account == id {
      try await store.remove(key: key.key.hash, of: owner)
    }
  }

  /// Opens an account that was closed.
  ///
  /// - Parameters:
  ///   - id: the account.
  ///   - owner: the id of the owner.
  ///   - administrator: who does it.
  public func reopen(_ id: String, of owner: String, by administrator: Account) async throws {
    guard try await account(id, of: owner) != nil else { throw ChangeFault.unknown }
    let event = AuditEvent(
      owner: owner, who: .account(administrator.id), action: .accountMade,
      object: AuditEvent.Object("account", id), time: Timestamp(ground.now))
    _ = try await store.update(id, noting: [event]) { account in
      if account.erased == nil { account.closed = nil }
    }
  }

  /// Erases what is kept about a person (GDPR article 17); the log keeps the account's number alone.
  ///
  /// - Parameters:
  ///   - id: the account.
  ///   - owner: the id of the owner.
  ///   - administrator: who does it.
  /// - Throws: ``ChangeFault``; where the database fails.
  public func erase(_ id: String, of owner: String, by administrator: Account) async throws {
    let now = Timestamp(ground.now)
    // Closed first, where it is seen that somebody is left to keep the owner in order.
    try await end(id, of: owner, at: now, noting: [])
    let event = AuditEvent(
      owner: owner, who: .account(administrator.id), action: .personErased,
      object: AuditEvent.Object("account", id), time: now)
    // Whoever erases says that the address is this person's in the rows of the owner.
    try await store.erase(id, at: now, addressedBy: owner, noting: [event])
    try await store.end(on: .accountEnded(id))
  }

  /// Closes an account that is this owner's alone, and not its last administrator's.
  private func end(
    _ id: String, of owner: String, at now: Timestamp, noting events: [AuditEvent]
  ) async throws {
    let ended = try await store.update(id, in: owner, noting: events) { account, hasOther in
      guard account.memberships.contains(where: { $0.owner == owner }) else {
        throw ChangeFault.unknown
      }
      guard account.isOnly(in: owner) else {
        throw ChangeFault.rolesElsewhere
      }
      guard hasOther || !account.isAdministrator(of: owner) else {
        throw ChangeFault.lastAdministrator
      }
      account.closed = account.closed ?? now
    }
    if ended == nil { throw ChangeFault.unknown }
  }

  /// Whether somebody else keeps an owner in order.
  func hasAdministrator(_ owner: String, besides id: String?) async throws -> Bool {
    try await store.accounts(of: owner).contains { $0.id != id && $0.isAdministrator(of: owner) }
  }
}

extension Account {
  /// Whether it lets somebody in who keeps an owner in order.
  func isAdministrator(of owner: String) -> Bool {
    isOpen && memberships.contains { $0.owner == owner && $0.role == .administrator }
  }
}

extension Account {
  /// Whether all roles are in one owner.
  func isOnly(in owner: String) -> Bool { memberships.allSatisfy { $0.owner == owner } }
}
