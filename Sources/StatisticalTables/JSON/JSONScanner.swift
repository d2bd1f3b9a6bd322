package import Problems

/// Reads JSON from bytes, a token at a time, and says where what is wrong stands (RFC 8259).
///
/// Strict: no comments, no trailing commas, no NaN, no key twice in an object, no more than
/// ``mostNested`` levels. The reader asks for what it expects:
///
/// ```swift
/// var json = try JSONScanner(bytes, file: "reply.json")
/// try json.beginObject()
/// while let key = try json.nextKey() {
///   if key == "label" { label = try json.string() } else { try json.skip() }
/// }
/// try json.end()
/// ```
///
/// For small documents a ``JSONNode`` holds everything.
package struct JSONScanner {
  /// The file's name, as problems name it.
  package let file: String
  /// The bytes, known to be UTF-8.
  let bytes: [UInt8]
  /// The first byte not read.
  package internal(set) var offset: Int
  private var open: [Container] = []

  /// The most levels of objects and lists in each other.
  package static let mostNested = 128

  /// An object or list that has begun and not ended.
  private struct Container {
    let isObject: Bool
    var isEmpty = true
    var keys: Set<String> = []
  }

  /// What kind of value stands next.
  package enum Kind: Hashable, Sendable {
    case object, array, string, number, bool, null
  }

  /// A scanner at the beginning of a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file; a byte order mark is passed over.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` where the bytes are not UTF-8 or hold nothing.
  package init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    self.bytes = bytes
    self.file = file
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offset = mark
    if (try? UTF8Span(validating: bytes.span)) == nil {
      try TextFile.check(Array(bytes[mark...]), skipped: mark, file: file)
    }
    skipBlanks()
    if offset == bytes.count { throw refusal("json.empty", at: 0) }
  }

  /// What kind of value stands next.
  ///
  /// - Returns: the kind.
  /// - Throws: ``InputRefused`` where no value stands.
  package mutating func kind() throws(InputRefused) -> Kind {
    skipBlanks()
    guard offset < bytes.count else { throw endOfFile() }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    default: throw unexpected()
    }
  }

  /// Enters an object.
  ///
  /// - Throws: ``InputRefused`` where none begins.
  package mutating func beginObject() throws(InputRefused) {
    try begin(UInt8(ascii: "{"), .object)
  }

  /// Enters a list.
  ///
  /// - Throws: ``InputRefused`` where none begins.
  package mutating func beginArray() throws(InputRefused) {
    try begin(UInt8(ascii: "["), .array)
  }

  /// Goes on to the next member of the object: its value is to be read or skipped next.
  ///
  /// - Returns: its key; nil where the object ends, which leaves it.
  /// - Throws: ``InputRefused`` where the object is not JSON, or has the key already.
  package mutating func nextKey() throws(InputRefused) -> String? {
    precondition(open.last?.isObject == true, "an object has begun")
    guard try goesOn(end: UInt8(ascii: "}")) else { return nil }
    guard bytes[offset] == UInt8(ascii: "\"") else { throw unexpected() }
    let start = offset
    let key = try string()
    if !open[open.count - 1].keys.insert(key).inserted {
      throw refusal("json.duplicate-key", at: start, ["key": String(key.prefix(60))])
    }
    skipBlanks()
    guard offset < bytes.count else { throw endOfFile() }
    guard bytes[offset] == UInt8(ascii: ":") else { throw unexpected() }
    offset += 1
    return key
  }

  /// Goes on to the next element of the list: it is to be read or skipped next.
  ///
  /// - Returns: false where the list ends, which leaves it.
  /// - Throws: ``InputRefused`` where the list is not JSON.
  package mutating func nextElement() throws(InputRefused) -> Bool {
    precondition(open.last?.isObject == false, "a list has begun")
    return try goesOn(end: UInt8(ascii: "]"))
  }

  /// Makes sure that nothing follows.
  ///
  /// - Throws: ``InputRefused`` where something does.
  package mutating func end() throws(InputRefused) {
    precondition(open.isEmpty, "every object and list has been left")
    skipBlanks()
    guard offset < bytes.count else { return }
    throw isComment ? unexpected() : refusal("json.after-end", at: offset)
  }

  private mutating func begin(_ byte: UInt8, _ kind: Kind) throws(InputRefused) {
    guard try self.kind() == kind else { throw unexpected() }
    guard open.count < JSONScanner.mostNested else {
      throw refusal("json.too-deep", at: offset, ["limit": String(JSONScanner.mostNested)])
    }
    offset += 1
    open.append(Container(isObject: byte == UInt8(ascii: "{")))
  }

  /// Passes a comma where one is due; false at the end of the container, which is left.
  private mutating func goesOn(end: UInt8) throws(InputRefused) -> Bool {
    skipBlanks()
    guard offset < bytes.count else { throw endOfFile() }
    if bytes[offset] == end {
      offset += 1
      open.removeLast()
      return false
    }
    if open[open.count - 1].isEmpty {
      open[open.count - 1].isEmpty = false
      return true
    }
    guard bytes[offset] == UInt8(ascii: ",") else { throw unexpected() }
    let comma = offset
    offset += 1
    skipBlanks()
    guard offset < bytes.count else { throw endOfFile() }
    if bytes[offset] == end { throw refusal("json.trailing-comma", at: comma) }
    return true
  }

  @inline(__always)
  mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }
}
