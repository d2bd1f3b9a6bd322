package import Problems

extension JSONScanner {
  /// The text that stands next.
  ///
  /// - Returns: the text with its escapes resolved; half a surrogate pair becomes U+FFFD.
  /// - Throws: ``InputRefused`` where no text stands.
  package mutating func string() throws(InputRefused) -> String {
    guard try kind() == .string else { throw unexpected() }
    let start = offset + 1
    guard let stop = plainEnd(from: start) else {
      offset = bytes.count
      throw endOfFile()
    }
    if bytes[stop] == UInt8(ascii: "\"") {
      offset = stop + 1
      return String(decoding: bytes[start..<stop], as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  /// The number that stands next.
  ///
  /// - Returns: the nearest number.
  /// - Throws: ``InputRefused`` where no number stands, or one beyond all bounds.
  package mutating func number() throws(InputRefused) -> Double {
    guard try kind() == .number else { throw unexpected() }
    let start = offset
    switch bytes.withUnsafeBufferPointer({ JSONNumber.read($0, from: start) }) {
    case .number(let value, let end):
      offset = end
      return value
    case .malformed(let end):
      throw refusal("json.number", at: start, ["found": piece(start, end)])
    case .unbounded(let end):
      throw refusal("json.number-range", at: start, ["found": piece(start, end)])
    }
  }

  /// `true` or `false`, whichever stands next.
  ///
  /// - Returns: which.
  /// - Throws: ``InputRefused`` where neither stands.
  package mutating func bool() throws(InputRefused) -> Bool {
    guard try kind() == .bool else { throw unexpected() }
    let value = bytes[offset] == UInt8(ascii: "t")
    try literal(value ? "true" : "false")
    return value
  }

  /// Passes over a `null`.
  ///
  /// - Throws: ``InputRefused`` where none stands.
  package mutating func null() throws(InputRefused) {
    guard try kind() == .null else { throw unexpected() }
    try literal("null")
  }

  /// Passes over the value that stands next, whatever it is; what is not JSON is refused all the same.
  ///
  /// - Throws: ``InputRefused`` where no value stands.
  package mutating func skip() throws(InputRefused) {
    switch try kind() {
    case .object:
      try beginObject()
      while try nextKey() != nil { try skip() }
    case .array:
      try beginArray()
      while try nextElement() { try skip() }
    case .string: _ = try string()
    case .number: _ = try number()
    case .bool: _ = try bool()
    case .null: try null()
    }
  }

  mutating func literal(_ word: StaticString) throws(InputRefused) {
    let count = word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer { bytes[offset...].starts(with: $0) }
    guard matches, offset + count == bytes.count || !JSONNumber.isWord(bytes[offset + count]) else {
      throw unexpected()
    }
    offset += count
  }

  /// The first quotation mark, backslash or control character.
  private func plainEnd(from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return index }
        index += 1
      }
      return nil
    }
  }

  private mutating func escapedString(from start: Int) throws(InputRefused) -> String {
    var text: [UInt8] = []
    var index = start
    while let stop = plainEnd(from: index) {
      text += bytes[index..<stop]
      switch bytes[stop] {
      case UInt8(ascii: "\""):
        offset = stop + 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): index = try escape(at: stop, into: &text)
      default:
        let digits = String(bytes[stop], radix: 16, uppercase: true)
        throw refusal(
          "json.control-character", at: stop,
          ["code": String(repeating: "0", count: 4 - digits.utf8.count) + digits])
      }
    }
    offset = bytes.count
    throw endOfFile()
  }

  /// Resolves an escape, and says where the text goes on.
  private mutating func escape(at start: Int, into text: inout [UInt8]) throws(InputRefused) -> Int
  {
    guard start + 1 < bytes.count else {
      offset = bytes.count
      throw endOfFile()
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[start + 1])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard let high = hex(at: start + 2) else {
        throw refusal("json.escape", at: start, ["found": piece(start, start + 6)])
      }
      var scalar = UInt32(high)
      var end = start + 6
      if (0xD800..<0xDC00).contains(high), end + 1 < bytes.count,
        bytes[end] == UInt8(ascii: "\\"), bytes[end + 1] == UInt8(ascii: "u"),
        let low = hex(at: end + 2), (0xDC00..<0xE000).contains(low)
      {
        scalar = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
        end += 6
      }
      text += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
      return end
    default: throw refusal("json.escape", at: start, ["found": piece(start, start + 2)])
    }
    return start + 2
  }

  private func hex(at start: Int) -> UInt16? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt16 = 0
    for byte in bytes[start..<(start + 4)] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt16(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt16(byte - 0x37)
      default: return nil
      }
    }
    return value
  }
}
