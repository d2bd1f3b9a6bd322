/// What the endings and letters of a word that is on no list tell of its language.
enum WordShape {
  /// The votes of a word in small letters, in the order of ``PassageLanguage/voted``.
  static func votes(_ word: UnsafeBufferPointer<UInt8>) -> SIMD8<UInt8> {
    var votes = SIMD8<UInt8>(repeating: 0)
    if word.contains(where: { $0 >= 0x80 }) {
      for (letters, languages) in letters where holds(word, letters) {
        for language in languages { votes[language] += 2 }
      }
    }
    guard word.count >= 6, let last = word.last else { return votes }
    for (ending, languages) in endings[Int(last)]
    where word.suffix(ending.count).elementsEqual(ending) {
      for language in languages { votes[language] += 1 }
      break
    }
    return votes
  }

  private static func holds(_ word: UnsafeBufferPointer<UInt8>, _ letters: [UInt8]) -> Bool {
    guard word.count > letters.count else { return false }
    for index in 0..<(word.count - 1)
    where word[index] == letters[0] && word[index + 1] == letters[1] {
      return true
    }
    return false
  }

  // The places of the languages among those voted for.
  private static let bokmaal = 0
  private static let nynorsk = 1
  private static let english = 2
  private static let swedish = 3
  private static let danish = 4
  private static let northernSami = 5

  private static let letters: [([UInt8], [Int])] =
    ["ä", "ö"].map { (Array($0.utf8), [swedish]) }
    + ["á", "č", "đ", "ŋ", "š", "ŧ", "ž"].map { (Array($0.utf8), [northernSami]) }

  /// The endings by their last byte; the longest that fits counts.
  private static let endings: [[([UInt8], [Int])]] = (0..<256).map { byte in
    allEndings.filter { $0.0.last == UInt8(byte) }
  }

  private static let allEndings: [([UInt8], [Int])] = [
    ("ingane", [nynorsk]), ("ingar", [nynorsk, swedish]), ("inga", [nynorsk]),
    ("leikar", [nynorsk]), ("leik", [nynorsk]), ("ande", [nynorsk, swedish]), ("ane", [nynorsk]),
    ("asjon", [bokmaal, nynorsk]), ("sjonen", [bokmaal, nynorsk]), ("sjonar", [nynorsk]),
    ("sjoner", [bokmaal]), ("heten", [bokmaal, swedish]), ("heter", [bokmaal, swedish]),
    ("het", [bokmaal, swedish]), ("heit", [nynorsk]), ("heita", [nynorsk]), ("hed", [danish]),
    ("heder", [danish]), ("ninger", [bokmaal, danish]), ("inger", [bokmaal, danish]),
    ("ingene", [bokmaal]), ("ingerne", [danish]), ("erne", [danish]), ("ene", [bokmaal]),
    ("tion", [english, swedish, danish]), ("tions", [english]), ("ment", [english]),
    ("ments", [english]), ("ness", [english]), ("ning", [bokmaal, danish, swedish]),
    ("leg", [nynorsk]), ("lege", [nynorsk]), ("lig", [bokmaal, danish, swedish]),
    ("lige", [bokmaal, danish]), ("liga", [swedish]), ("arna", [swedish]), ("erna", [swedish]),
    ("orna", [swedish]), ("ende", [bokmaal, danish]), ("ities", [english]), ("able", [english]),
  ].map { (Array($0.0.utf8), $0.1) }.sorted { $0.0.count > $1.0.count }
}
