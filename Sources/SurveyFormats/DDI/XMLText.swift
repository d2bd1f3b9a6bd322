/// Writes XML, indented, with all text escaped.
struct XMLText {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var indent = ""

  /// An element with others in it.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: (inout XMLText) -> Void
  ) {
    text += indent + "<" + name + XMLText.written(attributes) + ">\n"
    indent += "  "
    content(&self)
    indent.removeLast(2)
    text += indent + "</" + name + ">\n"
  }

  /// An element with words in it.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text words: String) {
    text +=
      indent + "<" + name + XMLText.written(attributes) + ">" + XMLText.escaped(words)
      + "</" + name + ">\n"
  }

  /// An element with nothing in it.
  mutating func empty(_ name: String, _ attributes: [(String, String)] = []) {
    text += indent + "<" + name + XMLText.written(attributes) + "/>\n"
  }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// A text without the signs that mean something, or that XML 1.0 cannot hold.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
