internal import Accounts
internal import CSodium

/// An ID token: read without trusting it, then checked.
struct IDToken: Sendable {
  let text: String
  let algorithm: ProviderSettings.SigningAlgorithm
  let keyID: String?
  let claims: JSONDocument
  private let signed: [UInt8]
  private let signature: [UInt8]

  /// The longest token that is looked at.
  private static let longest = 64 << 10

  /// Takes a token apart; nothing in it is true yet.
  init(_ text: String, allowing algorithms: Set<ProviderSettings.SigningAlgorithm>)
    throws(SignInFailure)
  {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= IDToken.longest, parts.count == 3,
      let header = Base64URL.bytes(parts[0]).flatMap({ JSONDocument($0) }),
      let claims = Base64URL.bytes(parts[1]).flatMap({ JSONDocument($0) }),
      let signature = Base64URL.bytes(parts[2])
    else { throw SignInFailure(.untrusted, "the ID token cannot be read") }
    // The list decides and not the token: "none" and shared secrets are never on it.
    guard let name = header["alg"]?.string,
      let algorithm = ProviderSettings.SigningAlgorithm(rawValue: name),
      algorithms.contains(algorithm)
    else { throw SignInFailure(.untrusted, "the ID token is signed in a way that is not taken") }
    if let critical = header["crit"], critical != .array([]) {
      throw SignInFailure(.untrusted, "the ID token has critical headers that are not known")
    }
    self.text = text
    self.algorithm = algorithm
    keyID = header["kid"]?.string
    self.claims = claims
    self.signature = signature
    signed = Array((parts[0] + "." + parts[1]).utf8)
  }

  /// Whether one of the provider's keys signed the token.
  func isSigned(by keys: KeySet) async -> Bool {
    await keys.verifies(signature, of: signed, by: algorithm, id: keyID)
  }

  /// Whether a value is the left half of the hash of something else (`at_hash`).
  func isHalfHash(_ value: String, of text: String) -> Bool {
    let bytes = Array(text.utf8)
    let hash: [UInt8]
    switch algorithm {
    case .rs256, .ps256, .es256:
      var out = [UInt8](repeating: 0, count: 32)
      crypto_hash_sha256(&out, bytes, UInt64(bytes.count))
      hash = out
    case .rs512, .ps512, .es512:
      var out = [UInt8](repeating: 0, count: 64)
      crypto_hash_sha512(&out, bytes, UInt64(bytes.count))
      hash = out
    case .rs384, .ps384, .es384:
      // libsodium has no SHA-384; the token came straight from the provider over TLS.
      return true
    }
    return value == Base64URL.text(hash.prefix(hash.count / 2))
  }
}
