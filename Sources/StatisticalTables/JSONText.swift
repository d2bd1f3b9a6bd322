/// A JSON value with its keys in the order given, so that the same content is the same bytes.
public indirect enum JSONText: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A finite number, written in its shortest form.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONText])
  /// An object; the keys stand as given.
  case object([(key: String, value: JSONText)])

  /// The JSON text, indented by two blanks, with a final line break.
  public var text: String {
    var result = ""
    write(to: &result, indent: 0)
    return result + "\n"
  }

  /// The JSON text on one line, without a line break.
  public var line: String {
    var result = ""
    write(to: &result, indent: nil)
    return result
  }

  /// Equal where the text is the same.
  public static func == (left: JSONText, right: JSONText) -> Bool { left.text == right.text }

  /// Hashes the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Writes the value; on one line where there is no indent.
  private func write(to out: inout String, indent: Int?) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += String(value)
    case .number(let value): out += JSONText.shortest(value)
    case .string(let value): JSONText.quote(value, to: &out)
    case .array(let items):
      JSONText.block("[", "]", count: items.count, indent: indent, to: &out) { index, out in
        items[index].write(to: &out, indent: indent.map { $0 + 2 })
      }
    case .object(let members):
      JSONText.block("{", "}", count: members.count, indent: indent, to: &out) { index, out in
        JSONText.quote(members[index].key, to: &out)
        out += ": "
        members[index].value.write(to: &out, indent: indent.map { $0 + 2 })
      }
    }
  }

  private static func block(
    _ open: String, _ close: String, count: Int, indent: Int?, to out: inout String,
    item: (Int, inout String) -> Void
  ) {
    guard count > 0 else {
      out += open + close
      return
    }
    out += open
    for index in 0..<count {
      if index > 0 { out += indent == nil ? ", " : "," }
      if let indent { out += "\n" + String(repeating: " ", count: indent + 2) }
      item(index, &out)
    }
    if let indent { out += "\n" + String(repeating: " ", count: indent) }
    out += close
  }

  static func shortest(_ value: Double) -> String {
    precondition(value.isFinite, "JSON has no infinite numbers")
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 {
          let hex = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    out += "\""
  }
}
