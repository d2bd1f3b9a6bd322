/// A word or number of a passage.
struct Token {
  /// Where its bytes begin in the passage.
  var start: Int32
  /// Where they end.
  var end: Int32
  /// Its place in the reader's dictionary.
  var word: Int32
  /// Its value where it is a number of at most four digits; else -1.
  var number: Int16
  var flags: Flags

  struct Flags: OptionSet {
    let rawValue: UInt8

    /// It begins with a capital letter.
    static let capital = Flags(rawValue: 1)
    /// It is written in capitals only, and has two letters or more.
    static let capitals = Flags(rawValue: 2)
    /// A sentence begins with it.
    static let sentence = Flags(rawValue: 4)
    /// Punctuation parts it from the word before: no term goes across.
    static let clause = Flags(rawValue: 8)
    /// It is made of digits.
    static let number = Flags(rawValue: 16)
  }
}
