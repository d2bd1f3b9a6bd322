/// Codes for the day when the telephone is lost: each serves once.
public struct RecoveryCodes: Hashable, Sendable, Codable {
  /// The hashes of the codes that are left.
  public private(set) var hashes: [String]

  /// How many codes an account is given.
  public static let count = 10

  /// How many are left.
  public var left: Int { hashes.count }

  /// The codes that are kept.
  ///
  /// - Parameter hashes: the hashes of those that are left.
  public init(hashes: [String]) {
    self.hashes = hashes
  }

  /// New codes, in place of all that were given before.
  ///
  /// - Parameter random: where the bytes come from.
  /// - Returns: what is kept, and the codes to be shown once: each of 16 letters and digits, 80 bits.
  public static func make(from random: RandomBytes) -> (kept: RecoveryCodes, shown: [String]) {
    let codes = (0..<count).map { _ in Base32.text(random.bytes(10)).lowercased() }
    let shown = codes.map { code in
      stride(from: 0, to: 16, by: 4)
        .map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }
    return (RecoveryCodes(hashes: codes.map(hash)), shown)
  }

  /// Uses a code up.
  ///
  /// - Parameter typed: the code, with or without hyphens and blanks, in small or large letters.
  /// - Returns: whether it was one of those left.
  public mutating func use(_ typed: String) -> Bool {
    let code = typed.lowercased().filter { $0.isLetter || $0.isNumber }
    guard code.utf8.count == 16 else { return false }
    let hash = Array(RecoveryCodes.hash(code).utf8)
    var found: Int?
    for (index, kept) in hashes.enumerated() where Sodium.areEqual(Array(kept.utf8), hash) {
      found = index
    }
    guard let found else { return false }
    hashes.remove(at: found)
    return true
  }

  /// The codes are random and long, so a fast hash is enough.
  private static func hash(_ code: String) -> String {
    Base64URL.text(Sodium.hash(Array(code.utf8), for: "samstemt recovery code v1"))
  }
}
