public import Accounts
public import Languages
import Records

/// The log and the settings of an owner.
extension AccountDesk {
  /// Entries of an owner's log, the newest first.
  ///
  /// - Parameters:
  ///   - owner: the id of the owner.
  ///   - action: what was done; nil for anything.
  ///   - account: the account of whoever did it; nil for anybody.
  ///   - number: only entries with a lower number; nil for all.
  ///   - count: how many at most.
  public func log(
    of owner: String, action: AuditAction? = nil, by account: String? = nil,
    before number: Int64? = nil, most count: Int
  ) async throws -> [AuditEntry] {
    let search = AccountStore.LogSearch(action: action, account: account, before: number)
    return try await store.log(of: owner, search, most: count)
  }

  /// What a check of a log found.
  public enum LogCheck: Hashable, Sendable {
    /// All entries are as they were written, up to this number.
    case whole(Int64)
    /// The entry of this number, or one before it, is not what was written.
    case altered(Int64)
  }

  /// Holds every entry of an owner's log against the one before it.
  ///
  /// What was checked from its beginning within ten minutes is not gone through again.
  ///
  /// - Parameter owner: the id of the owner.
  public func checkLog(of owner: String) async throws -> LogCheck {
    let now = Timestamp(ground.now)
    let last = memory.checked(owner).flatMap { now - $0.since < 10 * Seconds.minute ? $0 : nil }
    do {
      let seal = try await store.verify(owner, after: last?.seal)
      memory.keep(.init(seal: seal, since: last?.since ?? now), of: owner)
      return .whole(seal.number)
    } catch AuditChain.Fault.altered(let number) {
      return .altered(number)
    } catch AuditChain.Fault.number(let expected, _) {
      return .altered(expected)
    } catch AuditChain.Fault.seal(let number) {
      return .altered(number)
    }
  }

  /// Changes the names and the retention of an owner.
  ///
  /// - Parameters:
  ///   - id: the id of the owner.
  ///   - name: the name in each language.
  ///   - retention: how long things are kept.
  ///   - basis: what was seen.
  ///   - administrator: who does it.
  /// - Throws: ``ChangedMeanwhile``; where the database fails.
  public func change(
    owner id: String, name: LocalizedText, retention: Retention, seen basis: Basis,
    by administrator: Account
  ) async throws {
    guard let owner = Owner(id: id, name: name, retention: retention) else { return }
    let event = AuditEvent(
      owner: id, who: .account(administrator.id), action: .settingsChanged,
      object: AuditEvent.Object("owner", id), time: Timestamp(ground.now))
    try await store.change(owner: id, noting: event) { now in
      try basis.check(owner.fields, against: now.fields)
      return owner
    }
  }
}

extension Owner {
  /// What stands in the form of its settings, by field: `name-nb`, `days-backup` and so on.
  public var fields: [String: String] {
    let names = Language.all.map { ("name-\($0.tag)", name.text(in: $0.tag)) }
    let days = Retention.Kind.allCases.map {
      ("days-\($0.rawValue)", String(retention.days(of: $0)))
    }
    return Dictionary(uniqueKeysWithValues: names + days)
  }
}
