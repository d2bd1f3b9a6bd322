/// A language that the lexicon has terms in.
public enum LexiconLanguage: Int, Hashable, Sendable, CaseIterable {
  /// Bokmål.
  case bokmaal
  /// Nynorsk.
  case nynorsk
  /// English.
  case english
}

extension LexiconLanguage {
  /// The columns that a text in the language is read by.
  var columns: [LexiconLanguage] {
    switch self {
    case .bokmaal: [.bokmaal, .nynorsk]
    case .nynorsk: [.nynorsk, .bokmaal]
    case .english: [.english]
    }
  }
}
