import Accounts
import Foundation
import JWTKit

@testable import OpenIDConnect

/// A provider made up for a test: it answers as it is told, also wrongly.
actor FakeProvider: HTTPExchange {
  static let issuer = "https://idp.example"

  /// A key of the provider with its id.
  struct Key: Sendable {
    let id: String?
    let secret = ES256PrivateKey()

    /// The key as the provider publishes it.
    var published: JSONDocument {
      let place = secret.parameters
      func url(_ text: String?) -> JSONDocument {
        let bare = (text ?? "").replacing("+", with: "-").replacing("/", with: "_")
        return .string(bare.replacing("=", with: ""))
      }
      var fields: [String: JSONDocument] = [
        "kty": .string("EC"), "crv": .string("P-256"), "use": .string("sig"),
        "alg": .string("ES256"), "x": url(place?.x), "y": url(place?.y),
      ]
      if let id { fields["kid"] = .string(id) }
      return .object(fields)
    }
  }

  var metadata: [String: JSONDocument] = [
    "issuer": .string(issuer), "authorization_endpoint": .string(issuer + "/authorize"),
    "token_endpoint": .string(issuer + "/token"), "jwks_uri": .string(issuer + "/jwks"),
    "end_session_endpoint": .string(issuer + "/logout"),
  ]
  var published: [Key]
  var signing: Key
  var claims: [String: JSONDocument] = [:]
  var header: [String: JSONDocument] = [:]
  var tokenResponse: [String: JSONDocument] = [:]
  var status = 200
  /// What to do to the text of the token before it is handed out.
  var tampering: @Sendable (String) -> String = { $0 }
  private(set) var requests: [ExchangeRequest] = []

  init() {
    let key = Key(id: "k1")
    published = [key]
    signing = key
  }

  func set(_ change: @Sendable (isolated FakeProvider) -> Void) { change(self) }

  func count(of path: String) -> Int { requests.count { $0.address.hasSuffix(path) } }

  func last(_ path: String) -> [String: String] {
    let form = requests.last { $0.address.hasSuffix(path) }?.form ?? []
    return Dictionary(form.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func response(to request: ExchangeRequest) async throws(ExchangeFailure) -> ExchangeResponse {
    requests.append(request)
    guard status == 200 else { return ExchangeResponse(status: status, body: []) }
    let path = request.address.dropFirst(Self.issuer.count)
    switch path {
    case "/.well-known/openid-configuration": return answer(metadata)
    case "/jwks": return answer(["keys": .array(published.map(\.published))])
    case "/par": return answer(["request_uri": .string("urn:handed:1"), "expires_in": .number(60)])
    case "/token":
      guard let token = try? await token() else { throw ExchangeFailure("no token") }
      var body = tokenResponse
      body["id_token"] = .string(tampering(token))
      return answer(body)
    default: throw ExchangeFailure("nobody at \(request.address)")
    }
  }

  private func answer(_ body: [String: JSONDocument]) -> ExchangeResponse {
    ExchangeResponse(status: 200, body: JSONDocument.object(body).bytes)
  }

  private func token() async throws -> String {
    var head: [String: JSONDocument] = ["alg": .string("ES256")]
    if let id = signing.id { head["kid"] = .string(id) }
    head.merge(header) { _, new in new }
    let signed =
      Base64URL.text(JSONDocument.object(head).bytes) + "."
      + Base64URL.text(JSONDocument.object(claims).bytes)
    let keys = await JWTKeyCollection().add(ecdsa: signing.secret)
    let signer = try await keys.getKey()
    return signed + "." + Base64URL.text(try signer.sign(Array(signed.utf8)))
  }
}

/// A sign-in at the made-up provider, with everything right until a test changes it.
struct SignInStage {
  let provider = FakeProvider()
  let party: RelyingParty
  let visitor = SecretToken(from: .system)
  static let time = Timestamp(1_800_000_000)

  static func settings() -> ProviderSettings {
    var settings = ProviderSettings(
      name: "example", issuer: FakeProvider.issuer, clientID: "samstemt",
      authentication: .secretInHeader("hush:hush"),
      redirectAddress: "https://survey.example.org/sign-in/example")
    settings.algorithms = [.es256]
    return settings
  }

  init(_ change: (inout ProviderSettings) -> Void = { _ in }) {
    var settings = Self.settings()
    change(&settings)
    party = RelyingParty(settings, exchange: provider)
  }

  /// What is right for a sign-in with this nonce.
  static func claims(_ nonce: String) -> [String: JSONDocument] {
    [
      "iss": .string(FakeProvider.issuer), "sub": .string("person-1"), "aud": .string("samstemt"),
      "exp": .number(Double(time.rawValue + 120)), "iat": .number(Double(time.rawValue)),
      "nonce": .string(nonce), "sid": .string("session-1"), "name": .string("Kari Nordmann"),
      "email": .string("kari@example.org"),
    ]
  }

  /// The state in the address that a browser is sent to.
  static func fields(of address: String) -> [String: String] {
    let query = address.split(separator: "?", maxSplits: 1).last ?? ""
    return Dictionary(
      query.split(separator: "&").map { field in
        let sides = field.split(separator: "=", maxSplits: 1)
        let value = sides.count == 2 ? String(sides[1]) : ""
        return (String(sides[0]), value.removingPercentEncoding ?? value)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Begins, has the provider answer with changed claims, and comes back.
  func run(
    returned more: [String: String?] = [:],
    at later: Int64 = 5,
    _ claims: (inout [String: JSONDocument]) -> Void = { _ in }
  ) async throws -> SignedIn {
    let (pending, address) = try await party.begin(
      visitor: visitor, returnPath: "/next", at: Self.time)
    var right = Self.claims(pending.nonce)
    claims(&right)
    let all = right
    await provider.set { $0.claims = all }
    let usual: [String: String?] = [
      "state": Self.fields(of: address)["state"] ?? "", "code": "c-1",
    ]
    let fields = usual.merging(more) { $1 }.compactMapValues { $0 }
    return try await party.finish(
      ReturnedFields(fields.map { ($0.key, $0.value) }), pending: pending, visitor: visitor,
      at: Self.time + later)
  }
}
