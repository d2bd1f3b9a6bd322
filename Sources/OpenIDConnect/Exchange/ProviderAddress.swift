internal import Accounts

/// Which addresses are asked at all (against requests that an attacker makes the server send).
enum ProviderAddress {
  /// Whether an address is one that is asked: `https`, or `http` on this machine alone.
  static func isAllowed(_ address: String) -> Bool {
    guard let host = host(of: address) else { return false }
    if address.hasPrefix("https://") { return true }
    return ["127.0.0.1", "[::1]", "localhost"].contains(host)
  }

  /// Whether an address that a provider names may be asked: a provider on this machine names only addresses
  /// on this machine, and one outside never names any of them.
  static func isAllowed(_ address: String, namedBy issuer: String) -> Bool {
    isAllowed(address) && address.hasPrefix("https://") == issuer.hasPrefix("https://")
  }

  /// The host of an address; nil where it is none of HTTP, names a user or holds what may not stand there.
  static func host(of address: String) -> String? {
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    guard isPlain else { return nil }
    for scheme in ["https://", "http://"] where address.hasPrefix(scheme) {
      let authority = address.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
      guard !authority.isEmpty, !authority.contains("@") else { return nil }
      if authority.hasPrefix("[") {
        let bare = authority.prefix { $0 != "]" } + "]"
        return String(bare).lowercased()
      }
      let host = authority.prefix { $0 != ":" }
      return host.isEmpty ? nil : host.lowercased()
    }
    return nil
  }

  /// An address with fields after it.
  static func address(_ base: String, _ fields: [ExchangeRequest.Field]) -> String {
    base + (base.contains("?") ? "&" : "?") + form(fields)
  }

  /// Fields as a form writes them.
  static func form(_ fields: [ExchangeRequest.Field]) -> String {
    fields.map { PercentEncoding.text($0.name) + "=" + PercentEncoding.text($0.value) }
      .joined(separator: "&")
  }
}
