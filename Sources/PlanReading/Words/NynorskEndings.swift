/// The endings of nynorsk: Snowball knows those of bokmål only.
///
/// First the inflections of nouns, adjectives and verbs, taken again until none is left; then the
/// endings that make adjectives, as Snowball does for bokmål. What is left must have a vowel and
/// three letters.
enum NynorskEndings {
  /// The stem of a word in small letters.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    var end = word.count
    for _ in 0..<3 {
      guard let shorter = without(inflections, word, end) else { break }
      end = shorter
    }
    if let shorter = without(derivations, word, end) { end = shorter }
    if end > 1, word[end - 1] == UInt8(ascii: "m"), word[end - 2] == UInt8(ascii: "m") { end -= 1 }
    return Array(word[..<end])
  }

  private static let inflections: [[UInt8]] = [
    // nouns: definite and plural, with the genitive's s
    "ingane", "ingar", "inga", "arane", "ane", "ar", "ene", "er", "ene", "en", "et", "a",
    "anes", "enes", "ens", "ets", "as", "ars", "ers", "leikar", "leikane",
    // adjectives and verbs
    "are", "ast", "aste", "ande", "ende", "este", "est", "ere", "te", "de", "t", "e", "s",
  ].map { Array($0.utf8) }.sorted { $0.count > $1.count }

  private static let derivations: [[UInt8]] = [
    "eleg", "leg", "sleg", "ig", "eig", "sam",
  ].map { Array($0.utf8) }.sorted { $0.count > $1.count }

  /// Endings that leave a part of themselves: "utdanninga" keeps "ing".
  private static let kept: [[UInt8]: Int] = [
    Array("ingane".utf8): 3, Array("ingar".utf8): 3, Array("inga".utf8): 3,
    Array("leikar".utf8): 4, Array("leikane".utf8): 4,
  ]

  private static func without(_ endings: [[UInt8]], _ word: [UInt8], _ end: Int) -> Int? {
    for ending in endings where end > ending.count {
      let start = end - ending.count
      guard start >= 3, word[start..<end].elementsEqual(ending) else { continue }
      guard hasVowel(word, start), allows(ending, after: word[start - 1]) else { continue }
      return start + (kept[ending] ?? 0)
    }
    return nil
  }

  /// An s or t is an ending only after some letters: "buss" and "kunst" keep theirs.
  private static func allows(_ ending: [UInt8], after letter: UInt8) -> Bool {
    guard ending.count == 1, ending[0] != UInt8(ascii: "e"), ending[0] != UInt8(ascii: "a") else {
      return ending.count > 1 || letter != UInt8(ascii: "e")
    }
    if ending[0] == UInt8(ascii: "t") { return letter == UInt8(ascii: "g") }
    return Array("bdfgjlmnoprtvyz".utf8).contains(letter)
  }

  private static func hasVowel(_ word: [UInt8], _ end: Int) -> Bool {
    for index in 0..<end where ByteKind.isVowel(word[index]) { return true }
    return false
  }
}
