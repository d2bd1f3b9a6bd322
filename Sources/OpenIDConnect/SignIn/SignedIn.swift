public import Accounts

/// Somebody whom a provider has signed in, and what it says of them.
public struct SignedIn: Hashable, Sendable {
  /// Who the person is: what an account is found by.
  public let identity: Account.Identity
  /// How surely the person is known: two factors where the provider counts as such.
  public let assurance: Person.Assurance
  /// The sign-in at the provider, for the session.
  public let session: Session.ProviderSession
  /// The level of the sign-in (`acr`).
  public let level: String?
  /// When the person signed in at the provider.
  public let time: Timestamp?
  /// The name, to be shown and not to be trusted for anything else.
  public let name: String?
  /// The address of e-mail, to be offered and not to be trusted for anything else.
  public let email: String?
  /// The organisations that the person chose to act for; none where the person has no such right or chose none.
  public let organisations: [OrganisationNumber]
  /// The tenant of Entra ID.
  public let tenant: String?
  /// The roles that the provider's app roles give.
  public let roles: Set<Role>
  /// The path on this server to go to.
  public let returnPath: String

  /// Reads what a token that was checked says.
  init(
    _ token: IDToken, settings: ProviderSettings, details: JSONDocument?, returnPath: String
  ) {
    let claims = token.claims
    let issuer = claims["iss"]?.string ?? settings.issuer
    let subject = claims["sub"]?.string ?? ""
    let isEntra = settings.kind == .entra
    // In Entra ID the subject differs between applications; the object id is the person in the tenant.
    identity = Account.Identity(
      issuer: issuer, subject: isEntra ? claims["oid"]?.string ?? subject : subject)
    let level = claims["acr"]?.string
    let isEnough = level.map { !settings.levelsWithoutTwoFactors.contains($0) } ?? true
    assurance = settings.countsAsTwoFactors && isEnough ? .twoFactors : .password
    session = Session.ProviderSession(
      issuer: issuer, id: claims["sid"]?.string, idToken: token.text)
    self.level = level
    time = claims["auth_time"]?.integer.map { Timestamp($0) }
    name = claims["name"]?.string
    email = claims["email"]?.string
    let asked = claims["authorization_details"] ?? details
    organisations = settings.representation?.organisations(in: asked) ?? []
    tenant = isEntra ? claims["tid"]?.string : nil
    roles = Set((claims["roles"]?.strings ?? []).compactMap { settings.roles[$0] })
    self.returnPath = returnPath
  }
}
