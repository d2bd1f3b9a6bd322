/// Which words are compounds of a term's word, and not other words that look like them.
enum Compounds {
  /// Whether a word that holds a pattern's letters is meant by it.
  static func allow(
    _ pattern: WordPatterns.Pattern, word: [UInt8], stem: [UInt8], isStem: Bool
  ) -> Bool {
    switch pattern.kind {
    case .exact, .whole: return true
    case .inside: return !isStem
    case .beginning:
      return isRest(word[min(pattern.letters.count, word.count)...])
    case .end:
      let head = stem[..<max(0, stem.count - pattern.letters.count)]
      return head.isEmpty || isHead(head)
    }
  }

  /// What follows in a compound is nothing, an ending, or a word, perhaps after a linking s or e.
  private static func isRest(_ rest: ArraySlice<UInt8>) -> Bool {
    if rest.isEmpty || endings.contains(Array(rest)) { return true }
    return isWord(rest)
      || ([UInt8(ascii: "s"), UInt8(ascii: "e")].contains(rest[rest.startIndex])
        && isWord(rest.dropFirst()))
  }

  /// What stands before is a word, perhaps with a linking s or e.
  private static func isHead(_ head: ArraySlice<UInt8>) -> Bool {
    head.count >= 2 && head.contains { ByteKind.isVowel($0) }
  }

  private static func isWord(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count >= 3 && letters.contains { ByteKind.isVowel($0) }
  }

  private static let endings: Set<[UInt8]> = Set(
    [
      "s", "e", "en", "et", "er", "a", "ar", "ane", "ene", "ens", "ets", "enes", "anes", "ers",
      "es", "as", "t", "te", "ed", "ing", "al", "ly", "y", "ies", "r", "n", "ne",
    ].map { Array($0.utf8) })
}
