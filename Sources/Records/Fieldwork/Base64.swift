import Foundation

/// Bytes that stand in JSON as base 64.
public struct Base64: Hashable, Sendable, Codable {
  /// The bytes.
  public let bytes: [UInt8]

  /// Bytes.
  ///
  /// - Parameter bytes: the bytes.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads base 64.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let data = Data(base64Encoded: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no base 64")
    }
    bytes = Array(data)
  }

  /// Writes base 64.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(bytes).base64EncodedString())
  }
}
