/// The cookie that a session's secret lies in: strictly necessary, so nobody is asked for consent.
public struct SessionCookie: Hashable, Sendable {
  /// What the secret is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// A person or a link that is signed in.
    case session = "samstemt"
    /// A visitor on the way in: ties the form and the return from an identity provider to the browser.
    case visitor = "samstemt-visitor"
    /// A browser that has signed in to an account before, so that others cannot lock its owner out.
    case device = "samstemt-device"
  }

  /// What the secret is for.
  public let kind: Kind
  /// Whether the server is reached by `https`.
  public let isSecure: Bool

  /// A cookie.
  ///
  /// - Parameters:
  ///   - kind: what its secret is for.
  ///   - isSecure: whether the server is reached by `https`; only on the own machine it may be without.
  public init(_ kind: Kind, isSecure: Bool) {
    self.kind = kind
    self.isSecure = isSecure
  }

  /// The name; `__Host-` makes browsers refuse one that another host or plain HTTP has set.
  public var name: String { (isSecure ? "__Host-" : "") + kind.rawValue }

  /// The header that gives the browser the secret.
  ///
  /// - Parameters:
  ///   - secret: the secret.
  ///   - seconds: how long the browser keeps it; nil until it is closed.
  /// - Returns: the value of `Set-Cookie`.
  public func setting(_ secret: SecretToken, for seconds: Int64? = nil) -> String {
    "\(name)=\(secret.text)" + (seconds.map { "; Max-Age=\($0)" } ?? "") + attributes
  }

  /// The header that takes the secret from the browser.
  public var removing: String { "\(name)=; Max-Age=0" + attributes }

  /// The secret in a request.
  ///
  /// - Parameter header: the value of `Cookie`.
  /// - Returns: the secret; nil where there is none, or two of the same name, as somebody meddled then.
  public func secret(in header: String) -> SecretToken? {
    let values = header.split(separator: ";").compactMap { part -> Substring? in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, sides[0].drop(while: { $0 == " " }) == name else { return nil }
      return sides[1]
    }
    return values.count == 1 ? SecretToken(values[0]) : nil
  }

  private var attributes: String {
    // Lax: a link in an e-mail and the return from an identity provider must find the browser signed in.
    "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }
}
