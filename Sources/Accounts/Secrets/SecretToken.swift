/// A secret that is given away once and kept only as its hash.
///
/// What is kept does not let anybody in: a copy of the database opens no session and no invitation.
public struct SecretToken: Hashable, Sendable {
  /// What a token is for: the hash of a token for one use serves no other.
  public enum Use: String, Sendable, CaseIterable {
    /// A session's cookie.
    case session = "samstemt session v1"
    /// The first administrator's account.
    case setup = "samstemt first run v1"
    /// An invitation to an account.
    case invitation = "samstemt invitation v1"
    /// A visitor's cookie, on the way in.
    case visitor = "samstemt visitor v1"
    /// The cookie of a browser that has signed in before.
    case device = "samstemt device v1"
    /// The name of a sign-in that was begun at an identity provider.
    case signIn = "samstemt sign-in v1"
    /// A new password where the old one is forgotten.
    case passwordReset = "samstemt password reset v1"
  }

  /// The 32 random bytes.
  let bytes: [UInt8]

  /// A new secret of 256 bits.
  ///
  /// - Parameter random: where the bytes come from.
  public init(from random: RandomBytes) {
    bytes = random.bytes(32)
  }

  /// The secret that stands in a cookie or an address.
  ///
  /// - Parameter text: as ``text`` wrote it; nil comes back where it is anything else.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 43, let bytes = Base64URL.bytes(text), bytes.count == 32 else {
      return nil
    }
    self.bytes = bytes
  }

  /// The secret as 43 letters, digits, `-` and `_`.
  public var text: String { Base64URL.text(bytes) }

  /// What is kept of the secret: BLAKE2b-256 keyed by its use, as 43 letters.
  ///
  /// The secret has 256 random bits, so a fast hash is enough.
  ///
  /// - Parameter use: what the token is for.
  /// - Returns: the hash, the same for the same secret and use.
  public func hash(for use: Use) -> String {
    Base64URL.text(Sodium.hash(bytes, for: use.rawValue))
  }
}
