/// The token in a form that shows that the form came from a page of ours (against CSRF).
///
/// It is made from the secret in the browser's cookie, so nothing is kept for it. Before anybody signs in
/// the cookie holds a secret of its own. Each page gets another text for the same token, so that
/// compression tells nothing of it (BREACH).
public enum FormToken {
  /// A token for a page.
  ///
  /// - Parameters:
  ///   - secret: the secret in the browser's cookie.
  ///   - random: where the mask comes from.
  /// - Returns: the text for the form's hidden field.
  public static func text(for secret: SecretToken, from random: RandomBytes) -> String {
    let mask = random.bytes(32)
    return Base64URL.text(mask + zip(mask, value(of: secret)).map { $0 ^ $1 })
  }

  /// Whether a form's token is that of the browser's cookie.
  ///
  /// - Parameters:
  ///   - text: what stood in the form.
  ///   - secret: the secret in the browser's cookie.
  /// - Returns: true where the form came from a page of ours in this browser.
  public static func accepts(_ text: some StringProtocol, for secret: SecretToken) -> Bool {
    guard text.utf8.count == 86, let bytes = Base64URL.bytes(text), bytes.count == 64 else {
      return false
    }
    let unmasked = zip(bytes.prefix(32), bytes.suffix(32)).map { $0 ^ $1 }
    return Sodium.areEqual(unmasked, value(of: secret))
  }

  private static func value(of secret: SecretToken) -> [UInt8] {
    Sodium.hash(secret.bytes, for: "samstemt form v1")
  }
}
