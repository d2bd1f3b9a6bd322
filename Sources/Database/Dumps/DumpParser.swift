/// Reads a line of a portable dump: JSON as ``DumpLine`` writes it, nothing else.
struct DumpParser {
  /// Something that no dump holds.
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var place = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether a line is a row.
  static func isRow(_ line: [UInt8]) -> Bool { line.first == UInt8(ascii: "[") }

  /// The values of a row.
  static func row(_ line: [UInt8]) throws -> [SQLValue] {
    var parser = DumpParser(line)
    let values = try parser.list()
    try parser.end()
    return values
  }

  /// The members of an object.
  static func object(_ line: [UInt8]) throws -> [String: DumpLine.Member] {
    var parser = DumpParser(line)
    var members: [String: DumpLine.Member] = [:]
    try parser.take("{")
    repeat {
      let name = try parser.text()
      try parser.take(":")
      if parser.next == UInt8(ascii: "[") {
        members[name] = .list(
          try parser.list().map { value in
            guard case .text(let word) = value else { throw Malformed() }
            return word
          })
      } else {
        members[name] = .value(try parser.value())
      }
    } while parser.takes(",")
    try parser.take("}")
    try parser.end()
    return members
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    place += 1
    return true
  }

  private mutating func take(_ word: String) throws {
    for byte in word.utf8 {
      guard next == byte else { throw Malformed() }
      place += 1
    }
  }

  private func end() throws {
    if place != bytes.count { throw Malformed() }
  }

  private mutating func list() throws -> [SQLValue] {
    var values: [SQLValue] = []
    try take("[")
    if takes("]") { return values }
    repeat { values.append(try value()) } while takes(",")
    try take("]")
    return values
  }

  private mutating func value() throws -> SQLValue {
    switch next {
    case UInt8(ascii: "n"):
      try take("null")
      return .null
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "{"):
      place += 1
      let kind = try text()
      try take(":")
      let written = try text()
      try take("}")
      switch kind {
      case "real":
        guard let number = Double(written), !number.isNaN else { throw Malformed() }
        return .real(number)
      case "blob": return .blob(try DumpParser.blob(Array(written.utf8)))
      default: throw Malformed()
      }
    default: return .integer(try integer())
    }
  }

  private mutating func integer() throws -> Int64 {
    let start = place
    while let byte = next, byte == UInt8(ascii: "-") || (48...57).contains(byte) { place += 1 }
    guard let number = Int64(String(decoding: bytes[start..<place], as: UTF8.self)) else {
      throw Malformed()
    }
    return number
  }

  private mutating func text() throws -> String {
    try take("\"")
    var content: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      place += 1
      if byte == UInt8(ascii: "\\") {
        content.append(try escaped())
      } else {
        content.append(byte)
      }
    }
    try take("\"")
    guard let text = String(validating: content, as: UTF8.self) else { throw Malformed() }
    return text
  }

  private mutating func escaped() throws -> UInt8 {
    guard let byte = next else { throw Malformed() }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "u"):
      guard place + 4 <= bytes.count,
        let code = UInt8(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
      else { throw Malformed() }
      place += 4
      return code
    default: throw Malformed()
    }
  }

  private static func blob(_ digits: [UInt8]) throws -> [UInt8] {
    guard digits.count.isMultiple(of: 2) else { throw Malformed() }
    return try stride(from: 0, to: digits.count, by: 2).map { index in
      let high = try digit(digits[index])
      return high << 4 | (try digit(digits[index + 1]))
    }
  }

  private static func digit(_ byte: UInt8) throws -> UInt8 {
    switch byte {
    case 48...57: return byte - 48
    case 97...102: return byte - 87
    default: throw Malformed()
    }
  }
}
