public import Languages

/// What the translations of a questionnaire were made from.
///
/// A mark is the digest of the original at the time the translation was made or last looked at. Where
/// the original has another digest now, the translation is out of date.
public struct TranslationMarks: Hashable, Sendable {
  /// The digest by language and by the key of the text, such as `stage.text`.
  public let digests: [LanguageTag: [String: String]]

  /// Marks.
  ///
  /// - Parameter digests: the digest by language and by the key of the text.
  public init(_ digests: [LanguageTag: [String: String]] = [:]) {
    self.digests = digests
  }

  /// The digest of an original: eight hexadecimal digits that blanks and line breaks do not change.
  ///
  /// FNV-1a, 64 bits, folded to 32 (Fowler, Noll, Vo): it finds changes, it keeps no secrets.
  ///
  /// - Parameter text: the original.
  /// - Returns: eight hexadecimal digits.
  public static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for byte in words.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01b3
    }
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
