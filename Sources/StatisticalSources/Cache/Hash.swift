import CSodium

/// SHA-256, in hexadecimal digits.
public enum Hash {
  /// The hash of bytes.
  ///
  /// - Parameter bytes: the content.
  /// - Returns: 64 digits.
  public static func sha256(_ bytes: [UInt8]) -> String {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    return hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }.joined()
  }
}
