/// An entry of the audit log: an event, its number, and a hash over it and all before it.
public struct AuditEntry: Hashable, Sendable, Codable {
  /// The number, from 1 without gaps.
  public let number: Int64
  /// What was done.
  public let event: AuditEvent
  /// BLAKE2b-256 over the entry before and this one, as 43 letters.
  public let hash: String

  /// An entry that was kept.
  ///
  /// - Parameters:
  ///   - number: its number.
  ///   - event: what was done.
  ///   - hash: its hash.
  public init(number: Int64, event: AuditEvent, hash: String) {
    self.number = number
    self.event = event
    self.hash = hash
  }

  /// The end of the log with this entry, to be kept elsewhere.
  public var seal: AuditChain.Seal { AuditChain.Seal(number: number, hash: hash) }
}

/// The audit log as a chain: an entry that is changed, added or taken out between others shows.
///
/// Whoever can write to the database could write the whole chain anew, or cut off its end. Only a seal that
/// was kept elsewhere shows that; each backup and each export holds one.
public enum AuditChain {
  /// How far a log had come: the number and the hash of its last entry.
  public struct Seal: Hashable, Sendable, Codable {
    /// The number of the last entry.
    public let number: Int64
    /// Its hash.
    public let hash: String

    /// A seal that was kept.
    ///
    /// - Parameters:
    ///   - number: the number of the last entry.
    ///   - hash: its hash.
    public init(number: Int64, hash: String) {
      self.number = number
      self.hash = hash
    }

    /// Before the first entry.
    public static let beginning = Seal(number: 0, hash: "")
  }

  /// The entry for an event.
  ///
  /// - Parameters:
  ///   - event: what was done.
  ///   - seal: the end of the log; ``Seal/beginning`` for the first entry.
  /// - Returns: the entry to be added.
  public static func entry(_ event: AuditEvent, after seal: Seal) -> AuditEntry {
    let number = seal.number + 1
    return AuditEntry(number: number, event: event, hash: hash(event, number, after: seal.hash))
  }

  /// What is wrong in a log.
  public enum Fault: Error, Hashable, Sendable {
    /// An entry is missing or doubled: another number was expected here.
    case number(expected: Int64, found: Int64)
    /// The entry of this number, or one before it, is not what was written.
    case altered(Int64)
    /// The log ends before the seal, or another entry stands in its place.
    case seal(Int64)
  }

  /// Checks a log, or a part of it.
  ///
  /// - Parameters:
  ///   - entries: the entries in order.
  ///   - start: the end of what was checked before.
  ///   - seals: ends of the log that were kept elsewhere; those before `start` are not looked at.
  /// - Returns: the end of the log, for the next check and to be kept elsewhere.
  /// - Throws: the first fault.
  public static func verify(
    _ entries: some Sequence<AuditEntry>, after start: Seal = .beginning, seals: [Seal] = []
  ) throws(Fault) -> Seal {
    var seal = start
    var open = Dictionary(
      seals.filter { $0.number > start.number }.map { ($0.number, $0.hash) },
      uniquingKeysWith: { first, _ in first })
    for entry in entries {
      guard entry.number == seal.number + 1 else {
        throw .number(expected: seal.number + 1, found: entry.number)
      }
      guard entry.hash == hash(entry.event, entry.number, after: seal.hash) else {
        throw .altered(entry.number)
      }
      if let kept = open.removeValue(forKey: entry.number), kept != entry.hash {
        throw .seal(entry.number)
      }
      seal = entry.seal
    }
    if let missing = open.keys.min() { throw .seal(missing) }
    return seal
  }

  private static func hash(_ event: AuditEvent, _ number: Int64, after hash: String) -> String {
    let bytes = Array(hash.utf8) + SHA1.bigEndian(UInt64(number)) + event.bytes
    return Base64URL.text(Sodium.hash(bytes, for: "samstemt audit log v1"))
  }
}
