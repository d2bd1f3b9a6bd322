import Accounts
import Foundation
import JWTKit
import TestSupport
import Testing

@testable import OpenIDConnect

@Suite("Signatures")
struct SignatureTests {
  @Test(arguments: ProviderSettings.SigningAlgorithm.allCases)
  func `what another program signed is verified, by every algorithm that is taken`(
    algorithm: ProviderSettings.SigningAlgorithm
  ) async throws {
    let keys = try #require(KeySet(Array(ForeignSignatures.keys.utf8)))
    let text = try #require(ForeignSignatures.tokens[algorithm.rawValue])
    let token = try IDToken(text, allowing: [algorithm])
    #expect(token.claims["sub"]?.string == "kari")
    #expect(await token.isSigned(by: keys))

    let parts = text.split(separator: ".").map(String.init)
    let others = [
      [parts[0], Base64URL.text(#"{"sub":"ola"}"#.utf8), parts[2]],
      [parts[0], parts[1], String(parts[2].dropFirst(4)) + "AAAA"],
      [parts[0], parts[1], ""],
    ]
    for other in others {
      let forged = try IDToken(other.joined(separator: "."), allowing: [algorithm])
      #expect(await !forged.isSigned(by: keys))
    }
  }

  @Test func `a signature serves for its own algorithm and key only`() async throws {
    let keys = try #require(KeySet(Array(ForeignSignatures.keys.utf8)))
    for (name, text) in ForeignSignatures.tokens {
      let parts = text.split(separator: ".").map(String.init)
      let header = try #require(Base64URL.bytes(parts[0]).flatMap { JSONDocument($0) })
      for other in ProviderSettings.SigningAlgorithm.allCases where other.rawValue != name {
        let claimed = JSONDocument.object([
          "alg": .string(other.rawValue), "kid": header["kid"] ?? .null,
        ])
        let forged = [Base64URL.text(claimed.bytes), parts[1], parts[2]].joined(separator: ".")
        let token = try IDToken(forged, allowing: [other])
        #expect(await !token.isSigned(by: keys), "\(name) as \(other.rawValue)")
      }
    }
  }

  @Test(.enabled(if: RealProvider.program("openssl") != nil, "openssl is not installed"))
  func `an RSA key from openssl signs the statement of the client`() async throws {
    let secret = try RealProvider.output("openssl", ["genrsa", "2048"])
    let key = try await ClientKey(pem: secret, id: "own")
    let statement = try key.statement(
      clientID: "samstemt", for: "https://idporten.no", at: SignInStage.time, from: .system)
    let parts = statement.split(separator: ".")
    let header = try #require(Base64URL.bytes(parts[0]).flatMap { JSONDocument($0) })
    #expect(header["alg"]?.string == "RS256" && header["kid"]?.string == "own")
    let published = try Insecure.RSA.PrivateKey(pem: secret).publicKey
    let verifier = try await JWTKeyCollection()
      .add(rsa: published, digestAlgorithm: .sha256).getKey()
    let signature = try #require(Base64URL.bytes(parts[2]))
    #expect(try verifier.verify(signature, signs: Array((parts[0] + "." + parts[1]).utf8)))
  }
}
