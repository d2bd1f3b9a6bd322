public import Accounts
public import Measures
public import Records

/// What all desks of the office stand on: the database, the clock, secrets and settings.
public struct Ground: Sendable {
  /// Everything that is kept.
  let database: ServerDatabase
  /// What whoever runs the server has decided.
  public let settings: OfficeSettings
  /// The keys that links are hashed and signed with.
  public let keys: ServerKeys
  /// Where random bytes come from.
  public let random: RandomBytes
  private let clock: @Sendable () -> Moment

  /// The ground of an office.
  ///
  /// - Parameters:
  ///   - database: everything that is kept.
  ///   - settings: what whoever runs the server has decided.
  ///   - keys: the keys that links are hashed and signed with.
  ///   - random: where random bytes come from.
  ///   - clock: tells the time.
  public init(
    database: ServerDatabase, settings: OfficeSettings, keys: ServerKeys,
    random: RandomBytes = .system, clock: @escaping @Sendable () -> Moment = { .now }
  ) {
    self.database = database
    self.settings = settings
    self.keys = keys
    self.random = random
    self.clock = clock
  }

  /// The time it is now.
  public var now: Moment { clock() }

  /// Asks the database for something small.
  ///
  /// - Throws: `DatabaseError` where it does not answer.
  public func checkDatabase() async throws { try await database.check() }

  /// What the database has done so far.
  public var databaseWork: DatabaseWork { DatabaseWork(database.statistics) }

  /// A new id that nobody else makes: 26 small letters and digits.
  public func newID() -> String { RandomID.text(of: random.bytes(16)) }

  /// Notes in the audit log what was done.
  ///
  /// - Parameters:
  ///   - action: what was done.
  ///   - principal: who did it.
  ///   - owner: the owner; nil for the whole server.
  ///   - object: what it was done to.
  public func note(
    _ action: AuditAction, by principal: Principal, of owner: String?,
    on object: AuditEvent.Object? = nil
  ) async throws {
    try await database.accounts.note([
      AuditEvent(
        owner: owner, who: principal.audited, action: action, object: object,
        time: Timestamp(now))
    ])
  }
}

extension Timestamp {
  /// The second that a moment lies in.
  public init(_ moment: Moment) {
    self.init(Int64((Double(moment.milliseconds) / 1000).rounded(.down)))
  }
}

/// Ids of random bytes, in the signs of Crockford's base 32.
enum RandomID {
  private static let signs = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 5 {
        count -= 5
        text.append(signs[bits >> count & 31])
      }
    }
    if count > 0 { text.append(signs[bits << (5 - count) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }
}
