import Accounts
import Testing

@testable import OpenIDConnect

/// Runs something that must fail, and says with which reason.
func reason(_ work: () async throws -> Void) async -> SignInFailure.Reason? {
  do {
    try await work()
    return nil
  } catch {
    return (error as? SignInFailure)?.reason
  }
}

@Suite("Sign-in at a provider")
struct SignInTests {
  @Test func `somebody is sent to the provider, comes back and is known`() async throws {
    let stage = SignInStage()
    let (pending, address) = try await stage.party.begin(
      visitor: stage.visitor, returnPath: "/campaigns/1", language: "nn", at: SignInStage.time)
    let asked = SignInStage.fields(of: address)
    #expect(address.hasPrefix("https://idp.example/authorize?"))
    #expect(asked["response_type"] == "code" && asked["scope"] == "openid profile")
    #expect(asked["redirect_uri"] == "https://survey.example.org/sign-in/example")
    #expect(asked["code_challenge_method"] == "S256" && asked["ui_locales"] == "nn")
    #expect(asked["nonce"] == pending.nonce && pending.nonce.count == 43)
    #expect(asked["code_challenge"] == RelyingParty.challenge(of: pending.verifier))
    #expect(asked["state"] != pending.state, "only its hash is kept")

    await stage.provider.set { $0.claims = SignInStage.claims(pending.nonce) }
    let returned = ReturnedFields([("code", "c-1"), ("state", asked["state"] ?? "")])
    #expect(PendingSignIn.state(of: returned) == pending.state)
    let person = try await stage.party.finish(
      returned, pending: pending, visitor: stage.visitor, at: SignInStage.time + 5)
    #expect(person.identity == .init(issuer: "https://idp.example", subject: "person-1"))
    #expect(person.assurance == .password, "nothing says that it was two factors")
    #expect(person.session.id == "session-1" && person.name == "Kari Nordmann")
    #expect(person.returnPath == "/campaigns/1" && person.organisations.isEmpty)

    let form = await stage.provider.last("/token")
    #expect(form["code"] == "c-1" && form["code_verifier"] == pending.verifier)
    #expect(form["client_secret"] == nil)
    let header = await stage.provider.requests.last { $0.address.hasSuffix("/token") }?.headers
    // base64("samstemt:hush%3Ahush")
    #expect(header?["Authorization"] == "Basic c2Ftc3RlbXQ6aHVzaCUzQWh1c2g=")
  }

  /// RFC 7636, appendix B.
  @Test func `the challenge is that of the RFC`() {
    #expect(
      RelyingParty.challenge(of: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }

  @Test func `a state serves once, in time, and in the browser that began`() async throws {
    let stage = SignInStage()
    let (pending, address) = try await stage.party.begin(
      visitor: stage.visitor, returnPath: "/", at: SignInStage.time)
    await stage.provider.set { $0.claims = SignInStage.claims(pending.nonce) }
    let state = SignInStage.fields(of: address)["state"] ?? ""
    func finish(
      state: String, visitor: SecretToken?, pending: PendingSignIn?, after: Int64 = 5
    ) async -> SignInFailure.Reason? {
      await reason {
        _ = try await stage.party.finish(
          ReturnedFields([("code", "c"), ("state", state)]), pending: pending, visitor: visitor,
          at: SignInStage.time + after)
      }
    }
    let visitor = stage.visitor
    #expect(await finish(state: "", visitor: visitor, pending: pending) == .notBegun)
    let other = SecretToken(from: .system)
    #expect(await finish(state: other.text, visitor: visitor, pending: pending) == .notBegun)
    #expect(await finish(state: state, visitor: visitor, pending: nil) == .notBegun)
    #expect(await finish(state: state, visitor: nil, pending: pending) == .notBegun)
    #expect(await finish(state: state, visitor: other, pending: pending) == .notBegun)
    let late = PendingSignIn.lasts + 1
    #expect(
      await finish(state: state, visitor: visitor, pending: pending, after: late) == .notBegun)
    #expect(await stage.provider.count(of: "/token") == 0, "the code was never sent")
    #expect(await finish(state: state, visitor: visitor, pending: pending) == nil)
    #expect(await finish(state: state, visitor: visitor, pending: pending) == .notBegun, "replayed")
    #expect(await stage.provider.count(of: "/token") == 1)
  }

  @Test func `another provider's answer is not taken for this one's`() async throws {
    let stage = SignInStage()
    let mixed = await reason {
      _ = try await stage.run(returned: ["iss": "https://evil.example"])
    }
    #expect(mixed == .untrusted)
    #expect(await stage.provider.count(of: "/token") == 0)
    _ = try await stage.run(returned: ["iss": FakeProvider.issuer])

    let naming = SignInStage()
    await naming.provider.set {
      $0.metadata["authorization_response_iss_parameter_supported"] = .bool(true)
    }
    #expect(await reason { _ = try await naming.run() } == .untrusted, "it did not name itself")
  }

