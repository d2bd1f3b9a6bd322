/// A word or phrase of the lexicon, in the notation of its files.
///
/// A plain word stands for its inflected forms, `word*` also for what begins with it, `*word` also
/// for what ends with it, and a term that begins with `=` for this form only. The words of a phrase
/// stand side by side.
public struct Term: Hashable, Sendable {
  /// One word of a term.
  struct Word: Hashable, Sendable {
    /// The word in small letters.
    var letters: [UInt8]
    /// As it was written, for what must have its capital letters.
    var written: [UInt8]
    var beginsCompounds = false
    var endsCompounds = false
  }

  /// The term as it stands in the file.
  public let notation: String
  let words: [Word]
  /// Only this form is meant.
  let isExact: Bool
  /// Capital letters count: "=WHO" is not "who".
  var isCased: Bool { isExact && words.contains { $0.letters != $0.written } }

  /// A term in the lexicon's notation.
  ///
  /// - Parameter notation: such as "klimatilpasning*", "*fattigdom", "=ros-analyse".
  /// - Returns: nil where there is no word in it.
  public init?(_ notation: String) {
    self.notation = notation
    isExact = notation.hasPrefix("=")
    words = Term.words(of: Array(notation.utf8))
    if words.isEmpty { return nil }
  }

  private static func words(of bytes: [UInt8]) -> [Word] {
    let star = UInt8(ascii: "*")
    var words: [Word] = []
    var index = 0
    while index < bytes.count {
      let start = index
      var letters: [UInt8] = []
      if ByteKind.table[Int(bytes[index])] == ByteKind.digit {
        while index < bytes.count, ByteKind.table[Int(bytes[index])] == ByteKind.digit {
          letters.append(bytes[index])
          index += 1
        }
      } else {
        while index < bytes.count, let small = small(bytes, index) {
          letters += small
          index += small.count
        }
      }
      if letters.isEmpty {
        index += 1
        continue
      }
      words.append(
        Word(
          letters: letters, written: Array(bytes[start..<index]),
          beginsCompounds: index < bytes.count && bytes[index] == star,
          endsCompounds: start > 0 && bytes[start - 1] == star))
    }
    return words
  }

  private static func small(_ bytes: [UInt8], _ index: Int) -> [UInt8]? {
    switch ByteKind.table[Int(bytes[index])] {
    case ByteKind.letter: return [bytes[index] | 0x20]
    case ByteKind.lead:
      guard index + 1 < bytes.count,
        let second = ByteKind.smallSecond(bytes[index], bytes[index + 1])
      else { return nil }
      return [bytes[index], second]
    default: return nil
    }
  }
}
