/// One text in several languages.
public struct LocalizedText: Hashable, Sendable {
  /// The text in each language that it is written in.
  public let texts: [LanguageTag: String]

  /// A text given in one or more languages.
  ///
  /// - Parameter texts: the wording in each language.
  public init(_ texts: [LanguageTag: String]) {
    self.texts = texts
  }

  /// A text that is the same in every language, such as a name or a code.
  ///
  /// - Parameter same: the wording.
  public init(same: String) {
    texts = [LocalizedText.anyLanguage: same]
  }

  /// A text made by a function of the language, for each language that the product knows.
  ///
  /// - Parameter make: gives the wording in one language.
  public init(_ make: (Language) -> String) {
    texts = Dictionary(uniqueKeysWithValues: Language.all.map { ($0.tag, make($0)) })
  }

  /// The tag under which a wording stands that serves all languages.
  private static let anyLanguage = LanguageTag(rawValue: "*")

  /// The wording in exactly this language, or the one that serves all.
  public subscript(language: LanguageTag) -> String? {
    texts[language] ?? texts[LocalizedText.anyLanguage]
  }

  /// Whether nothing is written in any language.
  public var isEmpty: Bool { texts.values.allSatisfy(\.isEmpty) }

  /// The wording in the language asked for, else in the nearest one that has it.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - fallback: the languages to try after it, in order; nb and nn stand in for each other.
  /// - Returns: the wording; empty only where nothing is written.
  public func text(in language: LanguageTag, fallback: [LanguageTag] = [.nb, .nn, .en]) -> String {
    self[language] ?? standIn(for: language, fallback: fallback).flatMap { texts[$0] } ?? ""
  }

  /// The language that ``text(in:fallback:)`` would answer in, where it differs from the one asked.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the other language, so that a page can mark it; nil when the wording is the reader's.
  public func otherLanguage(for language: LanguageTag) -> LanguageTag? {
    self[language] == nil ? standIn(for: language) : nil
  }

  private func standIn(
    for language: LanguageTag, fallback: [LanguageTag] = [.nb, .nn, .en]
  ) -> LanguageTag? {
    let neighbours: [LanguageTag] = language == .nn ? [.nb] : language == .nb ? [.nn] : []
    return (neighbours + fallback).first { texts[$0] != nil } ?? texts.keys.min()
  }
}
