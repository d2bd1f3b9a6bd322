import Accounts
import Foundation
import Languages
import OpenIDConnect
public import Problems
import Yams

/// The file that says at which identity providers people may sign in.
public enum SignInFile {
  /// Reads the file.
  ///
  /// - Parameters:
  ///   - path: the file, in YAML: a list of providers.
  ///   - origin: the address that people reach the server at.
  /// - Returns: the providers, in their order.
  /// - Throws: `InputRefused` with everything that is wrong in it.
  public static func read(
    _ path: String, origin: String
  ) async throws(InputRefused) -> [SignInProvider] {
    guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 20,
      let loaded = try? Yams.load(yaml: String(decoding: data, as: UTF8.self)),
      let list = loaded as? [[String: Any]]
    else { throw InputRefused([Problem("provider.file", at: Place(path))]) }
    var log = ProblemLog()
    var providers: [SignInProvider] = []
    for (number, values) in list.enumerated() {
      var reader = ProviderReader(
        path: path, place: "\(number)", values: values, origin: origin, log: log)
      let provider = await reader.provider()
      log = reader.log
      guard let provider else { continue }
      if providers.contains(where: { $0.name == provider.name }) {
        log.error("provider.name-twice", at: Place(path), ["name": provider.name])
      }
      providers.append(provider)
    }
    if log.errorCount > 0 { throw InputRefused(log.problems) }
    return providers
  }
}

/// Reads one provider out of its values.
private struct ProviderReader {
  let path: String
  let place: String
  let values: [String: Any]
  let origin: String
  var log: ProblemLog

  static let keys = [
    "kind", "name", "label", "owner", "client", "key-file", "key-id", "key-audience",
    "secret-file", "issuer", "discovery", "test", "tenants", "roles", "two-factors", "levels",
    "resource", "employers-sign-in", "scopes", "algorithms",
  ]

  private func text(_ key: String) -> String? { values[key].map { "\($0)" } }
  private func flag(_ key: String) -> Bool { values[key] as? Bool ?? false }
  private func texts(_ key: String) -> [String] {
    (values[key] as? [Any])?.map { "\($0)" } ?? text(key).map { [$0] } ?? []
  }

  private mutating func wrong(_ key: String) {
    log.error(
      "provider.setting", at: Place(path, cell: "\(place).\(key)"), ["found": text(key) ?? ""])
  }

  mutating func provider() async -> SignInProvider? {
    for key in values.keys.sorted() where !Self.keys.contains(key) {
      log.error(
        "provider.unknown-setting", at: Place(path, cell: "\(place).\(key)"),
        ["found": key, "allowed": Self.keys.joined(separator: ", ")])
    }
    guard let kind = ProviderSettings.Kind(rawValue: text("kind") ?? "generic") else {
      wrong("kind")
      return nil
    }
    let name = text("name") ?? kind.rawValue
    let isFit = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
    if !isFit || name.isEmpty { wrong("name") }
    guard let client = text("client") else {
      wrong("client")
      return nil
    }
    guard let authentication = await authentication(kind) else { return nil }
    let back = "\(origin)/sign-in/return/\(name)"
    guard var settings = settings(kind, client, authentication, back) else { return nil }
    settings.name = name
    settings.afterSignOutAddress = "\(origin)/sign-in"
    if values["scopes"] != nil { settings.scopes = texts("scopes") }
    if values["levels"] != nil {
      settings.levels = texts("levels")
      settings.acceptedLevels = Set(texts("levels"))
    }
    if let counts = values["two-factors"] as? Bool {
      settings.countsAsTwoFactors = counts
      // Whoever runs the server has made sure of it, for all levels that are taken.
      settings.levelsWithoutTwoFactors = []
    }
    if values["algorithms"] != nil {
      let named = texts("algorithms").map { ProviderSettings.SigningAlgorithm(rawValue: $0) }
      if named.isEmpty || named.contains(nil) { wrong("algorithms") }
      settings.algorithms = Set(named.compactMap(\.self))
    }
    return SignInProvider(settings: settings, label: label(kind), owner: text("owner"))
  }

