public import Accounts

/// A sign-in that was begun and not finished: kept until the browser comes back.
///
/// It is found by ``state`` and taken out in the same step, so that it serves once.
public struct PendingSignIn: Hashable, Sendable, Codable {
  /// The hash of the state that the browser brings back.
  public let state: String
  /// The provider, by its name in the settings.
  public let provider: String
  /// The hash of the visitor's cookie: another browser cannot finish it.
  public let visitor: String
  /// The value that the ID token must hold.
  public let nonce: String
  /// What shows the provider that whoever began also finishes (PKCE).
  public let verifier: String
  /// When it was begun.
  public let began: Timestamp
  /// The path on this server to go to afterwards.
  public let returnPath: String

  /// How long somebody may take at the provider, in seconds.
  public static let lasts = 15 * Seconds.minute

  /// Whether the time is over, and it is to be thrown away.
  ///
  /// - Parameter time: the time.
  /// - Returns: true from ``lasts`` seconds on.
  public func isOver(at time: Timestamp) -> Bool { time - began > PendingSignIn.lasts }

  /// The name that a returning browser's sign-in is kept under.
  ///
  /// - Parameter returned: what the browser brought back.
  /// - Returns: the hash of its state; nil where it brought none of ours.
  public static func state(of returned: ReturnedFields) -> String? {
    returned["state"].flatMap { SecretToken($0) }?.hash(for: .signIn)
  }

  /// A path of this server and nothing else: where the text is any other address, the front page.
  static func ownPath(_ text: String) -> String {
    let isOwn =
      text.hasPrefix("/") && !text.hasPrefix("//") && text.utf8.count <= 2_000
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    return isOwn ? text : "/"
  }
}

/// The fields that a browser brings back from a provider, each at most once.
public struct ReturnedFields: Hashable, Sendable {
  private let values: [String: String]
  /// Whether a field stood twice: then none is looked at.
  let isDoubled: Bool

  /// The fields of the address that the browser came back to.
  ///
  /// - Parameter fields: names and values, decoded, in their order.
  public init(_ fields: [(String, String)]) {
    values = Dictionary(fields, uniquingKeysWith: { first, _ in first })
    isDoubled = values.count != fields.count
  }

  /// The value of a field.
  ///
  /// - Parameter name: the name.
  public subscript(name: String) -> String? { isDoubled ? nil : values[name] }
}
