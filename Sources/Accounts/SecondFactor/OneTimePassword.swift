/// One-time passwords by time (RFC 6238): the key that an account shares with an authenticator app.
public struct OneTimePassword: Hashable, Sendable, Codable {
  /// The key, 20 bytes for an account of ours.
  public let key: [UInt8]
  /// The hash that codes are made by.
  public let algorithm: Algorithm
  /// How many digits a code has.
  public let digits: Int
  /// How long a code lasts, in seconds.
  public let period: Int64

  /// The hash that codes are made by.
  public enum Algorithm: String, Hashable, Sendable, Codable, CaseIterable {
    /// HMAC-SHA-1, the one that every app knows.
    case sha1 = "SHA1"
    /// HMAC-SHA-256.
    case sha256 = "SHA256"
    /// HMAC-SHA-512.
    case sha512 = "SHA512"
  }

  /// A key that is known.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - algorithm: the hash.
  ///   - digits: 6 to 8.
  ///   - period: in seconds, at least 1.
  public init(key: [UInt8], algorithm: Algorithm = .sha1, digits: Int = 6, period: Int64 = 30) {
    precondition((6...8).contains(digits) && period > 0)
    self.key = key
    self.algorithm = algorithm
    self.digits = digits
    self.period = period
  }

  /// Reads a key from where it was kept.
  ///
  /// - Parameter decoder: gives the key.
  /// - Throws: where codes cannot be made by it.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    key = try values.decode([UInt8].self, forKey: .key)
    algorithm = try values.decode(Algorithm.self, forKey: .algorithm)
    digits = try values.decode(Int.self, forKey: .digits)
    period = try values.decode(Int64.self, forKey: .period)
    guard (6...8).contains(digits), period > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .digits, in: values, debugDescription: "no codes can be made by this key")
    }
  }

  /// A new key of 160 bits, for six digits every 30 seconds.
  ///
  /// - Parameter random: where the bytes come from.
  public init(from random: RandomBytes) {
    self.init(key: random.bytes(20))
  }

  /// The number of the period that a point in time lies in.
  ///
  /// - Parameter time: the time.
  /// - Returns: the number; a code is used up by keeping it.
  public func step(at time: Timestamp) -> Int64 { max(time.rawValue, 0) / period }

  /// The code of a period.
  ///
  /// - Parameter step: the number of the period.
  /// - Returns: the digits.
  public func code(of step: Int64) -> String {
    let message = SHA1.bigEndian(UInt64(max(step, 0)))
    let mac =
      switch algorithm {
      case .sha1: SHA1.hmac(message, key: key)
      case .sha256: Sodium.hmacSHA256(message, key: key)
      case .sha512: Sodium.hmacSHA512(message, key: key)
      }
    let offset = Int((mac.last ?? 0) & 15)
    let number = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let limit: UInt32 = [6: 1_000_000, 7: 10_000_000][digits] ?? 100_000_000
    let text = String(number % limit)
    return String(repeating: "0", count: digits - text.utf8.count) + text
  }

  /// Looks at a code that was typed.
  ///
  /// The period before and the one after count too, as clocks differ. A code that was used, and any
  /// before it, is refused.
  ///
  /// - Parameters:
  ///   - typed: the code, with or without blanks.
  ///   - time: the time.
  ///   - lastUsed: the period of the last code that was taken; nil where there was none.
  ///   - window: how many periods before and after count.
  /// - Returns: the period of the code, to be kept as the last one used; nil where it is refused.
  public func accepts(
    _ typed: String, at time: Timestamp, after lastUsed: Int64?, window: Int64 = 1
  ) -> Int64? {
    let code = typed.filter { !$0.isWhitespace }
    guard code.utf8.count == digits, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let now = step(at: time)
    let window = max(window, 0)
    var found: Int64?
    // All are compared, so that the time does not tell which one fitted.
    for step in (now - window)...(now + window) where step >= 0 {
      let isSame = Sodium.areEqual(Array(self.code(of: step).utf8), Array(code.utf8))
      if isSame, step > lastUsed ?? -1 { found = step }
    }
    return found
  }

  /// The key in letters, in groups of four, for those who cannot read the square of dots.
  public var typedKey: String {
    var rest = Substring(Base32.text(key))
    var groups: [Substring] = []
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: " ")
  }

  /// The address that an authenticator app reads from a QR code.
  ///
  /// - Parameters:
  ///   - account: what the app names the account, such as an e-mail address.
  ///   - issuer: what the app names this server.
  /// - Returns: the `otpauth://` address.
  public func address(account: String, issuer: String) -> String {
    let name = PercentEncoding.text(account)
    // A colon parts the two in the label, so none may stand in the first.
    let server = PercentEncoding.text(String(issuer.map { $0 == ":" ? " " : $0 }))
    return "otpauth://totp/\(server):\(name)?secret=\(Base32.text(key))&issuer=\(server)"
      + "&algorithm=\(algorithm.rawValue)&digits=\(digits)&period=\(period)"
  }
}

extension OneTimePassword {
  /// The key that a signed-in browser is offered for its second factor, until one is set up.
  ///
  /// It is made of the secret in the browser's cookie, so nothing is kept for it, nobody else can know it, and
  /// whoever asks again is shown the same.
  ///
  /// - Parameter session: the secret in the cookie of the session.
  public init(offeredTo session: SecretToken) {
    self.init(
      key: Array(Sodium.hash(session.bytes, for: "samstemt second factor offer v1").prefix(20)))
  }
}
