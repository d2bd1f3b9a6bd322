import CSodium

/// The server's secret that tokens are hashed with, so that nobody can open a link with a copy of the
/// database alone.
public struct LinkKey: Sendable {
  private let bytes: [UInt8]

  /// A key.
  ///
  /// - Parameter bytes: 32 to 64 random bytes.
  /// - Returns: nil where there are too few or too many.
  public init?(_ bytes: [UInt8]) {
    guard (32...64).contains(bytes.count) else { return nil }
    self.bytes = bytes
  }

  /// What is stored of a token: its keyed BLAKE2b hash of 256 bits, in hexadecimal digits.
  ///
  /// - Parameter token: the token.
  /// - Returns: 64 digits; the same for the same token and key.
  public func hash(_ token: LinkToken) -> String {
    Digest.blake2b(token.bytes, key: bytes)
  }
}

/// BLAKE2b of 256 bits (RFC 7693), in hexadecimal digits.
enum Digest {
  static func blake2b(_ bytes: [UInt8], key: [UInt8] = []) -> String {
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(
      &hash, hash.count, bytes, UInt64(bytes.count), key.isEmpty ? nil : key, key.count)
    return hexadecimal(hash)
  }

  /// Whether two hashes are the same, in a time that does not tell where they differ.
  static func areEqual(_ left: String, _ right: String) -> Bool {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    return a.count == b.count && sodium_memcmp(a, b, a.count) == 0
  }

  private static let digits = Array("0123456789abcdef".utf8)

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