  private mutating func settings(
    _ kind: ProviderSettings.Kind, _ client: String,
    _ authentication: ProviderSettings.Authentication, _ back: String
  ) -> ProviderSettings? {
    switch kind {
    case .idPorten, .ansattporten:
      guard case .privateKey(let key) = authentication else {
        wrong("key-file")
        return nil
      }
      var settings =
        kind == .idPorten
        ? ProviderSettings.idPorten(
          clientID: client, key: key, redirectAddress: back, isTest: flag("test"))
        : .ansattporten(
          clientID: client, key: key, redirectAddress: back,
          representation: text("resource").map { Representation(resource: $0) },
          takesEmployersSignIn: flag("employers-sign-in"), isTest: flag("test"))
      if let issuer = text("issuer") { settings.issuer = issuer }
      return settings
    case .entra:
      let tenants = Set(texts("tenants"))
      if tenants.isEmpty { wrong("tenants") }
      var roles: [String: Role] = [:]
      for (name, value) in values["roles"] as? [String: Any] ?? [:] {
        guard let role = Role(rawValue: "\(value)"), role.isAssignable, role.binding == .owner
        else {
          wrong("roles")
          continue
        }
        roles[name] = role
      }
      if !roles.isEmpty, text("owner") == nil { wrong("owner") }
      return tenants.isEmpty
        ? nil
        : .entra(
          tenants: tenants, clientID: client, authentication: authentication,
          redirectAddress: back, roles: roles)
    case .generic:
      guard let issuer = text("issuer"), issuer.hasPrefix("https://") || issuer.hasPrefix("http://")
      else {
        wrong("issuer")
        return nil
      }
      var settings = ProviderSettings(
        name: "generic", issuer: issuer, clientID: client, authentication: authentication,
        redirectAddress: back)
      settings.discovery = text("discovery")
      return settings
    }
  }

  /// How this server shows who it is: a key, a secret, or nothing but PKCE.
  private mutating func authentication(
    _ kind: ProviderSettings.Kind
  ) async -> ProviderSettings.Authentication? {
    if let file = text("key-file") {
      let usual: ClientKey.Audience = kind == .generic ? .endpoint : .issuer
      let audience = text("key-audience").map { ClientKey.Audience(rawValue: $0) } ?? usual
      guard let audience else {
        wrong("key-audience")
        return nil
      }
      guard let pem = content(file),
        let key = try? await ClientKey(pem: pem, id: text("key-id") ?? "", audience: audience)
      else {
        wrong("key-file")
        return nil
      }
      return .privateKey(key)
    }
    guard let file = text("secret-file") else { return ProviderSettings.Authentication.none }
    guard let secret = content(file)?.trimmed, !secret.isEmpty else {
      wrong("secret-file")
      return nil
    }
    return kind == .entra ? .secretInForm(secret) : .secretInHeader(secret)
  }

  private func label(_ kind: ProviderSettings.Kind) -> LocalizedText {
    if let texts = values["label"] as? [String: Any] {
      return LocalizedText(
        Dictionary(
          texts.map { (LanguageTag(rawValue: $0.key), "\($0.value)") },
          uniquingKeysWith: { first, _ in first }))
    }
    let usual =
      switch kind {
      case .idPorten: "ID-porten"
      case .ansattporten: "Ansattporten"
      case .entra: "Microsoft"
      case .generic: text("name") ?? "OpenID Connect"
      }
    return LocalizedText(same: text("label") ?? usual)
  }

  /// What a file holds, its path as seen from this one.
  private func content(_ file: String) -> String? {
    var whole = file
    if !file.hasPrefix("/") {
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      whole = folder.isEmpty ? file : folder.joined(separator: "/") + "/" + file
    }
    return FileManager.default.contents(atPath: whole).map { String(decoding: $0, as: UTF8.self) }
  }
}
