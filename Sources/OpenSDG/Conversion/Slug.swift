/// Makes ids of words: `a-z`, `0-9` and `-`, each given once.
struct Slug {
  private var taken: Set<String>

  /// Ids that are never given.
  init(reserved: Set<String> = []) {
    taken = reserved
  }

  /// An id for a text: the same text asked twice gets two.
  mutating func next(_ text: String, or empty: String) -> String {
    let base = Slug.plain(text).isEmpty ? empty : Slug.plain(text)
    var id = base
    var number = 2
    while taken.contains(id) {
      id = "\(base)-\(number)"
      number += 1
    }
    taken.insert(id)
    return id
  }

  private static let folded: [Character: String] = [
    "æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e",
    "ê": "e", "ë": "e", "á": "a", "à": "a", "â": "a", "ã": "a", "í": "i", "ì": "i", "î": "i",
    "ï": "i", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ú": "u", "ù": "u", "û": "u", "ñ": "n",
    "ç": "c", "š": "s", "ž": "z", "č": "c", "ð": "d", "þ": "th", "%": "percent", "+": "plus",
    "<": "under", ">": "over", "≥": "from", "≤": "to", "&": "and",
  ]

  /// The letters and digits of a text in lower case, everything else one dash.
  static func plain(_ text: String) -> String {
    var id = ""
    var isBreak = false
    for character in text.lowercased() {
      let word =
        folded[character]
        ?? (character.isASCII && (character.isLetter || character.isNumber)
          ? String(character) : nil)
      guard let word else {
        isBreak = true
        continue
      }
      let standsAlone = word.count > 2
      if isBreak || standsAlone, !id.isEmpty, !id.hasSuffix("-") { id += "-" }
      id += word
      isBreak = standsAlone
    }
    return id
  }
}
