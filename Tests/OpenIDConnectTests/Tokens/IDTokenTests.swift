import Accounts
import JWTKit
import Testing

@testable import OpenIDConnect

/// A pair of keys in PEM.
struct ES256Pair {
  let secret: String
  let published: String

  init() {
    let key = ES256PrivateKey()
    secret = key.pemRepresentation
    published = key.publicKey.pemRepresentation
  }
}

@Suite("ID tokens")
struct IDTokenTests {
  typealias Change = @Sendable (inout [String: JSONDocument]) -> Void

  static let now = Double(SignInStage.time.rawValue)

  static let wrong: [(String, Change)] = [
    ("another issuer", { $0["iss"] = .string("https://evil.example") }),
    ("no issuer", { $0["iss"] = nil }),
    ("an issuer with a slash more", { $0["iss"] = .string(FakeProvider.issuer + "/") }),
    ("another audience", { $0["aud"] = .string("other") }),
    ("no audience", { $0["aud"] = nil }),
    ("an audience that is no text", { $0["aud"] = .array([.number(1), .string("samstemt")]) }),
    ("two audiences and no party", { $0["aud"] = .array([.string("samstemt"), .string("b")]) }),
    ("another party", { $0["azp"] = .string("other") }),
    ("another nonce", { $0["nonce"] = .string("other") }),
    ("no nonce", { $0["nonce"] = nil }),
    ("ended", { $0["exp"] = .number(now - 60) }),
    ("no end", { $0["exp"] = nil }),
    ("an end that is a text", { $0["exp"] = .string("9999999999") }),
    ("an end without end", { $0["exp"] = .number(1e300) }),
    ("of the future", { $0["iat"] = .number(now + 600) }),
    ("no time", { $0["iat"] = nil }),
    ("not yet", { $0["nbf"] = .number(now + 600) }),
    ("no subject", { $0["sub"] = nil }),
    ("an empty subject", { $0["sub"] = .string("") }),
    ("of another access token", { $0["at_hash"] = .string("AAAAAAAAAAAAAAAAAAAAAA") }),
  ]

  @Test(arguments: wrong.indices)
  func `a token that says something wrong is refused`(index: Int) async {
    let stage = SignInStage()
    let (what, change) = Self.wrong[index]
    await stage.provider.set { $0.tokenResponse["access_token"] = .string("at-1") }
    #expect(await reason { _ = try await stage.run(change) } == .untrusted, "\(what)")
  }

  @Test func `a token that is right in other ways is taken`() async throws {
    let right: [Change] = [
      { $0["aud"] = .array([.string("samstemt")]) },
      {
        $0["aud"] = .array([.string("samstemt"), .string("other")])
        $0["azp"] = .string("samstemt")
      },
      { $0["exp"] = .number(Self.now - 20) },
      { $0["iat"] = .number(Self.now + 20) },
      // The left half of SHA-256("at-1"), as hashlib computes it.
      { $0["at_hash"] = .string("R8PYaIQdcYEdkSc9TeGyiQ") },
    ]
    for change in right {
      let stage = SignInStage()
      await stage.provider.set { $0.tokenResponse["access_token"] = .string("at-1") }
      _ = try await stage.run(change)
    }
  }

  @Test func `nothing but a listed algorithm is taken`() async {
    for name in ["none", "None", "HS256", "RS256", "ES512", "es256", ""] {
      let stage = SignInStage()
      await stage.provider.set { $0.header["alg"] = .string(name) }
      #expect(await reason { _ = try await stage.run() } == .untrusted, "\(name)")
    }
    let unsigned = SignInStage()
    await unsigned.provider.set { provider in
      provider.header["alg"] = .string("none")
      provider.tampering = { $0.split(separator: ".").prefix(2).joined(separator: ".") + "." }
    }
    #expect(await reason { _ = try await unsigned.run() } == .untrusted)
    let critical = SignInStage()
    await critical.provider.set { $0.header["crit"] = .array([.string("b64")]) }
    #expect(await reason { _ = try await critical.run() } == .untrusted)
  }

