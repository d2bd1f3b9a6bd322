import CSodium

/// Seals the words of messages while they wait to be sent, so that a copy of the database does not give away
/// the personal links in them.
///
/// Method: XSalsa20-Poly1305 with a random nonce of 24 bytes before it (`crypto_secretbox_easy` of libsodium).
public struct MessageSeal: Sendable {
  private let key: [UInt8]

  /// A seal.
  ///
  /// - Parameter key: 32 random bytes.
  /// - Returns: nil where it is not 32 bytes.
  init?(_ key: [UInt8]) {
    guard key.count == Int(crypto_secretbox_KEYBYTES) else { return nil }
    self.key = key
  }

  /// Bytes that nobody can read without the key.
  ///
  /// - Parameters:
  ///   - bytes: what is to be kept.
  ///   - nonce: 24 random bytes, never used before.
  func sealed(_ bytes: [UInt8], nonce: [UInt8]) -> [UInt8] {
    var box = [UInt8](repeating: 0, count: bytes.count + Int(crypto_secretbox_MACBYTES))
    crypto_secretbox_easy(&box, bytes, UInt64(bytes.count), nonce, key)
    return nonce + box
  }

  /// The bytes that were sealed.
  ///
  /// - Parameter sealed: the nonce and the box.
  /// - Returns: nil where they were sealed with another key, or changed since.
  func opened(_ sealed: [UInt8]) -> [UInt8]? {
    let (nonce, mac) = (Int(crypto_secretbox_NONCEBYTES), Int(crypto_secretbox_MACBYTES))
    guard sealed.count >= nonce + mac else { return nil }
    let box = Array(sealed[nonce...])
    var bytes = [UInt8](repeating: 0, count: box.count - mac)
    let code = crypto_secretbox_open_easy(
      &bytes, box, UInt64(box.count), Array(sealed[..<nonce]), key)
    return code == 0 ? bytes : nil
  }

  /// How many random bytes a seal needs.
  static let nonceBytes = 24
}
