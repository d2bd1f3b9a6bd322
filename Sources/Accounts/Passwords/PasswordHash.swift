/// A password as it is kept: Argon2id (RFC 9106) in the usual text form.
public struct PasswordHash: RawRepresentable, Hashable, Sendable, Codable {
  /// `$argon2id$v=19$m=…,t=…,p=1$salt$hash`.
  public let rawValue: String

  /// A hash as it was kept.
  ///
  /// - Parameter rawValue: the text form.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The work that a hash costs.
  public struct Cost: Hashable, Sendable {
    /// Passes over the memory.
    public let passes: Int
    /// The memory, in KiB.
    public let kibibytes: Int

    /// A cost.
    ///
    /// - Parameters:
    ///   - passes: passes over the memory, 1 to 100.
    ///   - kibibytes: the memory in KiB, 8 to 1 048 576.
    public init(passes: Int, kibibytes: Int) {
      precondition((1...100).contains(passes) && (8...1_048_576).contains(kibibytes))
      self.passes = passes
      self.kibibytes = kibibytes
    }

    /// Three passes over 64 MiB, one lane: the second recommended choice of RFC 9106 with fewer lanes, and
    /// above what OWASP asks for (19 MiB, two passes).
    public static let standard = Cost(passes: 3, kibibytes: 65_536)
  }

  /// Hashes a password.
  ///
  /// - Parameters:
  ///   - password: as it was typed; composed and decomposed letters count as the same.
  ///   - cost: the work.
  ///   - random: where the salt comes from.
  /// - Returns: the hash; nil where the memory cannot be had.
  public static func of(
    _ password: String, cost: Cost = .standard, from random: RandomBytes
  ) -> PasswordHash? {
    let salt = random.bytes(16)
    guard let hash = hash(password, salt: salt, cost: cost) else { return nil }
    let parts = [
      "", "argon2id", "v=19", "m=\(cost.kibibytes),t=\(cost.passes),p=1", base64(salt),
      base64(hash),
    ]
    return PasswordHash(rawValue: parts.joined(separator: "$"))
  }

  /// Whether a password is the one that was hashed.
  ///
  /// - Parameter password: as it was typed.
  /// - Returns: true where it is; false too where the hash is none that can be read.
  public func matches(_ password: String) -> Bool {
    guard let parts, let hash = PasswordHash.hash(password, salt: parts.salt, cost: parts.cost)
    else { return false }
    return Sodium.areEqual(hash, parts.hash)
  }

  /// Whether the password should be hashed anew at the next sign-in, as the cost has risen.
  ///
  /// - Parameter cost: the cost that is asked for now.
  /// - Returns: true where the hash was made with less, or cannot be read.
  public func needsRehash(for cost: Cost = .standard) -> Bool {
    guard let parts else { return true }
    return parts.cost.passes < cost.passes || parts.cost.kibibytes < cost.kibibytes
  }

  /// A hash that no password is known for: looked at where the account is not there, so that the answer
  /// takes as long as for one that is.
  public static let ofNobody: PasswordHash = {
    let hash = PasswordHash.of("", from: .system)
    return hash ?? PasswordHash(rawValue: "")
  }()

  /// Whether a password signs in to an account, in the same time whether or not the account is there.
  ///
  /// - Parameters:
  ///   - password: as it was typed.
  ///   - hash: the account's hash; nil where there is no account, or one without a password.
  /// - Returns: true where it is the account's password.
  public static func check(_ password: String, against hash: PasswordHash?) -> Bool {
    // The empty password of nobody's hash must let nobody in.
    let matches = (hash ?? ofNobody).matches(password)
    return matches && hash != nil
  }

  private struct Parts {
    let cost: Cost
    let salt: [UInt8]
    let hash: [UInt8]
  }

  private var parts: Parts? {
    let fields = rawValue.split(separator: "$", omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0].isEmpty, fields[1] == "argon2id", fields[2] == "v=19" else {
      return nil
    }
    let numbers = fields[3].split(separator: ",")
    guard numbers.count == 3, numbers[2] == "p=1",
      let memory = PasswordHash.number(numbers[0], after: "m="), (8...1_048_576).contains(memory),
      let passes = PasswordHash.number(numbers[1], after: "t="), (1...100).contains(passes),
      let salt = PasswordHash.bytes(fields[4]), salt.count == 16,
      let hash = PasswordHash.bytes(fields[5]), hash.count == 32
    else { return nil }
    return Parts(cost: Cost(passes: passes, kibibytes: memory), salt: salt, hash: hash)
  }

  private static func number(_ text: Substring, after name: String) -> Int? {
    text.hasPrefix(name) ? Int(text.dropFirst(name.count)) : nil
  }

  private static func hash(_ password: String, salt: [UInt8], cost: Cost) -> [UInt8]? {
    Sodium.argon2id(
      Array(Composition.composed(password).utf8), salt: salt, passes: UInt64(cost.passes),
      memory: cost.kibibytes * 1_024)
  }

  /// The usual letters of Base64, without padding.
  private static func base64(_ bytes: [UInt8]) -> String {
    String(Base64URL.text(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
  }

  private static func bytes(_ text: Substring) -> [UInt8]? {
    guard !text.contains(where: { $0 == "-" || $0 == "_" }) else { return nil }
    return Base64URL.bytes(String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }))
  }
}
