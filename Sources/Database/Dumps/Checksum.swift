import CSodium

/// A SHA-256 that is fed piece by piece (FIPS 180-4).
struct Checksum {
  private var state = crypto_hash_sha256_state()

  init() {
    crypto_hash_sha256_init(&state)
  }

  /// Adds bytes.
  mutating func add(_ bytes: [UInt8]) {
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
  }

  /// The sum of all bytes so far, in 64 hexadecimal digits.
  func hexadecimal() -> String {
    var state = state
    var sum = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256_final(&state, &sum)
    let digits = Array("0123456789abcdef")
    return String(sum.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
