package import Problems

/// A JSON value with the byte it begins at, so that what is wrong with it can be told with its place.
///
/// Asking for what is not there gives nil: `reply["data"]?["structure"]?.string`.
package struct JSONNode: Sendable {
  /// The value.
  package let value: Value
  /// The byte it begins at.
  package let offset: Int

  /// The kinds of JSON values.
  package enum Value: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONNode])
    /// An object.
    case object(Members)
  }

  /// The members of an object in the order of the file, found by key.
  package struct Members: Sendable {
    /// The keys, each once.
    package internal(set) var keys: [String] = []
    /// The values, as many as keys.
    package internal(set) var values: [JSONNode] = []
    var places: [String: Int] = [:]

    /// The value of a key, or nil where there is none.
    package subscript(key: String) -> JSONNode? { places[key].map { values[$0] } }

    /// The members in the order of the file.
    package var pairs: Zip2Sequence<[String], [JSONNode]> { zip(keys, values) }

    mutating func add(_ key: String, _ value: JSONNode) {
      places[key] = keys.count
      keys.append(key)
      values.append(value)
    }
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name, for problems.
  /// - Returns: its value.
  /// - Throws: ``InputRefused`` where it is not JSON, with line and column.
  package static func read(_ bytes: [UInt8], file: String) throws(InputRefused) -> JSONNode {
    var scanner = try JSONScanner(bytes, file: file)
    let node = try scanner.node()
    try scanner.end()
    return node
  }

  /// The value of a key; nil where this is no object or has no such key.
  package subscript(key: String) -> JSONNode? { members?[key] }

  /// The members, where this is an object.
  package var members: Members? {
    if case .object(let members) = value { members } else { nil }
  }

  /// The elements, where this is a list.
  package var elements: [JSONNode]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  /// The text, where this is one.
  package var string: String? { if case .string(let text) = value { text } else { nil } }

  /// The number, where this is one.
  package var number: Double? { if case .number(let number) = value { number } else { nil } }

  /// The number, where this is one without decimals that an `Int` holds.
  package var int: Int? { number.flatMap { Int(exactly: $0) } }

  /// The truth value, where this is one.
  package var bool: Bool? { if case .bool(let value) = value { value } else { nil } }

  /// Whether this is `null`.
  package var isNull: Bool { if case .null = value { true } else { false } }
}

extension JSONScanner {
  /// The value that stands next, with all that it holds.
  ///
  /// - Returns: the value.
  /// - Throws: ``InputRefused`` where no value stands.
  package mutating func node() throws(InputRefused) -> JSONNode {
    let kind = try kind()
    let start = offset
    let value: JSONNode.Value
    switch kind {
    case .object:
      var members = JSONNode.Members()
      try beginObject()
      while let key = try nextKey() { members.add(key, try node()) }
      value = .object(members)
    case .array:
      var elements: [JSONNode] = []
      try beginArray()
      while try nextElement() { elements.append(try node()) }
      value = .array(elements)
    case .string: value = .string(try string())
    case .number: value = .number(try number())
    case .bool: value = .bool(try bool())
    case .null:
      try null()
      value = .null
    }
    return JSONNode(value: value, offset: start)
  }
}
