/// A language that the lexicon has terms in.
public enum LexiconLanguage: Int, Hashable, Sendable, CaseIterable {
  /// Bokmål.
  case bokmaal
  /// Nynorsk.
  case nynorsk
  /// English.
  case english
}
