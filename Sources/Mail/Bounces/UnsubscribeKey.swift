import CSodium
public import Fieldwork

/// The server's secret by which it knows its own unsubscribe links again, without storing any.
public struct UnsubscribeKey: Sendable {
  private let bytes: [UInt8]

  /// A key.
  ///
  /// - Parameter bytes: 32 to 64 random bytes.
  /// - Returns: nil where there are too few or too many.
  public init?(_ bytes: [UInt8]) {
    guard (32...64).contains(bytes.count) else { return nil }
    self.bytes = bytes
  }

  /// What stands in the link of one contact: 32 hexadecimal digits.
  ///
  /// The keyed BLAKE2b hash, of 128 bits, of owner, contact and address. It ends reminders and gives no
  /// right to answer.
  ///
  /// - Parameters:
  ///   - owner: the id of the organisation that sends.
  ///   - contact: the id of the contact.
  ///   - address: the contact's address.
  /// - Returns: the token.
  public func token(owner: String, contact: String, address: EmailAddress) -> String {
    let parts = ["unsubscribe", owner, contact, address.key]
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    var hash = [UInt8](repeating: 0, count: 16)
    let message = Array(text.utf8)
    crypto_generichash(
      &hash, hash.count, message, UInt64(message.count), bytes, bytes.count)
    return hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }.joined()
  }

  /// Whether a token is that of a contact, in a time that does not tell how nearly.
  ///
  /// - Parameters:
  ///   - token: what stood in the link.
  ///   - owner: the id of the organisation that sends.
  ///   - contact: the id of the contact.
  ///   - address: the contact's address.
  /// - Returns: true where it is.
  public func accepts(
    _ token: String, owner: String, contact: String, address: EmailAddress
  ) -> Bool {
    let expected = Array(self.token(owner: owner, contact: contact, address: address).utf8)
    let given = Array(token.utf8)
    return given.count == expected.count && sodium_memcmp(given, expected, given.count) == 0
  }
}
