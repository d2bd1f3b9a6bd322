/// Text and names made safe for XML.
enum Markup {
  /// A text with the characters escaped that mean something in XML, and without those that XML 1.0
  /// cannot hold.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        if isAllowed { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// A name that is valid as an id: ASCII letters, digits, hyphen and underscore, a letter first.
  static func identifier(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": result.unicodeScalars.append(scalar)
      default: result += "-"
      }
    }
    guard let first = result.first, first.isLetter else { return "figure-" + result }
    return result
  }

  /// An element with its attributes in the order given.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, content: String? = nil
  ) -> String {
    var result = "<" + name
    for (key, value) in attributes where !value.isEmpty {
      result += " " + key + "=\"" + escaped(value) + "\""
    }
    guard let content else { return result + "/>" }
    return result + ">" + content + "</" + name + ">"
  }
}