  @Test func `what the provider says when it goes wrong is told`() async {
    for (error, expected) in [
      ("access_denied", SignInFailure.Reason.brokenOff), ("server_error", .provider),
    ] {
      let stage = SignInStage()
      let told = await reason {
        _ = try await stage.run(returned: ["code": nil, "error": error])
      }
      #expect(told == expected)
    }
    let down = SignInStage()
    await down.provider.set { $0.status = 503 }
    #expect(await reason { _ = try await down.run() } == .provider)
    let noCode = SignInStage()
    #expect(
      await reason { _ = try await noCode.run(returned: ["code": nil]) }
        == .provider)
  }

  @Test func `a field that stands twice makes none of them count`() {
    let fields = ReturnedFields([("code", "a"), ("code", "b"), ("state", "s")])
    #expect(fields["code"] == nil && fields["state"] == nil)
    #expect(RelyingParty.shown("bad\nline \u{1B}[31m") == "the provider says: badline[31m")
  }

  @Test(arguments: [
    ("/next?a=1", "/next?a=1"), ("//evil.example", "/"), ("https://evil.example", "/"),
    ("/\\evil.example", "/"), ("", "/"), ("/a b", "/"), ("javascript:alert(1)", "/"),
    ("/æ", "/"), ("/x\r\nSet-Cookie: a=b", "/"),
  ])
  func `the way back stays on this server`(asked: String, kept: String) async throws {
    let stage = SignInStage()
    let (pending, _) = try await stage.party.begin(
      visitor: stage.visitor, returnPath: asked, at: SignInStage.time)
    #expect(pending.returnPath == kept)
  }

  @Test func `a request is handed in ahead where the provider takes it`() async throws {
    let key = try await ClientKey(pem: ES256Pair().secret, id: "own-1")
    let stage = SignInStage {
      $0.authentication = .privateKey(key)
      $0.representation = Representation(resource: "urn:altinn:resource:vsr")
    }
    await stage.provider.set {
      $0.metadata["pushed_authorization_request_endpoint"] = .string(FakeProvider.issuer + "/par")
    }
    let (pending, address) = try await stage.party.begin(
      visitor: stage.visitor, returnPath: "/", at: SignInStage.time)
    #expect(
      SignInStage.fields(of: address) == [
        "client_id": "samstemt", "request_uri": "urn:handed:1",
      ])
    let form = await stage.provider.last("/par")
    #expect(form["nonce"] == pending.nonce && form["code_challenge_method"] == "S256")
    #expect(
      form["authorization_details"]
        == #"[{"resource":"urn:altinn:resource:vsr","type":"ansattporten:altinn:resource"}]"#)
    let statement = (form["client_assertion"] ?? "").split(separator: ".")
    let claims = try #require(statement.count == 3 ? Base64URL.bytes(statement[1]) : nil)
    let said = try #require(JSONDocument(claims))
    #expect(said["iss"]?.string == "samstemt" && said["sub"]?.string == "samstemt")
    #expect(said["aud"]?.string == FakeProvider.issuer)
    let life = (said["exp"]?.integer ?? 0) - (said["iat"]?.integer ?? 0)
    #expect(life == 60 && said["jti"]?.string?.count == 22)

    let refusing = SignInStage { $0.pushing = .always }
    #expect(
      await reason {
        _ = try await refusing.party.begin(
          visitor: refusing.visitor, returnPath: "/", at: SignInStage.time)
      } == .provider)
  }

  @Test func `signing out leads through the provider, and the provider ends sessions by name`()
    async throws
  {
    let stage = SignInStage { $0.afterSignOutAddress = "https://survey.example.org/" }
    let person = try await stage.run()
    let address = try #require(
      try await stage.party.signOutAddress(person.session, at: SignInStage.time))
    let fields = SignInStage.fields(of: address)
    #expect(address.hasPrefix("https://idp.example/logout?"))
    #expect(fields["id_token_hint"] == person.session.idToken)
    #expect(fields["post_logout_redirect_uri"] == "https://survey.example.org/")

    func event(_ issuer: String?, _ id: String?) -> Session.Event? {
      let fields = [("iss", issuer), ("sid", id)].compactMap { name, value in
        value.map { (name, $0) }
      }
      return stage.party.signOutEvent(ReturnedFields(fields))
    }
    #expect(
      event(FakeProvider.issuer, "session-1")
        == .providerSignOut(issuer: FakeProvider.issuer, id: "session-1"))
    #expect(event("https://evil.example", "session-1") == nil)
    #expect(event(FakeProvider.issuer, "") == nil && event(FakeProvider.issuer, nil) == nil)
    #expect(event(nil, "session-1") == nil)
  }
}
