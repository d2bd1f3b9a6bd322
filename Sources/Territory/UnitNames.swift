public import Languages

/// The official names of a unit: one or more, in the order that the unit has decided.
public struct UnitNames: Hashable, Sendable {
  /// One official name and its language.
  public struct Name: Hashable, Sendable {
    /// The name.
    public let text: String
    /// Its language; `no` serves bokmål and nynorsk.
    public let language: LanguageTag

    /// A name in a language.
    ///
    /// - Parameters:
    ///   - text: the name.
    ///   - language: its language.
    public init(_ text: String, language: LanguageTag) {
      self.text = text
      self.language = language
    }
  }

  /// The names in official order.
  public let all: [Name]

  /// Names in official order.
  ///
  /// - Parameter all: the names; at least one.
  public init(_ all: [Name]) {
    precondition(!all.isEmpty, "a unit has a name")
    self.all = all
  }

  /// Reads `se:Kárášjohka|no:Karasjok`; a name without a language is Norwegian.
  ///
  /// - Parameter text: the names, in official order.
  public init(parsing text: String) {
    guard text.utf8.contains(UInt8(ascii: ":")) else {
      all = [Name(text, language: .norwegian)]
      return
    }
    all = text.split(separator: "|").map { part in
      let pieces = part.split(separator: ":", maxSplits: 1)
      return pieces.count == 2
        ? Name(String(pieces[1]), language: LanguageTag(rawValue: String(pieces[0])))
        : Name(String(part), language: .norwegian)
    }
  }

  /// All names as the unit writes them together: "Kárášjohka - Karasjok".
  public var official: String {
    // A name that is the same in several languages of the country's list is written once.
    var seen: Set<String> = []
    return all.map(\.text).filter { seen.insert($0).inserted }.joined(separator: " - ")
  }

  /// The name for a reader: in the reader's language, else the Norwegian one, else the first.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the name, and the language it is in, so that a page can mark it.
  public func name(for language: LanguageTag) -> Name {
    all.first { $0.language == language }
      ?? all.first { $0.language == .norwegian }
      ?? all[0]
  }

  /// The name for a reader, as text.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the name.
  public func text(in language: LanguageTag) -> String { name(for: language).text }
}

extension LanguageTag {
  /// Norwegian, where bokmål and nynorsk have the same name.
  public static let norwegian = LanguageTag(rawValue: "no")
  /// Northern Sami.
  public static let northernSami = LanguageTag(rawValue: "se")
  /// Lule Sami.
  public static let luleSami = LanguageTag(rawValue: "smj")
  /// Southern Sami.
  public static let southernSami = LanguageTag(rawValue: "sma")
  /// Kven.
  public static let kven = LanguageTag(rawValue: "fkv")
}
