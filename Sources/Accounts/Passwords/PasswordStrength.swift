#if canImport(Glibc)
  import Glibc
#endif

/// How many guesses a password takes, as a power of two, for one who knows how people choose them.
///
/// The password is cut into pieces in the cheapest way: common words, what is known of the person, rows of
/// the keyboard and of the alphabet, years, repetitions, and single characters. The idea is that of zxcvbn
/// (Wheeler, USENIX Security 2016); the words are few, as the length does most of the work.
enum PasswordStrength {
  /// Estimates the guesses.
  ///
  /// - Parameters:
  ///   - password: as it was typed.
  ///   - personal: what is known of the person.
  /// - Returns: the power of two.
  static func bits(_ password: String, personal: [String]) -> Double {
    let typed = Array(password.prefix(PasswordRules.longest))
    let plain = typed.map(plain)
    let words = CommonWords.all + personal.flatMap(ownWords)
    // The least cost of the first so many characters.
    var least = [0.0]
    for end in 1...max(typed.count, 1) where end <= typed.count {
      least.append((least[end - 1]) + cost(of: typed[end - 1]))
      for word in words where word.count <= end {
        let start = end - word.count
        guard plain[start..<end].elementsEqual(word) else { continue }
        let price = 7 + variation(typed[start..<end], from: word)
        least[end] = min(least[end], least[start] + price)
      }
      for start in 0..<max(end - 2, 0) {
        let piece = plain[start..<end]
        guard let price = patternCost(piece, after: plain[..<start]) else { continue }
        least[end] = min(least[end], least[start] + price)
      }
    }
    return least[typed.count]
  }

  /// A small letter in place of a capital, a letter in place of the sign that is often put for it.
  private static func plain(_ character: Character) -> Character {
    let small = character.lowercased().first ?? character
    return [
      "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "5": "s", "$": "s", "7": "t",
    ][
      small] ?? small
  }

  /// The parts of a name or an address that are worth guessing.
  private static func ownWords(_ text: String) -> [[Character]] {
    text.split { !($0.isLetter || $0.isNumber) }.filter { $0.count > 2 }
      .map { $0.map(plain) }
  }

  /// Bits for capitals and signs within a word: where they stand as most people put them, little.
  private static func variation(_ typed: ArraySlice<Character>, from word: [Character]) -> Double {
    let changed = zip(typed, word).count { $0 != $1 }
    return changed == 0 ? 0 : changed == 1 || changed == word.count ? 1 : Double(changed)
  }

  private static func cost(of character: Character) -> Double {
    switch character {
    case "0"..."9": 3.3
    case "a"..."z", "æ", "ø", "å": 4.6
    case "A"..."Z": 5
    case " ", ".", "-", "!", "?", ",", "_": 3.5
    default: 6
    }
  }

  /// The cost of a piece of at least three characters that follows a pattern; nil where it follows none.
  private static func patternCost(
    _ piece: ArraySlice<Character>, after before: ArraySlice<Character>
  ) -> Double? {
    guard let first = piece.first else { return nil }
    let length = log2(Double(piece.count))
    if piece.allSatisfy({ $0 == first }) { return 4 + length }
    if isRow(piece) { return 5 + length }
    if isYear(piece) { return 7 }
    if before.count >= piece.count {
      let last = before.startIndex + before.count - piece.count
      for start in before.startIndex...last
      where before[start..<(start + piece.count)].elementsEqual(piece) {
        return 3 + length
      }
    }
    return nil
  }

  /// Rows of neighbours on the keyboard and in the alphabet, forwards and backwards.
  ///
  /// They are written as ``plain(_:)`` makes them, which puts letters for some digits.
  private static let rows: [[Character]] = {
    let forwards = [
      "1234567890", "0123456789", "abcdefghijklmnopqrstuvwxyzæøå", "qwertyuiopå", "asdfghjkløæ",
      "zxcvbnm", "qazwsxedcrfvtgbyhnujm", "1qaz2wsx3edc4rfv5tgb6yhn",
    ].map { $0.map(plain) }
    return forwards + forwards.map { $0.reversed() }
  }()

  private static func isRow(_ piece: ArraySlice<Character>) -> Bool {
    rows.contains { $0.count >= piece.count && !$0.firstRanges(of: piece).isEmpty }
  }

  private static func isYear(_ piece: ArraySlice<Character>) -> Bool {
    guard piece.count == 4 else { return false }
    let year = String(
      piece.map { ["i": "1", "o": "0", "e": "3", "a": "4", "s": "5", "t": "7"][$0] ?? $0 })
    return year.hasPrefix("19") || year.hasPrefix("20") ? Int(year) != nil : false
  }
}

extension [Character] {
  /// The places at which a row of characters begins; the first is enough.
  fileprivate func firstRanges(of piece: ArraySlice<Character>) -> [Int] {
    for start in 0...(count - piece.count)
    where self[start..<(start + piece.count)].elementsEqual(piece) {
      return [start]
    }
    return []
  }
}
