public import Accounts

extension ProviderSettings {
  /// ID-porten: inhabitants.
  ///
  /// - Parameters:
  ///   - clientID: the integration's id at Digdir.
  ///   - key: the integration's key.
  ///   - redirectAddress: where the browser is sent back to.
  ///   - isTest: whether it is the test environment.
  /// - Returns: the settings, with level substantial or high.
  public static func idPorten(
    clientID: String, key: ClientKey, redirectAddress: String, isTest: Bool = false
  ) -> ProviderSettings {
    var settings = ProviderSettings(
      name: "id-porten", kind: .idPorten,
      issuer: isTest ? "https://test.idporten.no" : "https://idporten.no", clientID: clientID,
      authentication: .privateKey(key), redirectAddress: redirectAddress)
    settings.levels = ["idporten-loa-substantial"]
    settings.acceptedLevels = ["idporten-loa-substantial", "idporten-loa-high"]
    settings.countsAsTwoFactors = true
    return settings
  }

  /// Ansattporten: staff of many organisations.
  ///
  /// - Parameters:
  ///   - clientID: the integration's id at Digdir.
  ///   - key: the integration's key.
  ///   - redirectAddress: where the browser is sent back to.
  ///   - representation: what somebody must be allowed to do for an organisation; nil where it is not asked.
  ///   - takesEmployersSignIn: whether the employer's Entra ID may sign in too (`entraid`); it asks for
  ///     our own second factor.
  ///   - isTest: whether it is the test environment.
  /// - Returns: the settings.
  public static func ansattporten(
    clientID: String, key: ClientKey, redirectAddress: String,
    representation: Representation? = nil, takesEmployersSignIn: Bool = false, isTest: Bool = false
  ) -> ProviderSettings {
    var settings = ProviderSettings(
      name: "ansattporten", kind: .ansattporten,
      issuer: isTest ? "https://test.ansattporten.no" : "https://ansattporten.no",
      clientID: clientID, authentication: .privateKey(key), redirectAddress: redirectAddress)
    settings.levels = ["substantial"] + (takesEmployersSignIn ? ["entraid"] : [])
    settings.acceptedLevels = ["substantial", "high"]
    if takesEmployersSignIn { settings.acceptedLevels.insert("entraid") }
    // The employer alone decides whether its Entra ID asks for more than a password.
    settings.levelsWithoutTwoFactors = ["entraid"]
    settings.countsAsTwoFactors = true
    settings.representation = representation
    return settings
  }

  /// Microsoft Entra ID.
  ///
  /// - Parameters:
  ///   - tenants: the tenants whose people may sign in.
  ///   - clientID: the application's id.
  ///   - authentication: how this server shows who it is.
  ///   - redirectAddress: where the browser is sent back to.
  ///   - roles: the roles that app roles give.
  /// - Returns: the settings; for several tenants the common entry of organisations.
  public static func entra(
    tenants: Set<String>, clientID: String, authentication: Authentication,
    redirectAddress: String, roles: [String: Role] = [:]
  ) -> ProviderSettings {
    let base = "https://login.microsoftonline.com/"
    let only = tenants.count == 1 ? tenants.first : nil
    var settings = ProviderSettings(
      name: "entra", kind: .entra, issuer: base + (only ?? "{tenantid}") + "/v2.0",
      clientID: clientID, authentication: authentication, redirectAddress: redirectAddress)
    settings.discovery =
      base + (only ?? "organizations") + "/v2.0/.well-known/openid-configuration"
    settings.tenants = tenants
    settings.roles = roles
    return settings
  }
}
