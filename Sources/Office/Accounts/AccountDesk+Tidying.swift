import Accounts
public import Measures
import Records

extension AccountDesk {
  /// What was deleted because its time had come.
  public struct Tidied: Hashable, Sendable {
    /// Sessions.
    public var sessions = 0
    /// One-time keys and sign-ins that were not finished.
    public var keys = 0
    /// People whose accounts were closed and erased.
    public var accounts = 0
    /// Entries of logs.
    public var logEntries = 0

    /// Nothing.
    public init() {}
  }

  /// Deletes what was kept for as long as its owner wants: sessions, keys, accounts, entries of the log.
  ///
  /// The last administrator of an owner stays, whatever the time.
  ///
  /// - Parameter moment: the time.
  /// - Returns: what was deleted.
  @discardableResult
  public func tidy(at moment: Moment) async throws -> Tidied {
    let now = Timestamp(moment)
    var done = Tidied()
    let owners = try await store.owners()
    let retention = Dictionary(uniqueKeysWithValues: owners.map { ($0.id, $0.retention) })
    for account in try await store.accounts() where account.erased == nil {
      // Somebody with roles in several owners is kept as long as the one that keeps longest.
      let ofOwners = Set(account.memberships.map(\.owner)).compactMap { retention[$0] }
      let kept = ofOwners.isEmpty ? [.usual] : ofOwners
      let days = { (kind: Retention.Kind) in
        Int64(kept.map { $0.days(of: kind) }.max() ?? kind.usual) * Seconds.day
      }
      done.sessions += try await store.removeSessions(
        of: account.id, before: now + -days(.session))
      guard now - (account.lastSignIn ?? account.made) > days(.account),
        try await isDispensable(account)
      else { continue }
      try await eraseOverdue(account, at: now)
      done.accounts += 1
    }
    done.keys += try await store.removePendingSignIns(before: now + -Seconds.hour)
    for owner in owners {
      for key in try await store.keys(of: owner.id) {
        let end = owner.retention.end(of: .oneTimeKey, since: key.key.used ?? key.key.expires)
        guard now > end else { continue }
        if try await store.remove(key: key.key.hash, of: owner.id) { done.keys += 1 }
      }
      let kept = Int64(owner.retention.days(of: .audit)) * Seconds.day
      done.logEntries += try await store.shorten(log: owner.id, before: now + -kept)
    }
    let usual = Int64(Retention.usual.days(of: .audit)) * Seconds.day
    done.logEntries += try await store.shorten(log: nil, before: now + -usual)
    try await ground.database.intakes.tidy(at: moment)
    if done != Tidied() {
      try await store.note([
        AuditEvent(owner: nil, who: .system, action: .retentionDone, time: now)
      ])
    }
    return done
  }

  private func isDispensable(_ account: Account) async throws -> Bool {
    for membership in account.memberships where membership.role == .administrator {
      guard try await hasAdministrator(membership.owner, besides: account.id) else { return false }
    }
    return true
  }

  private func eraseOverdue(_ account: Account, at time: Timestamp) async throws {
    let events = events(.personErased, about: account, by: .system, at: time)
    try await store.erase(account.id, at: time, noting: events)
    try await store.end(on: .accountEnded(account.id))
  }
}
