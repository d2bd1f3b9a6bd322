/// The features of the model by number: 32 bits of a hash of kind and name.
///
/// Names are not kept in the model: a text's own words are hashed and looked up. Of some thousand
/// features in four thousand million numbers, two hardly ever meet; where they do, they share weights.
enum FeatureHash {
  /// The feature of a concept of the lexicon; it is the same in all languages.
  static func concept(_ id: String) -> UInt32 {
    hash(UInt8(ascii: "c"), id.utf8)
  }

  /// The feature of the stem of an English word.
  static func stem(_ letters: some Sequence<UInt8>) -> UInt32 {
    hash(UInt8(ascii: "s"), letters)
  }

  /// The features of the runs of four letters of a word, its beginning and end marked; each once.
  static func runs(of word: some Sequence<UInt8>) -> [UInt32] {
    let marked = [UInt8(ascii: "<")] + word + [UInt8(ascii: ">")]
    guard marked.count >= 4 else { return [] }
    var found: [UInt32] = []
    for start in 0...marked.count - 4 {
      let run = hash(UInt8(ascii: "g"), marked[start..<start + 4])
      if !found.contains(run) { found.append(run) }
    }
    return found
  }

  /// The features of a word: its stem's, then those of its runs of letters.
  static func word(_ letters: ArraySlice<UInt8>, stemmer: Stemmer) -> [UInt32] {
    [stem(stemmer.stem(Array(letters), in: .english))] + runs(of: letters)
  }

  private static func hash(_ kind: UInt8, _ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash = (WordBook.seed ^ UInt32(kind)) &* WordBook.prime
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* WordBook.prime }
    return hash
  }
}
