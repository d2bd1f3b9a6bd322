/// A line of a portable dump: one JSON value.
///
/// Whole numbers are JSON numbers, text is a JSON string. A number is `{"real":"1.5"}` with the fewest
/// digits that give it back, bytes are `{"blob":"0aff"}`: so each value keeps its kind.
enum DumpLine {
  /// The line of a row, with its line break.
  static func row(_ values: [SQLValue]) -> [UInt8] {
    var line: [UInt8] = [UInt8(ascii: "[")]
    for (index, value) in values.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      add(value, to: &line)
    }
    line += [UInt8(ascii: "]"), newline]
    return line
  }

  /// The line of an object whose values are text, numbers or lists of text, with its line break.
  static func object(_ members: [(String, Member)]) -> [UInt8] {
    var line: [UInt8] = [UInt8(ascii: "{")]
    for (index, (name, member)) in members.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      add(.text(name), to: &line)
      line.append(UInt8(ascii: ":"))
      switch member {
      case .value(let value): add(value, to: &line)
      case .list(let words):
        line += row(words.map { .text($0) }).dropLast()
      }
    }
    line += [UInt8(ascii: "}"), newline]
    return line
  }

  /// What an object of a dump may hold.
  enum Member {
    case value(SQLValue)
    case list([String])
  }

  static let newline = UInt8(ascii: "\n")
  private static let digits = Array("0123456789abcdef".utf8)

  private static func add(_ value: SQLValue, to line: inout [UInt8]) {
    switch value {
    case .null: line += Array("null".utf8)
    case .integer(let number): line += Array(String(number).utf8)
    case .real(let number): line += Array("{\"real\":\"\(number)\"}".utf8)
    case .text(let text): addText(text, to: &line)
    case .blob(let bytes):
      line += Array("{\"blob\":\"".utf8)
      for byte in bytes {
        line.append(digits[Int(byte >> 4)])
        line.append(digits[Int(byte & 15)])
      }
      line += Array("\"}".utf8)
    }
  }

  private static func addText(_ text: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), byte]
      case 0x0A: line += Array("\\n".utf8)
      case 0..<0x20:
        line += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: line.append(byte)
      }
    }
    line.append(UInt8(ascii: "\""))
  }
}