  @Test func `a token that was tampered with is refused, wherever`() async {
    let changes: [@Sendable (String) -> String] = [
      { token in
        let parts = token.split(separator: ".").map(String.init)
        let claims = Base64URL.bytes(parts[1]).flatMap { JSONDocument($0) }
        guard case .object(var fields)? = claims else { return "" }
        fields["sub"] = .string("somebody else")
        return [parts[0], Base64URL.text(JSONDocument.object(fields).bytes), parts[2]]
          .joined(separator: ".")
      },
      { token in token.dropLast(4) + (token.hasSuffix("AAAA") ? "BBBA" : "AAAA") },
      { token in String(token.dropLast(20)) },
      { token in token + "A" },
      { token in token + ".x" },
      { token in token.replacing(".", with: "..") },
      { _ in "" },
      { _ in "a.b.c" },
      { _ in String(repeating: "A", count: 100_000) },
    ]
    for change in changes {
      let stage = SignInStage()
      await stage.provider.set { $0.tampering = change }
      #expect(await reason { _ = try await stage.run() } == .untrusted)
    }
  }

  @Test func `a key that is not the provider's signs nothing`() async {
    let stage = SignInStage()
    await stage.provider.set { $0.signing = FakeProvider.Key(id: "k1") }
    #expect(await reason { _ = try await stage.run() } == .untrusted)
    let unnamed = SignInStage()
    await unnamed.provider.set { $0.signing = FakeProvider.Key(id: nil) }
    #expect(await reason { _ = try await unnamed.run() } == .untrusted)
  }

  @Test func `a new key is asked for once, and not again and again`() async throws {
    let stage = SignInStage()
    _ = try await stage.run()
    _ = try await stage.run()
    #expect(await stage.provider.count(of: "/jwks") == 1, "the keys are kept")
    #expect(await stage.provider.count(of: "openid-configuration") == 1)
    await stage.provider.set {
      let next = FakeProvider.Key(id: "k2")
      $0.published.append(next)
      $0.signing = next
    }
    _ = try await stage.run()
    #expect(await stage.provider.count(of: "/jwks") == 2, "the provider changed its key")
    await stage.provider.set { $0.signing = FakeProvider.Key(id: "unknown") }
    for _ in 0..<5 { #expect(await reason { _ = try await stage.run() } == .untrusted) }
    #expect(await stage.provider.count(of: "/jwks") == 2, "within a minute it is not asked again")
    #expect(await reason { _ = try await stage.run(at: 70) } == .untrusted)
    #expect(await stage.provider.count(of: "/jwks") == 3)
  }

  @Test func `a withdrawn key is gone within a day`() async throws {
    let stage = SignInStage()
    _ = try await stage.run()
    await stage.provider.set { $0.published = [FakeProvider.Key(id: "k9")] }
    let (pending, address) = try await stage.party.begin(
      visitor: stage.visitor, returnPath: "/", at: SignInStage.time + Seconds.day)
    await stage.provider.set {
      var claims = SignInStage.claims(pending.nonce)
      claims["iat"] = .number(Self.now + Double(Seconds.day))
      claims["exp"] = .number(Self.now + Double(Seconds.day) + 60)
      $0.claims = claims
    }
    let state = SignInStage.fields(of: address)["state"] ?? ""
    let told = await reason {
      _ = try await stage.party.finish(
        ReturnedFields([("code", "c"), ("state", state)]), pending: pending,
        visitor: stage.visitor, at: SignInStage.time + Seconds.day + 5)
    }
    #expect(told == .untrusted)
    #expect(await stage.provider.count(of: "openid-configuration") == 2)
  }

  @Test func `keys of other kinds beside the right one do no harm`() async throws {
    let stage = SignInStage()
    let right = await stage.provider.signing.published
    let others = [
      #"{"kty":"oct","k":"AAAA","kid":"k1"}"#, #"{"kty":"RSA","alg":"RSA-OAEP-256","kid":"k1"}"#,
      #"{"kty":"RSA","use":"enc","kid":"k1","n":"AQAB","e":"AQAB"}"#, #"{"kty":"EC","kid":"k1"}"#,
      #"{"kty":"OKP","crv":"Ed25519","x":"AAAA","kid":"k1"}"#, "{}", "1",
      #"{"kty":"EC","crv":"P-256","x":"!!","y":"","kid":"k1"}"#,
    ].compactMap { JSONDocument(Array($0.utf8)) }
    #expect(others.count == 8)
    let keys = try #require(
      KeySet(JSONDocument.object(["keys": .array(others + [right])]).bytes))
    #expect(keys.has("k1", for: .es256) && !keys.has("k2", for: .es256))
    #expect(KeySet(Array("[]".utf8)) == nil && KeySet([]) == nil)
  }
}
