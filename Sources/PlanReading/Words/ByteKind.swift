/// What a byte of UTF-8 is to the reader of words.
///
/// The letters of Norwegian, Danish, Swedish, Northern Sami and English take one byte, or two that
/// begin with C3, C4 or C5; small and capital letters take the same number. So a text in small
/// letters has the offsets of the text itself. Letters of other scripts part words.
enum ByteKind {
  static let gap: UInt8 = 0
  static let letter: UInt8 = 1
  static let digit: UInt8 = 2
  /// The first byte of two that may make a letter.
  static let lead: UInt8 = 3

  /// The kind of each byte.
  static let table: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
    case 0xC3...0xC5: lead
    default: gap
    }
  }

  /// What a byte between words tells: whether it ends a sentence, parts what is said, or is a space.
  static let gapTable: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "."): stop
    case UInt8(ascii: "!"), UInt8(ascii: "?"): stop | firm
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"):
      clause
    case UInt8(ascii: "\n"): space | line
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0xC2: space
    case UInt8(ascii: ","): comma
    default: 0
    }
  }

  static let stop: UInt8 = 1
  static let firm: UInt8 = 2
  static let clause: UInt8 = 4
  static let space: UInt8 = 8
  static let line: UInt8 = 16
  static let comma: UInt8 = 32

  /// The second byte in small letters of a letter of two bytes.
  ///
  /// - Parameters:
  ///   - lead: C3, C4 or C5.
  ///   - second: the byte after it.
  /// - Returns: nil where the two make no letter.
  @inline(__always)
  static func smallSecond(_ lead: UInt8, _ second: UInt8) -> UInt8? {
    guard second & 0xC0 == 0x80 else { return nil }
    if lead == 0xC3 {
      if second == 0x97 || second == 0xB7 { return nil }
      return second < 0x9F ? second + 0x20 : second
    }
    // In C4 and C5 capitals are even, but odd from U+0139 to U+0148 and from U+0179 on.
    let oddCapitals =
      (lead == 0xC4 && second >= 0xB9) || (lead == 0xC5 && (second <= 0x88 || second >= 0xB9))
    if oddCapitals { return second & 1 == 1 ? second + 1 : second }
    return second | 1
  }

  /// Whether a byte, of small letters, is a vowel or may begin one.
  static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"), 0xC3:
      true
    default: false
    }
  }
}
