import Accounts
import Testing

@testable import OpenIDConnect

@Suite("What is particular to providers")
struct ProfileTests {
  @Test func `a level that was not asked for is refused, and one that was counts as two factors`()
    async throws
  {
    let stage = SignInStage {
      $0.levels = ["idporten-loa-substantial"]
      $0.acceptedLevels = ["idporten-loa-substantial", "idporten-loa-high"]
      $0.countsAsTwoFactors = true
    }
    for low in [nil, "idporten-loa-low", "Level3", "idporten-loa-substantial "] {
      let told = await reason {
        _ = try await stage.run { $0["acr"] = low.map { JSONDocument.string($0) } }
      }
      #expect(told == .level)
    }
    let person = try await stage.run { $0["acr"] = .string("idporten-loa-high") }
    #expect(person.assurance == .twoFactors && person.level == "idporten-loa-high")
  }

  @Test func `the employer's sign-in at Ansattporten asks for our own second factor`() async throws
  {
    func stage(_ change: @escaping (inout ProviderSettings) -> Void = { _ in }) async throws
      -> SignInStage
    {
      let key = try await ClientKey(pem: ES256Pair().secret, id: "k")
      let profile = ProviderSettings.ansattporten(
        clientID: "c", key: key, redirectAddress: "https://a/b", takesEmployersSignIn: true)
      return SignInStage {
        $0.levels = profile.levels
        $0.acceptedLevels = profile.acceptedLevels
        $0.countsAsTwoFactors = profile.countsAsTwoFactors
        $0.levelsWithoutTwoFactors = profile.levelsWithoutTwoFactors
        change(&$0)
      }
    }
    for (level, assurance) in [
      ("substantial", Person.Assurance.twoFactors), ("high", .twoFactors), ("entraid", .password),
    ] {
      let person = try await stage().run { $0["acr"] = .string(level) }
      #expect(person.assurance == assurance && person.level == level)
    }
    let sure = try await stage { $0.levelsWithoutTwoFactors = [] }.run {
      $0["acr"] = .string("entraid")
    }
    #expect(sure.assurance == .twoFactors)
  }

  @Test func `an old sign-in is refused where its age matters`() async throws {
    let stage = SignInStage { $0.oldestSignIn = 300 }
    for time in [nil, IDTokenTests.now - 400, IDTokenTests.now + 4_000] {
      let told = await reason {
        _ = try await stage.run { $0["auth_time"] = time.map { JSONDocument.number($0) } }
      }
      #expect(told == .notBegun)
    }
    let person = try await stage.run { $0["auth_time"] = .number(IDTokenTests.now - 200) }
    #expect(person.time == SignInStage.time + -200)
  }

