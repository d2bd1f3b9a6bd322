/// Marks up text as HTML.
package enum HTML {
  /// Text with the five signs that mean something in HTML written as references.
  package static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
  }

  /// A word that can stand in an address or as an id: small letters, digits and hyphens.
  package static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      case "æ", "ä": slug += "ae"
      case "ø", "ö": slug += "o"
      case "å", "á", "à": slug += "a"
      case "š": slug += "s"
      case "ŋ", "ñ": slug += "n"
      case "é", "è": slug += "e"
      default: if !slug.isEmpty && !slug.hasSuffix("-") { slug += "-" }
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug
  }

  /// Whether a link's address leads somewhere harmless: a page, a mail, a place on this site.
  package static func isSafeLink(_ address: String) -> Bool {
    guard let colon = address.firstIndex(of: ":") else { return true }
    let scheme = address[..<colon].lowercased()
    return ["http", "https", "mailto"].contains(scheme) || scheme.contains("/")
      || scheme.contains("#")
  }
}
