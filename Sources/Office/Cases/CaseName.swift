/// Names that can stand in addresses and as names of files, made of words.
enum CaseName {
  /// An id that one can read: the words in plain letters, and signs that make it the only one.
  ///
  /// - Parameters:
  ///   - words: the title.
  ///   - ending: signs of which six are taken.
  ///   - otherwise: what stands where the title has no letters that are known here.
  static func id(of words: String, ending: String, otherwise: String = "case") -> String {
    var plain = ""
    for character in words.lowercased() {
      switch character {
      case "æ", "ä": plain += "ae"
      case "ø", "ö": plain += "o"
      case "å": plain += "a"
      case "a"..."z" where character.isASCII, "0"..."9" where character.isASCII:
        plain.append(character)
      default: if plain.last != "-", !plain.isEmpty { plain += "-" }
      }
      if plain.utf8.count >= 40 { break }
    }
    let name = plain.split(separator: "-").joined(separator: "-")
    let signs = String(ending.prefix(6))
    return name.isEmpty ? "\(otherwise)-\(signs)" : "\(name)-\(signs)"
  }
}
