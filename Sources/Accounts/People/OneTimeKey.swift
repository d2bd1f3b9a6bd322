/// A secret that opens one thing once and until a time: the first run, an invitation, a new password.
public struct OneTimeKey: Hashable, Sendable, Codable {
  /// The hash of the secret.
  public let hash: String
  /// When it ends.
  public let expires: Timestamp
  /// When it was used.
  public private(set) var used: Timestamp?

  /// A key read back.
  ///
  /// - Parameters:
  ///   - hash: the hash of the secret.
  ///   - expires: when it ends.
  ///   - used: when it was used.
  public init(hash: String, expires: Timestamp, used: Timestamp? = nil) {
    self.hash = hash
    self.expires = expires
    self.used = used
  }

  /// A new key.
  ///
  /// - Parameters:
  ///   - use: what it opens.
  ///   - time: the time.
  ///   - seconds: how long it lasts; nil for what is usual for the use.
  ///   - random: where the secret comes from.
  /// - Returns: the key to be kept, and the secret to be given away.
  public static func make(
    for use: SecretToken.Use, at time: Timestamp, lasting seconds: Int64? = nil,
    from random: RandomBytes
  ) -> (key: OneTimeKey, secret: SecretToken) {
    let secret = SecretToken(from: random)
    let expires = time + (seconds ?? use.lasts)
    return (OneTimeKey(hash: secret.hash(for: use), expires: expires), secret)
  }

  /// Why a key does not open.
  public enum Fault: String, Error, Hashable, Sendable, CaseIterable {
    /// The secret is another one.
    case unknown
    /// The time is over.
    case expired
    /// It was used.
    case used
  }

  /// Uses the key up.
  ///
  /// - Parameters:
  ///   - secret: what was given away.
  ///   - use: what it is to open.
  ///   - time: the time.
  /// - Throws: why it does not open; the key is as it was then.
  public mutating func use(
    _ secret: SecretToken, for use: SecretToken.Use, at time: Timestamp
  ) throws(Fault) {
    let given = Array(secret.hash(for: use).utf8)
    guard Sodium.areEqual(given, Array(hash.utf8)) else { throw .unknown }
    try spend(at: time)
  }

  /// Uses the key up, where it was found by the hash of its secret.
  ///
  /// - Parameter time: the time.
  /// - Throws: why it does not open; the key is as it was then.
  public mutating func spend(at time: Timestamp) throws(Fault) {
    guard used == nil else { throw .used }
    guard time <= expires else { throw .expired }
    used = time
  }
}

extension SecretToken.Use {
  /// How long a one-time key lasts: a session has limits of its own.
  var lasts: Int64 {
    switch self {
    case .setup: Seconds.hour
    case .invitation: 7 * Seconds.day
    case .passwordReset: Seconds.hour
    case .session, .visitor, .device, .signIn: 0
    }
  }
}
