/// What a provider says of itself (OpenID Connect Discovery 1.0, RFC 8414).
public struct ProviderMetadata: Hashable, Sendable {
  /// Where browsers are sent to sign in.
  public let authorization: String
  /// Where codes are turned into tokens.
  public let token: String
  /// Where the keys lie.
  public let keys: String
  /// Where requests are handed in ahead (PAR).
  public let pushed: String?
  /// Where browsers are sent to sign out.
  public let endSession: String?
  /// Whether requests must be handed in ahead.
  public let demandsPushed: Bool
  /// Whether the provider names itself when it sends the browser back (RFC 9207).
  public let namesItself: Bool

  /// Reads what a provider says of itself, and holds it against the settings.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - settings: the provider as it was set up.
  /// - Throws: ``SignInFailure`` where it is of another issuer, lacks something or names an address that is
  ///   not asked.
  public init(_ bytes: [UInt8], for settings: ProviderSettings) throws(SignInFailure) {
    guard let document = JSONDocument(bytes) else {
      throw SignInFailure(.provider, "the metadata are no JSON")
    }
    guard document["issuer"]?.string == settings.issuer else {
      throw SignInFailure(.untrusted, "the metadata are of another issuer")
    }
    func address(_ name: String) throws(SignInFailure) -> String? {
      guard let text = document[name]?.string else { return nil }
      guard ProviderAddress.isAllowed(text, namedBy: settings.discoveryAddress) else {
        throw SignInFailure(.untrusted, "\(name) is an address that is not asked")
      }
      return text
    }
    guard let authorization = try address("authorization_endpoint"),
      let token = try address("token_endpoint"), let keys = try address("jwks_uri")
    else { throw SignInFailure(.provider, "the metadata lack an address") }
    self.authorization = authorization
    self.token = token
    self.keys = keys
    pushed = try address("pushed_authorization_request_endpoint")
    endSession = try address("end_session_endpoint")
    demandsPushed = document["require_pushed_authorization_requests"]?.bool ?? false
    namesItself = document["authorization_response_iss_parameter_supported"]?.bool ?? false
  }
}
