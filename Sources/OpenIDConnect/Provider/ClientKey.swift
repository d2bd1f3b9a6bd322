internal import Accounts
internal import JWTKit

/// The key by which this server shows a provider who it is (`private_key_jwt`, RFC 7523).
public struct ClientKey: Sendable {
  /// The id that the key is registered under.
  public let id: String
  /// Who the statement is for.
  public let audience: Audience
  private let algorithm: any JWTAlgorithm

  /// Who the statement is for.
  public enum Audience: String, Hashable, Sendable, Codable {
    /// The issuer, as ID-porten and Ansattporten ask.
    case issuer
    /// The address that the statement is sent to.
    case endpoint
  }

  /// Why a key cannot be used.
  public struct NotReadable: Error {}

  /// Reads a key.
  ///
  /// - Parameters:
  ///   - pem: an RSA key of at least 2 048 bits, or one of the curve P-256, in PEM.
  ///   - id: the id that it is registered under.
  ///   - audience: who the statement is for.
  /// - Throws: ``NotReadable`` where it is neither.
  public init(pem: String, id: String, audience: Audience = .issuer) async throws(NotReadable) {
    self.id = id
    self.audience = audience
    let keys = JWTKeyCollection()
    do {
      if let key = try? Insecure.RSA.PrivateKey(pem: pem) {
        await keys.add(rsa: key, digestAlgorithm: .sha256)
      } else {
        await keys.add(ecdsa: try ES256PrivateKey(pem: pem))
      }
      algorithm = try await keys.getKey()
    } catch {
      throw NotReadable()
    }
  }

  /// A statement of who this server is, good for a minute and for one use.
  func statement(
    clientID: String, for audience: String, at time: Timestamp, from random: RandomBytes
  ) throws -> String {
    let header = JSONDocument.object([
      "alg": .string(algorithm.name), "kid": .string(id), "typ": .string("JWT"),
    ])
    let claims = JSONDocument.object([
      "iss": .string(clientID), "sub": .string(clientID), "aud": .string(audience),
      "iat": .number(Double(time.rawValue)), "exp": .number(Double(time.rawValue + 60)),
      "jti": .string(Base64URL.text(random.bytes(16))),
    ])
    let signed = Base64URL.text(header.bytes) + "." + Base64URL.text(claims.bytes)
    return signed + "." + Base64URL.text(try algorithm.sign(Array(signed.utf8)))
  }
}
