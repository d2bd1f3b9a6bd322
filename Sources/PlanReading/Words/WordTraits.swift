/// What the readers of language and references know about a word before they meet it.
struct WordTraits {
  /// The part the word takes in references to goals.
  var mark = ReferenceMark.none
  /// Its value where it is a number word, or an ordinal, of bokmål or nynorsk; else 0.
  var norwegianNumber: UInt8 = 0
  /// Its value where it is a number word, or an ordinal, of English; else 0.
  var englishNumber: UInt8 = 0
  /// The group of goals' names that begin with it; 0 where none does.
  var nameGroup: UInt8 = 0
  /// Whether a reference may begin with it, or whether it says whose goals are meant.
  var isMarked = false
  /// How it counts for each language, in the order of ``PassageLanguage/read``.
  var votes = SIMD8<UInt8>(repeating: 0)
}
