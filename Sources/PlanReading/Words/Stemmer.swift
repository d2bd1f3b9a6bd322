import CStemmer

/// Brings the inflected forms of a word to one stem; for one task at a time.
final class Stemmer {
  private let norwegian: OpaquePointer?
  private let english: OpaquePointer?

  init() {
    norwegian = sb_stemmer_new("norwegian", "UTF_8")
    english = sb_stemmer_new("english", "UTF_8")
  }

  deinit {
    sb_stemmer_delete(norwegian)
    sb_stemmer_delete(english)
  }

  /// The stem of a word.
  ///
  /// - Parameters:
  ///   - word: the word in small letters.
  ///   - language: the language whose endings are taken off.
  /// - Returns: the stem; the word itself where it has no such ending.
  func stem(_ word: [UInt8], in language: LexiconLanguage) -> [UInt8] {
    switch language {
    case .bokmaal: bokmaal(word)
    case .nynorsk: NynorskEndings.stem(word)
    case .english: snowball(Stemmer.american(word), english)
    }
  }

  /// Snowball takes one ending off; taken again, all forms meet.
  ///
  /// "klimaet" gives "klima", but "klima" gives "klim".
  private func bokmaal(_ word: [UInt8]) -> [UInt8] {
    var stem = word
    for _ in 0..<3 {
      let shorter = snowball(stem, norwegian)
      if shorter.count == stem.count { break }
      stem = shorter
    }
    // No word ends in two m: "fattigdommen" is of "fattigdom".
    if stem.suffix(2).elementsEqual([0x6D, 0x6D]) { stem.removeLast() }
    return stem
  }

  private func snowball(_ word: [UInt8], _ stemmer: OpaquePointer?) -> [UInt8] {
    guard let stemmer, let stem = sb_stemmer_stem(stemmer, word, Int32(word.count)) else {
      return word
    }
    return Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))))
  }

  /// British spellings brought to American ones, of terms and texts alike: "-isation", "-ise", "-our".
  private static func american(_ word: [UInt8]) -> [UInt8] {
    guard word.count >= 6 else { return word }
    var word = word
    for ending in britishEndings where word.count > ending.count + 3 && word.hasEnding(ending) {
      word[word.count - ending.count + 1] = UInt8(ascii: "z")
      return word
    }
    for ending in ["our", "ours", "oured", "ouring", "oural"].map({ Array($0.utf8) })
    where word.hasEnding(ending) && word.count > ending.count + 2 {
      word.remove(at: word.count - ending.count + 1)
      return word
    }
    return word
  }

  private static let britishEndings = [
    "isation", "isations", "ise", "ised", "ises", "ising", "iser", "isers", "isational",
  ].map { Array($0.utf8) }
}

extension [UInt8] {
  /// Whether a word ends so.
  func hasEnding(_ ending: [UInt8]) -> Bool {
    count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
  }
}
