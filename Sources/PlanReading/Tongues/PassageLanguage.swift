/// The language that a passage is written in, as far as plan reading tells languages apart.
public enum PassageLanguage: String, Hashable, Sendable, Codable, CaseIterable {
  /// Bokmål.
  case bokmaal = "nb"
  /// Nynorsk.
  case nynorsk = "nn"
  /// English.
  case english = "en"
  /// Swedish.
  case swedish = "sv"
  /// Danish.
  case danish = "da"
  /// Northern Sami: recognised, and left unread.
  case northernSami = "se"
  /// Too few words, or none that tell.
  case unknown = "und"

  /// The languages that words vote for, in the order of their votes.
  static let voted: [PassageLanguage] = [
    .bokmaal, .nynorsk, .english, .swedish, .danish, .northernSami,
  ]

  /// Whether explicit references are looked for.
  ///
  /// Codes such as "SDG 13" are the same everywhere, so only Northern Sami is left unread: nobody
  /// here could say whether what was found is right.
  public var isRead: Bool { self != .northernSami }

  /// The language whose lexicon, cues and number words are used; nil where none is.
  ///
  /// An unknown language is read as bokmål: short headings and lists seldom tell.
  public var lexicon: LexiconLanguage? {
    switch self {
    case .bokmaal, .unknown: .bokmaal
    case .nynorsk: .nynorsk
    case .english: .english
    case .swedish, .danish, .northernSami: nil
    }
  }
}
