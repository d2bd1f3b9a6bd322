internal import CSodium

/// What the module asks of libsodium, each in one place.
enum Sodium {
  /// libsodium asks to be set up once, before any other call.
  private static let isReady = sodium_init() >= 0

  /// BLAKE2b with 32 bytes of output, keyed by a name so that hashes for one use serve no other.
  static func hash(_ bytes: [UInt8], for use: String) -> [UInt8] {
    precondition(isReady, "libsodium can be set up")
    let key = Array(use.utf8)
    precondition((16...64).contains(key.count), "the name of a use is a key of 16 to 64 bytes")
    var out = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&out, out.count, bytes, UInt64(bytes.count), key, key.count)
    return out
  }

  /// Whether two sequences of bytes are the same, in a time that depends on their length alone.
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    precondition(isReady, "libsodium can be set up")
    return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }

  /// HMAC-SHA-256.
  static func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    precondition(isReady, "libsodium can be set up")
    var state = crypto_auth_hmacsha256_state()
    var out = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_bytes()))
    crypto_auth_hmacsha256_init(&state, key, key.count)
    crypto_auth_hmacsha256_update(&state, bytes, UInt64(bytes.count))
    crypto_auth_hmacsha256_final(&state, &out)
    return out
  }

  /// HMAC-SHA-512.
  static func hmacSHA512(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    precondition(isReady, "libsodium can be set up")
    var state = crypto_auth_hmacsha512_state()
    var out = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha512_bytes()))
    crypto_auth_hmacsha512_init(&state, key, key.count)
    crypto_auth_hmacsha512_update(&state, bytes, UInt64(bytes.count))
    crypto_auth_hmacsha512_final(&state, &out)
    return out
  }

  /// Argon2id, version 1.3, one lane.
  ///
  /// - Returns: 32 bytes; nil where the memory cannot be had.
  static func argon2id(
    _ password: [UInt8], salt: [UInt8], passes: UInt64, memory: Int
  ) -> [UInt8]? {
    precondition(isReady, "libsodium can be set up")
    precondition(salt.count == Int(crypto_pwhash_saltbytes()), "a salt has 16 bytes")
    var out = [UInt8](repeating: 0, count: 32)
    let result = password.withUnsafeBytes { bytes in
      let characters = bytes.assumingMemoryBound(to: CChar.self)
      // An empty array may have no address, and libsodium asks for one.
      var nothing: CChar = 0
      return withUnsafePointer(to: &nothing) { empty in
        crypto_pwhash(
          &out, UInt64(out.count), characters.baseAddress ?? empty, UInt64(password.count), salt,
          passes, memory, crypto_pwhash_alg_argon2id13())
      }
    }
    return result == 0 ? out : nil
  }

  /// Random bytes of the operating system.
  static func randomBytes(_ count: Int) -> [UInt8] {
    precondition(isReady, "libsodium can be set up")
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }
}
