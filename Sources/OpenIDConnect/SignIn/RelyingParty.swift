public import Accounts
internal import CSodium

/// This server as one provider knows it: begins sign-ins there, finishes them, and signs out.
///
/// Code flow with PKCE (OpenID Connect Core 1.0, RFC 7636, RFC 9700). What the provider says of itself is kept
/// for at most a day, its keys until one is asked for that is not among them.
public actor RelyingParty {
  /// The provider as it was set up.
  public nonisolated let settings: ProviderSettings
  private let exchange: any HTTPExchange
  private let random: RandomBytes
  private var metadata: (value: ProviderMetadata, since: Timestamp)?
  private var keys: (value: KeySet, since: Timestamp)?
  /// When keys were last asked for because one was missing.
  private var keysMissed: Timestamp?
  /// States that were used, until they would be too old anyway.
  private var used: [String: Timestamp] = [:]

  /// How long what a provider says of itself is kept, in seconds.
  static let metadataLast = Seconds.day
  /// The least time between two requests for a missing key, in seconds.
  static let betweenMissingKeys: Int64 = 60

  /// A relying party.
  ///
  /// - Parameters:
  ///   - settings: the provider as it was set up.
  ///   - exchange: reaches the provider.
  ///   - random: where states, nonces and verifiers come from.
  public init(
    _ settings: ProviderSettings, exchange: any HTTPExchange, random: RandomBytes = .system
  ) {
    self.settings = settings
    self.exchange = exchange
    self.random = random
  }

  /// Begins a sign-in.
  ///
  /// - Parameters:
  ///   - visitor: the secret in the browser's cookie.
  ///   - returnPath: the path on this server to go to afterwards; anything else becomes `/`.
  ///   - language: the language for the provider's pages, such as `nn`.
  ///   - prompt: such as `login`, to have the person sign in anew.
  ///   - time: the time.
  /// - Returns: what is to be kept, and the address that the browser is sent to.
  /// - Throws: ``SignInFailure`` where the provider cannot be reached or does not take the request.
  public func begin(
    visitor: SecretToken, returnPath: String, language: String? = nil, prompt: String? = nil,
    at time: Timestamp
  ) async throws(SignInFailure) -> (pending: PendingSignIn, address: String) {
    let metadata = try await metadata(at: time)
    let state = SecretToken(from: random)
    let pending = PendingSignIn(
      state: state.hash(for: .signIn), provider: settings.name,
      visitor: visitor.hash(for: .visitor), nonce: Base64URL.text(random.bytes(32)),
      verifier: Base64URL.text(random.bytes(48)), began: time,
      returnPath: PendingSignIn.ownPath(returnPath))
    var fields: [ExchangeRequest.Field] = [
      .init("response_type", "code"), .init("client_id", settings.clientID),
      .init("redirect_uri", settings.redirectAddress),
      .init("scope", settings.scopes.joined(separator: " ")), .init("state", state.text),
      .init("nonce", pending.nonce),
      .init("code_challenge", RelyingParty.challenge(of: pending.verifier)),
      .init("code_challenge_method", "S256"),
    ]
    if !settings.levels.isEmpty {
      fields.append(.init("acr_values", settings.levels.joined(separator: " ")))
    }
    if let oldest = settings.oldestSignIn { fields.append(.init("max_age", String(oldest))) }
    if let language { fields.append(.init("ui_locales", language)) }
    if let prompt { fields.append(.init("prompt", prompt)) }
    if let representation = settings.representation {
      fields.append(.init("authorization_details", representation.parameter))
    }
    if try pushes(metadata), let address = metadata.pushed {
      let handedIn = try await push(fields, to: address, at: time)
      fields = [.init("client_id", settings.clientID), .init("request_uri", handedIn)]
    }
    return (pending, ProviderAddress.address(metadata.authorization, fields))
  }

  /// Finishes a sign-in when the browser comes back.
  ///
  /// - Parameters:
  ///   - returned: what the browser brought back.
  ///   - pending: what was kept under ``PendingSignIn/state(of:)`` and has been taken out; nil where there was
  ///     nothing.
  ///   - visitor: the secret in the browser's cookie.
  ///   - time: the time.
  /// - Returns: who signed in.
  /// - Throws: ``SignInFailure`` with the reason.
  public func finish(
    _ returned: ReturnedFields, pending: PendingSignIn?, visitor: SecretToken?, at time: Timestamp
  ) async throws(SignInFailure) -> SignedIn {
    guard let pending, PendingSignIn.state(of: returned) == pending.state,
      pending.provider == settings.name
    else { throw SignInFailure(.notBegun, "no sign-in was begun with this state") }
    guard !pending.isOver(at: time), time >= pending.began else {
      throw SignInFailure(.notBegun, "the sign-in took too long")
    }
    guard let visitor, visitor.hash(for: .visitor) == pending.visitor else {
      throw SignInFailure(.notBegun, "the sign-in was begun in another browser")
    }
    used = used.filter { time - $0.value <= PendingSignIn.lasts }
    guard used.updateValue(pending.began, forKey: pending.state) == nil else {
      throw SignInFailure(.notBegun, "the state was used before")
    }
    let metadata = try await metadata(at: time)
    try checkSender(returned, metadata)
    if let error = returned["error"] {
      let isBrokenOff = ["access_denied", "login_required", "interaction_required"].contains(error)
      throw SignInFailure(isBrokenOff ? .brokenOff : .provider, RelyingParty.shown(error))
    }
    guard let code = returned["code"], !code.isEmpty, code.utf8.count <= 4_096 else {
      throw SignInFailure(.provider, "the provider sent no code")
    }
    let response = try await post(
      [
        .init("grant_type", "authorization_code"), .init("code", code),
        .init("redirect_uri", settings.redirectAddress),
        .init("code_verifier", pending.verifier),
      ], to: metadata.token, at: time)
    guard let text = response["id_token"]?.string else {
      throw SignInFailure(.provider, "the provider sent no ID token")
    }
    let token = try await token(
      text, nonce: pending.nonce, accessToken: response["access_token"]?.string, metadata, at: time)
    return SignedIn(
      token, settings: settings, details: response["authorization_details"],
      returnPath: pending.returnPath)
  }

  /// Where the browser is sent to sign out at the provider (RP-Initiated Logout 1.0).
  ///
  /// - Parameters:
  ///   - session: the sign-in at the provider.
  ///   - time: the time.
  /// - Returns: the address; nil where the provider has none.
  /// - Throws: ``SignInFailure`` where the provider cannot be reached.
  public func signOutAddress(
    _ session: Session.ProviderSession, at time: Timestamp
  ) async throws(SignInFailure) -> String? {
    guard let address = try await metadata(at: time).endSession else { return nil }
    var fields: [ExchangeRequest.Field] = [
      .init("id_token_hint", session.idToken), .init("client_id", settings.clientID),
    ]
    if let after = settings.afterSignOutAddress {
      fields.append(.init("post_logout_redirect_uri", after))
    }
    return ProviderAddress.address(address, fields)
  }

  /// What a request of the provider's own sign-out page ends (Front-Channel Logout 1.0).
  ///
  /// The request comes in a frame and without cookies; it names the sign-in by `iss` and `sid`.
  ///
  /// - Parameter fields: the fields of the address.
  /// - Returns: the event that ends sessions; nil where the request is not one of this provider.
  public nonisolated func signOutEvent(_ fields: ReturnedFields) -> Session.Event? {
    guard let issuer = fields["iss"], let id = fields["sid"], !id.isEmpty, isOwn(issuer: issuer)
    else { return nil }
    return .providerSignOut(issuer: issuer, id: id)
  }

  /// Whether an issuer is this provider, or one of its tenants that are let in.
  private nonisolated func isOwn(issuer: String) -> Bool {
    guard settings.kind == .entra else { return issuer == settings.issuer }
    return settings.tenants.contains {
      settings.issuer.replacing("{tenantid}", with: $0) == issuer
    }
  }

  /// Whether the browser comes from the provider that it was sent to (RFC 9207, against mix-ups).
  private func checkSender(
    _ returned: ReturnedFields, _ metadata: ProviderMetadata
  ) throws(SignInFailure) {
    guard let issuer = returned["iss"] else {
      guard !metadata.namesItself else {
        throw SignInFailure(.untrusted, "the provider did not name itself")
      }
      return
    }
    guard isOwn(issuer: issuer) else {
      throw SignInFailure(.untrusted, "another provider sent the browser back")
    }
  }

  private func pushes(_ metadata: ProviderMetadata) throws(SignInFailure) -> Bool {
    switch settings.pushing {
    case .never: return metadata.demandsPushed
    case .whereOffered: return metadata.pushed != nil
    case .always:
      guard metadata.pushed != nil else {
        throw SignInFailure(.provider, "the provider takes no request ahead")
      }
      return true
    }
  }
}