  @Test func `an organisation counts where type, resource and number stand together`() {
    let asked = Representation(resource: "urn:altinn:resource:vsr")
    func organisations(_ json: String) -> [String] {
      asked.organisations(in: JSONDocument(Array(json.utf8))).map(\.digits)
    }
    let type = #""type":"ansattporten:altinn:resource""#
    let right = #""resource":"urn:altinn:resource:vsr""#
    func party(_ number: String, authority: String = "iso6523-actorid-upis") -> String {
      #"{"orgno":{"authority":"\#(authority)","ID":"\#(number)"}}"#
    }
    let digdir = party("0192:991825827")
    #expect(
      organisations(#"[{\#(type),\#(right),"authorized_parties":[\#(digdir)]}]"#) == ["991825827"])
    #expect(organisations("[]") == [] && organisations("{}") == [] && organisations("null") == [])
    #expect(organisations(#"[{\#(type),\#(right)}]"#) == [], "nobody was chosen")
    #expect(organisations(#"[{\#(type),\#(right),"authorized_parties":[]}]"#) == [])
    let other = #""resource":"urn:altinn:resource:other""#
    #expect(
      organisations(
        #"[{\#(type),\#(right)},{\#(type),\#(other),"authorized_parties":[\#(digdir)]}]"#) == [],
      "the right resource and the number stand in different elements")
    #expect(organisations(#"[{"type":"x",\#(right),"authorized_parties":[\#(digdir)]}]"#) == [])
    for wrong in [
      party("0192:991825828"), party("991825827"), party("0193:991825827"),
      party("0192:991825827", authority: "x"), #"{"orgno":"0192:991825827"}"#, "{}", "null",
    ] {
      let json = #"[{\#(type),\#(right),"authorized_parties":[\#(wrong)]}]"#
      #expect(organisations(json) == [], "\(wrong)")
    }
    let older = Representation(
      type: "ansattporten:altinn:service", resource: "urn:altinn:resource:1234:1")
    let reportees = JSONDocument(
      Array(
        #"""
        [{"type":"ansattporten:altinn:service","resource":"urn:altinn:resource:1234:1",
          "reportees":[{"ID":"0192:958935420","Rights":["Read"],"Name":"OSLO KOMMUNE"}]}]
        """#.utf8))
    #expect(older.organisations(in: reportees).map(\.digits) == ["958935420"])
  }

  @Test func `somebody without a representation still comes back`() async throws {
    let stage = SignInStage {
      $0.kind = .ansattporten
      $0.representation = Representation(resource: "urn:altinn:resource:vsr")
    }
    let nobody = try await stage.run()
    #expect(nobody.organisations.isEmpty)
    await stage.provider.set {
      let orgno = JSONDocument.object([
        "authority": .string("iso6523-actorid-upis"), "ID": .string("0192:971032146"),
      ])
      $0.tokenResponse["authorization_details"] = .array([
        .object([
          "type": .string("ansattporten:altinn:resource"),
          "resource": .string("urn:altinn:resource:vsr"),
          "authorized_parties": .array([.object(["orgno": orgno])]),
        ])
      ])
    }
    let somebody = try await stage.run()
    #expect(somebody.organisations.map(\.digits) == ["971032146"])
  }

  @Test func `people of Entra ID are known by tenant and object, and only listed tenants come in`()
    async throws
  {
    let base = FakeProvider.issuer
    let stage = SignInStage {
      $0.kind = .entra
      $0.issuer = base + "/{tenantid}/v2.0"
      $0.discovery = base + "/.well-known/openid-configuration"
      $0.tenants = ["t-1", "t-2"]
      $0.roles = ["Samstemt.Editor": .editor]
    }
    await stage.provider.set { $0.metadata["issuer"] = .string(base + "/{tenantid}/v2.0") }
    func claims(tenant: String, issuer: String, object: String? = "o-1")
      -> (inout [String: JSONDocument]) -> Void
    {
      {
        $0["tid"] = .string(tenant)
        $0["iss"] = .string(base + "/\(issuer)/v2.0")
        $0["oid"] = object.map { .string($0) }
        $0["roles"] = .array([.string("Samstemt.Editor"), .string("Other")])
        $0["email"] = .string("anybody@elsewhere.example")
      }
    }
    let person = try await stage.run(claims(tenant: "t-2", issuer: "t-2"))
    #expect(person.identity == .init(issuer: base + "/t-2/v2.0", subject: "o-1"))
    #expect(person.tenant == "t-2" && person.roles == [.editor])
    #expect(
      await reason { _ = try await stage.run(claims(tenant: "t-3", issuer: "t-3")) } == .tenant)
    #expect(
      await reason { _ = try await stage.run(claims(tenant: "t-1", issuer: "t-3")) } == .untrusted)
    #expect(
      await reason {
        _ = try await stage.run(claims(tenant: "t-1", issuer: "t-1", object: nil))
      } == .untrusted)
    let out = ReturnedFields([("iss", base + "/t-1/v2.0"), ("sid", "s")])
    #expect(stage.party.signOutEvent(out) == .providerSignOut(issuer: base + "/t-1/v2.0", id: "s"))
    let other = ReturnedFields([("iss", base + "/t-3/v2.0"), ("sid", "s")])
    #expect(stage.party.signOutEvent(other) == nil)
  }

  @Test func `the national providers are set up as they ask`() async throws {
    let key = try await ClientKey(pem: ES256Pair().secret, id: "k")
    let people = ProviderSettings.idPorten(clientID: "c", key: key, redirectAddress: "https://a/b")
    #expect(people.issuer == "https://idporten.no" && people.algorithms == [.rs256])
    #expect(people.discoveryAddress == "https://idporten.no/.well-known/openid-configuration")
    #expect(!people.acceptedLevels.contains("idporten-loa-low") && people.countsAsTwoFactors)
    let staff = ProviderSettings.ansattporten(
      clientID: "c", key: key, redirectAddress: "https://a/b", takesEmployersSignIn: true,
      isTest: true)
    #expect(staff.issuer == "https://test.ansattporten.no")
    #expect(staff.levels == ["substantial", "entraid"] && staff.acceptedLevels.contains("high"))
    let one = ProviderSettings.entra(
      tenants: ["t"], clientID: "c", authentication: .none, redirectAddress: "https://a/b")
    #expect(one.issuer == "https://login.microsoftonline.com/t/v2.0")
    let several = ProviderSettings.entra(
      tenants: ["t", "u"], clientID: "c", authentication: .none, redirectAddress: "https://a/b")
    #expect(several.issuer == "https://login.microsoftonline.com/{tenantid}/v2.0")
    #expect(several.discoveryAddress.contains("/organizations/"))
    await #expect(throws: ClientKey.NotReadable.self) {
      _ = try await ClientKey(pem: "no key", id: "k")
    }
  }
}
