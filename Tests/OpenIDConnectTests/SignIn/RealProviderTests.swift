import Accounts
import Foundation
import TestSupport
import Testing

@testable import OpenIDConnect

@Suite("Sign-in at real providers", .serialized)
struct RealProviderTests {
  static let back = "http://127.0.0.1:9/back"

  static func now() -> Timestamp { Timestamp(Int64(Date().timeIntervalSince1970)) }

  @Test(.enabled(if: RealProvider.hasGlewlwyd, "glewlwyd, python3 or openssl is not installed"))
  func `glewlwyd: pushed request, PKCE, own key, organisations, sign-out`() async throws {
    try await withTaskExecutorPreference(OwnThreads()) { try await Self.signInAtGlewlwyd() }
  }

  private static func signInAtGlewlwyd() async throws {
    try await TemporaryFolder.use { folder in
      let pair = ES256Pair()
      try folder.write(pair.published, to: "client.pem")
      let provider = try RealProvider(
        RealProvider.program("python3") ?? "",
        {
          [
            RealProvider.script("glewlwyd.py"), folder.path, String($0), Self.back,
            folder.path + "/client.pem",
          ]
        }, log: folder, isReady: { _, output in output.contains("ready") })
      defer { provider.stop() }

      let issuer = "http://127.0.0.1:\(provider.port)/api/oidc"
      let key = try await ClientKey(pem: pair.secret, id: "own", audience: .endpoint)
      var settings = ProviderSettings(
        name: "glewlwyd", kind: .ansattporten, issuer: issuer, clientID: "samstemt",
        authentication: .privateKey(key), redirectAddress: Self.back)
      settings.scopes = ["openid"]
      settings.pushing = .always
      // glewlwyd takes no colon in the name of a type.
      settings.representation = Representation(
        type: "ansattporten-altinn-resource", resource: "urn:altinn:resource:vsr")
      let party = RelyingParty(settings, exchange: CurlExchange(.init()))
      let visitor = SecretToken(from: .system)

      let (pending, address) = try await party.begin(
        visitor: visitor, returnPath: "/next", at: Self.now())
      #expect(address.hasPrefix(issuer + "/auth?client_id=samstemt&request_uri=urn%3A"))
      let fields = try RealProvider.browse(["glewlwyd", address])
      let returned = ReturnedFields(fields)
      #expect(returned["code"]?.isEmpty == false)
      let person = try await party.finish(
        returned, pending: pending, visitor: visitor, at: Self.now())
      #expect(person.identity.issuer == issuer && !person.identity.subject.isEmpty)
      #expect(person.identity.subject != "kari", "the subject is a name of its own")
      #expect(person.name == "Kari Nordmann" && person.email == "kari@example.org")
      #expect(person.returnPath == "/next" && person.organisations.isEmpty)
      let signOut = try await party.signOutAddress(person.session, at: Self.now())
      #expect(signOut?.hasPrefix(issuer + "/end_session?id_token_hint=") == true)

      // The same code in a second try: the provider itself refuses it.
      let again = RelyingParty(settings, exchange: CurlExchange(.init()))
      let replayed = await reason {
        _ = try await again.finish(returned, pending: pending, visitor: visitor, at: Self.now())
      }
      #expect(replayed == .provider)

      // A second sign-in of the same person gives the same subject.
      let (second, secondAddress) = try await party.begin(
        visitor: visitor, returnPath: "/", at: Self.now())
      let secondFields = ReturnedFields(try RealProvider.browse(["glewlwyd", secondAddress]))
      let samePerson = try await party.finish(
        secondFields, pending: second, visitor: visitor, at: Self.now())
      #expect(samePerson.identity == person.identity)

      // A key that is not registered is refused before the browser is sent anywhere.
      let other = try await ClientKey(pem: ES256Pair().secret, id: "own", audience: .endpoint)
      settings.authentication = .privateKey(other)
      let stranger = RelyingParty(settings, exchange: CurlExchange(.init()))
      let refused = await reason {
        _ = try await stranger.begin(visitor: visitor, returnPath: "/", at: Self.now())
      }
      #expect(refused == .provider)
    }
  }

  @Test(.enabled(if: RealProvider.mock != nil, "oidc-provider-mock is not installed"))
  func `oidc-provider-mock: secret, any claims, an answer without state`() async throws {
    try await withTaskExecutorPreference(OwnThreads()) { try await Self.signInAtMock() }
  }

  private static func signInAtMock() async throws {
    try await TemporaryFolder.use { folder in
      let claims = """
        {"sub": "oslo-1", "name": "Ola Nordmann", "acr": "substantial", "authorization_details": [
        {"type": "ansattporten:altinn:resource", "resource": "urn:altinn:resource:vsr",
        "authorized_parties": [{"orgno": {"authority": "iso6523-actorid-upis",
        "ID": "0192:958935420"}}]}]}
        """
      let provider = try RealProvider(
        RealProvider.mock ?? "",
        { ["--port", String($0), "--require-nonce", "true", "--user-claims", claims] },
        log: folder, isReady: { provider, _ in RealProvider.listens(provider.port) })
      defer { provider.stop() }

      let issuer = "http://127.0.0.1:\(provider.port)"
      var settings = ProviderSettings(
        name: "mock", kind: .ansattporten, issuer: issuer, clientID: "samstemt",
        authentication: .secretInHeader("any"), redirectAddress: Self.back)
      settings.scopes = ["openid", "profile", "email"]
      settings.representation = Representation(resource: "urn:altinn:resource:vsr")
      let visitor = SecretToken(from: .system)
      func signIn(_ settings: ProviderSettings, as subject: [String]) async throws -> SignedIn {
        let party = RelyingParty(settings, exchange: CurlExchange(.init()))
        let (pending, address) = try await party.begin(
          visitor: visitor, returnPath: "/", at: Self.now())
        let fields = ReturnedFields(try RealProvider.browse(["mock", address] + subject))
        return try await party.finish(fields, pending: pending, visitor: visitor, at: Self.now())
      }

      let person = try await signIn(settings, as: ["oslo-1"])
      #expect(person.identity == .init(issuer: issuer, subject: "oslo-1"))
      // It leaves the state out where the person refuses; without it nothing that comes back is believed.
      #expect(await reason { _ = try await signIn(settings, as: []) } == .notBegun)
      settings.acceptedLevels = ["high"]
      let strict = settings
      #expect(await reason { _ = try await signIn(strict, as: ["oslo-1"]) } == .level)
    }
  }
}
