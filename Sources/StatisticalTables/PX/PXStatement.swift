/// A keyword of a PX file with its values.
struct PXStatement: Sendable {
  let name: Name
  let tokens: [Token]
  /// The line it begins on.
  let line: Int

  /// What a statement is about.
  struct Name: Hashable, Sendable, CustomStringConvertible {
    /// In capitals.
    let keyword: String
    /// The language of its texts; nil for the main one.
    let language: String?
    /// What it is said of, such as a variable and one of its values.
    let subkeys: [String]

    init(_ keyword: String, language: String? = nil, subkeys: [String] = []) {
      self.keyword = keyword
      self.language = language
      self.subkeys = subkeys
    }

    /// As the file writes it.
    var description: String {
      let tongue = language.map { "[\($0)]" } ?? ""
      let keys = subkeys.map { "\"\($0)\"" }.joined(separator: ",")
      return keyword + tongue + (keys.isEmpty ? "" : "(\(keys))")
    }
  }

  /// A part of a statement's values.
  enum Token: Hashable, Sendable {
    /// A quoted text, its pieces joined, or a bare word.
    case text(String)
    /// `,` `:` `-` `(` or `)`.
    case sign(UInt8)
  }

  /// The texts that commas part; nothing between two commas is an empty text.
  var values: [String] {
    var values: [String] = []
    var current = ""
    var isOpen = false
    for token in tokens {
      switch token {
      case .text(let text):
        current += text
        isOpen = true
      case .sign(UInt8(ascii: ",")):
        values.append(current)
        current = ""
        isOpen = true
      case .sign: break
      }
    }
    if isOpen { values.append(current) }
    return values
  }

  /// The first value.
  var text: String { values.first ?? "" }

  /// Whether the value is `YES`.
  var isYes: Bool { text == "YES" }
}
