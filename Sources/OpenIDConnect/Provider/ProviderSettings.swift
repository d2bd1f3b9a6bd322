public import Accounts

/// An identity provider as an owner has set it up.
public struct ProviderSettings: Sendable {
  /// The name in addresses and in the store, such as `ansattporten`.
  public var name: String
  /// What is particular to the provider.
  public var kind: Kind
  /// The issuer; for Entra ID with several tenants it holds `{tenantid}`.
  public var issuer: String
  /// Where the metadata lie, where that is not below the issuer.
  public var discovery: String?
  /// The name that the provider knows this server by.
  public var clientID: String
  /// How this server shows the provider who it is.
  public var authentication: Authentication
  /// Where the provider sends the browser back to; registered with the provider letter for letter.
  public var redirectAddress: String
  /// Where the provider sends the browser after it signed out there.
  public var afterSignOutAddress: String?
  /// What is asked for.
  public var scopes = ["openid", "profile"]
  /// The levels that are asked for, the best liked first.
  public var levels: [String] = []
  /// The levels that are taken; empty where any is.
  public var acceptedLevels: Set<String> = []
  /// Whether a person so signed in needs no second factor of ours: by one of the accepted levels, or, where
  /// there are none, as the owner has made sure that the provider always asks for two factors.
  public var countsAsTwoFactors = false
  /// Levels that are taken and yet ask for our own second factor: of what lies behind them nothing is known.
  public var levelsWithoutTwoFactors: Set<String> = []
  /// The oldest sign-in at the provider that is taken, in seconds; nil where its age does not matter.
  public var oldestSignIn: Int64?
  /// Algorithms by which ID tokens may be signed.
  public var algorithms: Set<SigningAlgorithm> = [.rs256]
  /// Whether the request is handed in ahead (PAR): where offered, always or never.
  public var pushing = Pushing.whereOffered
  /// Organisations whose staff may sign in by Ansattporten: what is asked for by RAR.
  public var representation: Representation?
  /// The tenants of Entra ID whose people may sign in.
  public var tenants: Set<String> = []
  /// The roles that an app role of Entra ID gives.
  public var roles: [String: Role] = [:]
  /// How far clocks may differ, in seconds.
  public var clockDifference: Int64 = 30

  /// What is particular to a provider.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Inhabitants, by national eID.
    case idPorten = "id-porten"
    /// Staff of many organisations, by national eID or the employer's sign-in.
    case ansattporten
    /// One or several tenants of Microsoft Entra ID.
    case entra
    /// Any other provider.
    case generic
  }

  /// How this server shows the provider who it is.
  public enum Authentication: Sendable {
    /// A shared secret, in the header.
    case secretInHeader(String)
    /// A shared secret, in the form.
    case secretInForm(String)
    /// A key of our own (`private_key_jwt`).
    case privateKey(ClientKey)
    /// Nothing but PKCE.
    case none
  }

  /// Whether the request is handed in ahead (PAR, RFC 9126).
  public enum Pushing: String, Hashable, Sendable, Codable {
    /// Where the provider offers it.
    case whereOffered = "where-offered"
    /// Always; a provider that does not offer it is refused.
    case always
    /// Never, unless the provider demands it.
    case never
  }

  /// An algorithm by which tokens are signed: none of those that a shared secret or nothing signs.
  public enum SigningAlgorithm: String, Hashable, Sendable, Codable, CaseIterable {
    /// RSA with PKCS #1 v1.5 and SHA-256.
    case rs256 = "RS256"
    /// RSA with PKCS #1 v1.5 and SHA-384.
    case rs384 = "RS384"
    /// RSA with PKCS #1 v1.5 and SHA-512.
    case rs512 = "RS512"
    /// RSA with PSS and SHA-256.
    case ps256 = "PS256"
    /// RSA with PSS and SHA-384.
    case ps384 = "PS384"
    /// RSA with PSS and SHA-512.
    case ps512 = "PS512"
    /// ECDSA with P-256.
    case es256 = "ES256"
    /// ECDSA with P-384.
    case es384 = "ES384"
    /// ECDSA with P-521.
    case es512 = "ES512"
  }

  /// A provider.
  ///
  /// - Parameters:
  ///   - name: the name in addresses and in the store.
  ///   - kind: what is particular to it.
  ///   - issuer: the issuer.
  ///   - clientID: the name that the provider knows this server by.
  ///   - authentication: how this server shows who it is.
  ///   - redirectAddress: where the browser is sent back to.
  public init(
    name: String, kind: Kind = .generic, issuer: String, clientID: String,
    authentication: Authentication, redirectAddress: String
  ) {
    self.name = name
    self.kind = kind
    self.issuer = issuer
    self.clientID = clientID
    self.authentication = authentication
    self.redirectAddress = redirectAddress
  }

  /// Where the metadata lie.
  var discoveryAddress: String {
    if let discovery { return discovery }
    let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
    return base + "/.well-known/openid-configuration"
  }
}
