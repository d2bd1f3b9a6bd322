internal import FoundationEssentials

/// A value of JSON, as providers send it: what it holds is looked at piece by piece.
public enum JSONDocument: Hashable, Sendable, Codable {
  /// Nothing.
  case null
  /// True or false.
  case bool(Bool)
  /// A number.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONDocument])
  /// Values by name.
  case object([String: JSONDocument])

  /// Reads a document.
  ///
  /// - Parameter bytes: UTF-8; nil comes back where they are no JSON.
  public init?(_ bytes: [UInt8]) {
    guard let document = try? JSONDecoder().decode(JSONDocument.self, from: Data(bytes)) else {
      return nil
    }
    self = document
  }

  /// Reads a value.
  ///
  /// - Parameter decoder: gives the value.
  /// - Throws: where it is none.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([JSONDocument].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSONDocument].self))
    }
  }

  /// Writes the value.
  ///
  /// - Parameter encoder: takes the value.
  /// - Throws: where it cannot be written.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .null: try value.encodeNil()
    case .bool(let bool): try value.encode(bool)
    case .number(let number): try value.encode(number)
    case .string(let string): try value.encode(string)
    case .array(let array): try value.encode(array)
    case .object(let object): try value.encode(object)
    }
  }

  /// The document as UTF-8, its names in order.
  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map(Array.init) ?? []
  }

  /// What stands under a name.
  ///
  /// - Parameter name: the name.
  public subscript(name: String) -> JSONDocument? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  /// The text, where it is one.
  public var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// The truth, where it is one.
  public var bool: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  /// The list, where it is one.
  public var array: [JSONDocument]? {
    if case .array(let array) = self { array } else { nil }
  }

  /// The number without its fraction, where it is one that can be.
  public var integer: Int64? {
    guard case .number(let number) = self, number.magnitude < 0x1p53 else { return nil }
    return Int64(number)
  }

  /// The texts of a list, or the one text.
  public var strings: [String]? {
    switch self {
    case .string(let string): return [string]
    case .array(let array):
      let strings = array.compactMap(\.string)
      return strings.count == array.count ? strings : nil
    default: return nil
    }
  }
}
