/// Gives ids and codes to names of other formats: small letters, digits, hyphens and underscores.
struct CodeNames {
  private var taken: Set<String>

  init(reserved: Set<String> = []) { taken = reserved }

  /// The code for a name; another one where it is taken.
  mutating func code(for name: String, else fallback: String) -> String {
    let plain = CodeNames.plain(name)
    let wanted = plain.isEmpty ? fallback : plain
    var code = wanted
    var number = 2
    while !taken.insert(code).inserted {
      code = "\(wanted)-\(number)"
      number += 1
    }
    return code
  }

  /// The name as far as a code can hold it.
  static func plain(_ name: String) -> String {
    var code = ""
    for character in name.lowercased() {
      switch character {
      case "a"..."z" where character.isASCII, "0"..."9" where character.isASCII, "_", "-":
        code.append(character)
      case "æ", "ä": code += "ae"
      case "ø", "ö": code += "oe"
      case "å": code += "aa"
      default: if !code.isEmpty, code.last != "-" { code.append("-") }
      }
    }
    while code.last == "-" { code.removeLast() }
    return code
  }

  /// Ids of questions that are columns of the file of answers.
  static let reservedQuestions: Set<String> = ["unit", "submitted", "status", "level"]

  /// Codes of options that mean something else in tables.
  static let reservedOptions: Set<String> = ["all", "top", "bottom", "not-answered", "dont-know"]
}
