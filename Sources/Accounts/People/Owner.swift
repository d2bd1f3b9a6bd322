public import Languages

/// An organisation that holds reviews: everything that is kept belongs to one.
public struct Owner: Hashable, Sendable, Codable {
  /// The id, which stands in addresses: small letters, digits and hyphens.
  public let id: String
  /// The name.
  public var name: LocalizedText
  /// How long things are kept.
  public var retention: Retention

  /// An organisation.
  ///
  /// - Parameters:
  ///   - id: the id; nil comes back where it cannot stand in an address.
  ///   - name: the name.
  ///   - retention: how long things are kept.
  public init?(id: String, name: LocalizedText, retention: Retention = .usual) {
    let isFit = id.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
    guard isFit, (2...40).contains(id.utf8.count), id.first != "-" else { return nil }
    self.id = id
    self.name = name
    self.retention = retention
  }
}
