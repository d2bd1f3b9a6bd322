internal import Accounts

extension IDToken {
  /// What a token must say.
  struct Expectation: Sendable {
    let settings: ProviderSettings
    let nonce: String
    /// The access token that came with it.
    let accessToken: String?
    let time: Timestamp
  }

  /// Checks what the token says (OpenID Connect Core 1.0, section 3.1.3.7); its signature is checked apart.
  func check(_ expected: Expectation) throws(SignInFailure) {
    let settings = expected.settings
    try checkIssuer(settings)
    try checkAudience(settings)
    try checkTimes(settings, at: expected.time)
    guard claims["nonce"]?.string == expected.nonce else {
      throw SignInFailure(.untrusted, "the ID token has another nonce")
    }
    if let hash = claims["at_hash"] {
      guard let value = hash.string, let token = expected.accessToken, isHalfHash(value, of: token)
      else { throw SignInFailure(.untrusted, "the ID token is of another access token") }
    }
    guard let subject = claims["sub"]?.string, !subject.isEmpty, subject.utf8.count <= 255 else {
      throw SignInFailure(.untrusted, "the ID token has no subject")
    }
    if !settings.acceptedLevels.isEmpty {
      guard let level = claims["acr"]?.string, settings.acceptedLevels.contains(level) else {
        throw SignInFailure(.level, "the level is too low: \(claims["acr"]?.string ?? "none")")
      }
    }
  }

  private func checkIssuer(_ settings: ProviderSettings) throws(SignInFailure) {
    guard let issuer = claims["iss"]?.string else {
      throw SignInFailure(.untrusted, "the ID token has no issuer")
    }
    guard settings.kind == .entra else {
      guard issuer == settings.issuer else {
        throw SignInFailure(.untrusted, "the ID token is of another issuer")
      }
      return
    }
    // Each tenant is an issuer of its own; the tenant must be one of the list, and the issuer that tenant's.
    guard let tenant = claims["tid"]?.string,
      issuer == settings.issuer.replacing("{tenantid}", with: tenant)
    else { throw SignInFailure(.untrusted, "the ID token is of another issuer") }
    guard settings.tenants.contains(tenant) else {
      throw SignInFailure(.tenant, "the tenant is not on the list")
    }
    guard claims["oid"]?.string?.isEmpty == false else {
      throw SignInFailure(.untrusted, "the ID token has no object id")
    }
  }

  private func checkAudience(_ settings: ProviderSettings) throws(SignInFailure) {
    guard let audiences = claims["aud"]?.strings, audiences.contains(settings.clientID) else {
      throw SignInFailure(.untrusted, "the ID token is for somebody else")
    }
    let party = claims["azp"]?.string
    let isOurs = party == settings.clientID || (party == nil && audiences.count == 1)
    guard isOurs else {
      throw SignInFailure(.untrusted, "the ID token was given to somebody else")
    }
  }

  private func checkTimes(
    _ settings: ProviderSettings, at time: Timestamp
  ) throws(SignInFailure) {
    let slack = settings.clockDifference
    guard let expires = claims["exp"]?.integer, time.rawValue < expires + slack else {
      throw SignInFailure(.untrusted, "the ID token has ended")
    }
    guard let issued = claims["iat"]?.integer, issued <= time.rawValue + slack else {
      throw SignInFailure(.untrusted, "the ID token is of the future")
    }
    if let start = claims["nbf"]?.integer, start > time.rawValue + slack {
      throw SignInFailure(.untrusted, "the ID token does not hold yet")
    }
    if let oldest = settings.oldestSignIn {
      guard let signedIn = claims["auth_time"]?.integer,
        signedIn <= time.rawValue + slack, time.rawValue - signedIn <= oldest + slack
      else { throw SignInFailure(.notBegun, "the sign-in at the provider is too old") }
    }
  }
}
