/// Words made comparable: small letters, å, ø, æ and accents by plain letters, Norwegian endings off.
public enum SearchWords {
  /// A text in plain small letters.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - keepingDigraphs: whether `aa`, `ae` and `oe` stay as they are; else they become `a`, `a` and
  ///     `o`, so that "avloep" finds "avløp" and "Aalesund" finds "Ålesund".
  /// - Returns: the text with letters folded; other signs stay.
  public static func folded(_ text: String, keepingDigraphs: Bool = false) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "å", "à", "á", "â", "ã", "ä": result.append("a")
      case "æ": result.append(keepingDigraphs ? "ae" : "a")
      case "ø", "ö", "ò", "ó", "ô", "õ": result.append("o")
      case "é", "è", "ê", "ë": result.append("e")
      case "ü", "ù", "ú", "û": result.append("u")
      case "í", "ì", "î", "ï": result.append("i")
      case "ç": result.append("c")
      case "ñ": result.append("n")
      // Combining marks: the letter stands before them.
      case "\u{300}"..."\u{36F}": continue
      default:
        let isDigraph =
          !keepingDigraphs
          && (scalar == "a" && result.last == "a"
            || scalar == "e" && (result.last == "a" || result.last == "o"))
        if !isDigraph { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// The words of a text, folded.
  ///
  /// - Parameter text: any text.
  /// - Returns: runs of letters and digits, in order.
  public static func words(_ text: String) -> [String] {
    folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// A folded word without the ending that Norwegian and English nouns, verbs and adjectives take.
  ///
  /// A simple rule, not a dictionary: at least four letters stay.
  ///
  /// - Parameter word: a folded word.
  /// - Returns: the beginning that its forms share.
  public static func stem(_ word: String) -> String {
    for ending in endings where word.hasSuffix(ending) && word.utf8.count - ending.utf8.count >= 4 {
      return String(word.dropLast(ending.utf8.count))
    }
    return word
  }

  /// The endings, longest first.
  private static let endings = [
    "ingene", "ingane", "heter", "ingen", "inger", "ingar", "enes", "anes", "ene", "ane", "ens",
    "ets", "ing", "het", "heit", "en", "et", "er", "ar", "es", "a", "e", "s",
  ]
}