extension RelyingParty {
  /// The challenge of a verifier: SHA-256, method `S256`.
  static func challenge(of verifier: String) -> String {
    let bytes = Array(verifier.utf8)
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    return Base64URL.text(hash)
  }

  /// What a provider calls an error, as far as it may stand in a log.
  static func shown(_ error: String) -> String {
    let letters = error.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F }.prefix(80)
    return "the provider says: " + String(String.UnicodeScalarView(letters))
  }

  /// Hands a request in ahead.
  private func push(
    _ fields: [ExchangeRequest.Field], to address: String, at time: Timestamp
  ) async throws(SignInFailure) -> String {
    let response = try await post(fields, to: address, at: time)
    guard let handedIn = response["request_uri"]?.string, !handedIn.isEmpty else {
      throw SignInFailure(.provider, "the provider did not take the request ahead")
    }
    return handedIn
  }

  /// Posts a form as this client.
  private func post(
    _ fields: [ExchangeRequest.Field], to address: String, at time: Timestamp
  ) async throws(SignInFailure) -> JSONDocument {
    var fields = fields
    var headers = ["Accept": "application/json"]
    func name() {
      if !fields.contains(where: { $0.name == "client_id" }) {
        fields.append(.init("client_id", settings.clientID))
      }
    }
    switch settings.authentication {
    case .none: name()
    case .secretInForm(let secret):
      name()
      fields.append(.init("client_secret", secret))
    case .secretInHeader(let secret):
      // Both are encoded as in a form first (RFC 6749, section 2.3.1).
      let both = PercentEncoding.text(settings.clientID) + ":" + PercentEncoding.text(secret)
      headers["Authorization"] = "Basic " + RelyingParty.base64(Array(both.utf8))
    case .privateKey(let key):
      name()
      let audience = key.audience == .issuer ? settings.issuer : address
      guard
        let statement = try? key.statement(
          clientID: settings.clientID, for: audience, at: time, from: random)
      else { throw SignInFailure(.provider, "the own key cannot sign") }
      fields.append(
        .init("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"))
      fields.append(.init("client_assertion", statement))
    }
    let response = try await ask(ExchangeRequest(address, headers: headers, form: fields))
    let document = JSONDocument(response.body)
    guard (200..<300).contains(response.status), let document else {
      let error = document?["error"]?.string ?? "status \(response.status)"
      throw SignInFailure(.provider, RelyingParty.shown(error))
    }
    return document
  }

  private func ask(
    _ request: ExchangeRequest
  ) async throws(SignInFailure) -> ExchangeResponse {
    do {
      return try await exchange.response(to: request)
    } catch {
      throw SignInFailure(.provider, error.detail)
    }
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let text = String(
      Base64URL.text(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  /// What the provider says of itself, at most a day old.
  private func metadata(at time: Timestamp) async throws(SignInFailure) -> ProviderMetadata {
    if let metadata, time - metadata.since < RelyingParty.metadataLast, time >= metadata.since {
      return metadata.value
    }
    let address = settings.discoveryAddress
    guard ProviderAddress.isAllowed(address) else {
      throw SignInFailure(.untrusted, "the issuer is an address that is not asked")
    }
    let response = try await ask(
      ExchangeRequest(address, headers: ["Accept": "application/json"]))
    guard response.status == 200 else {
      throw SignInFailure(.provider, "the metadata have status \(response.status)")
    }
    let value = try ProviderMetadata(response.body, for: settings)
    metadata = (value, time)
    return value
  }

  /// The token, with its signature and all it says checked.
  private func token(
    _ text: String, nonce: String, accessToken: String?, _ metadata: ProviderMetadata,
    at time: Timestamp
  ) async throws(SignInFailure) -> IDToken {
    let token = try IDToken(text, allowing: settings.algorithms)
    let keys = try await keys(for: token, metadata, at: time)
    guard await token.isSigned(by: keys) else {
      throw SignInFailure(.untrusted, "the signature of the ID token is wrong")
    }
    try token.check(
      IDToken.Expectation(settings: settings, nonce: nonce, accessToken: accessToken, time: time))
    return token
  }

  /// The provider's keys; they are asked for anew where the token names one that is not known, at most once a
  /// minute, and once a day.
  private func keys(
    for token: IDToken, _ metadata: ProviderMetadata, at time: Timestamp
  ) async throws(SignInFailure) -> KeySet {
    if let keys, time - keys.since < RelyingParty.metadataLast, time >= keys.since {
      if keys.value.has(token.keyID, for: token.algorithm) { return keys.value }
      if let last = keysMissed, time >= last, time - last < RelyingParty.betweenMissingKeys {
        return keys.value
      }
    }
    if keys != nil { keysMissed = time }
    let response = try await ask(
      ExchangeRequest(metadata.keys, headers: ["Accept": "application/json"]))
    guard response.status == 200, let value = KeySet(response.body) else {
      throw SignInFailure(.provider, "the keys cannot be read")
    }
    keys = (value, time)
    return value
  }
}
