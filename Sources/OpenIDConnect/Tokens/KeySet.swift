internal import JWTKit

/// The keys that a provider signs with (RFC 7517).
struct KeySet: Sendable {
  private var keys: [(id: String?, key: JWK)] = []

  /// Reads the keys; those for other uses and of other kinds are left out.
  init?(_ bytes: [UInt8]) {
    guard let list = JSONDocument(bytes)?["keys"]?.array else { return nil }
    for entry in list {
      if let use = entry["use"]?.string, use != "sig" { continue }
      let id = entry["kid"]?.string
      // A key that names its algorithm serves for no other; without a name it has one of ours.
      let algorithm = entry["alg"]?.string
      if let algorithm, JWK.Algorithm(rawValue: algorithm) == nil { continue }
      let only = algorithm.flatMap(JWK.Algorithm.init)
      let identifier = JWKIdentifier(string: id ?? "")
      switch entry["kty"]?.string {
      case "RSA":
        let key = JWK.rsa(
          only, identifier: identifier, modulus: entry["n"]?.string, exponent: entry["e"]?.string)
        keys.append((id, key))
      case "EC":
        let curve = entry["crv"]?.string.flatMap(ECDSACurve.init)
        let key = JWK.ecdsa(
          only, identifier: identifier, x: entry["x"]?.string, y: entry["y"]?.string, curve: curve)
        keys.append((id, key))
      default: continue
      }
    }
  }

  /// Whether there is a key for a token.
  func has(_ id: String?, for algorithm: ProviderSettings.SigningAlgorithm) -> Bool {
    !candidates(id, for: algorithm).isEmpty
  }

  /// Whether a signature is that of the key which the token names; where it names none, of any.
  func verifies(
    _ signature: [UInt8], of signed: [UInt8], by algorithm: ProviderSettings.SigningAlgorithm,
    id: String?
  ) async -> Bool {
    for key in candidates(id, for: algorithm) {
      // A collection of one key: nothing that the token says can choose another.
      let one = JWTKeyCollection()
      guard (try? await one.add(jwk: key)) != nil,
        let verifier = try? await one.getKey(for: key.keyIdentifier, alg: algorithm.rawValue),
        verifier.name == algorithm.rawValue
      else { continue }
      if (try? verifier.verify(signature, signs: signed)) == true { return true }
    }
    return false
  }

  private func candidates(
    _ id: String?, for algorithm: ProviderSettings.SigningAlgorithm
  ) -> [JWK] {
    let curve: ECDSACurve? =
      switch algorithm {
      case .es256: .p256
      case .es384: .p384
      case .es512: .p521
      default: nil
      }
    return keys.filter { entry in
      let isOfKind =
        curve.map { entry.key.keyType == .ecdsa && entry.key.curve == .ecdsa($0) }
        ?? (entry.key.keyType == .rsa)
      let isNamed = entry.key.algorithm.map { $0.rawValue == algorithm.rawValue } ?? true
      return isOfKind && isNamed && (id == nil || entry.id == id)
    }.map(\.key)
  }
}
