public import Fieldwork

/// An address with the name that readers see.
public struct Mailbox: Hashable, Sendable, Codable {
  /// The name; nil where only the address is shown.
  public let name: String?
  /// The address.
  public let address: EmailAddress

  /// A mailbox.
  ///
  /// - Parameters:
  ///   - address: the address.
  ///   - name: the name that readers see.
  public init(_ address: EmailAddress, name: String? = nil) {
    self.address = address
    self.name = name
  }
}
