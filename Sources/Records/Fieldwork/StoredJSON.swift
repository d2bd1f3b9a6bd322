import Database
import Foundation

/// Values as JSON in a column: the same value gives the same text.
enum StoredJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws
    -> Value
  {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

extension Row {
  /// The value that the column `content` holds as JSON.
  func content<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
    try StoredJSON.value(self["content"])
  }
}
