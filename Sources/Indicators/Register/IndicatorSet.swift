public import Languages
public import Measures

/// A published set of indicators, such as those of U4SSC.
public struct IndicatorSet: Hashable, Sendable, Identifiable {
  /// The id in files and addresses, made of the name's letters: `de-norske-malepunktene`.
  public let id: String
  /// The name as the last part of its IRI has it: `De-norske-målepunktene`.
  public let key: String
  /// The IRI that linked data knows it by.
  public let iri: String
  /// The title.
  public var title: LocalizedText
  /// When it was last changed.
  public var modified: Day?
  /// Who has made the catalogue that it was read from.
  public var publisher: String?
  /// The level of geography that holds for its indicators that have none of their own; nil where
  /// nobody has said one.
  public var level: DefaultLevel?

  /// A level that the set's source gives its indicators.
  public struct DefaultLevel: Hashable, Sendable {
    /// The concept of the scheme ``ClassificationScheme/level``.
    public let concept: String
    /// Whose figures it is taken from.
    public let by: String

    /// A level.
    ///
    /// - Parameters:
    ///   - concept: the concept's code.
    ///   - by: whose figures it is taken from.
    public init(concept: String, by: String) {
      self.concept = concept
      self.by = by
    }
  }

  /// A set.
  ///
  /// - Parameters:
  ///   - id: the id in files and addresses.
  ///   - key: the name in its IRI.
  ///   - iri: the IRI.
  ///   - title: the title.
  ///   - modified: when it was last changed.
  ///   - publisher: who has made the catalogue.
  ///   - level: the level of indicators without one.
  public init(
    id: String, key: String, iri: String, title: LocalizedText, modified: Day? = nil,
    publisher: String? = nil, level: DefaultLevel? = nil
  ) {
    self.id = id
    self.key = key
    self.iri = iri
    self.title = title
    self.modified = modified
    self.publisher = publisher
    self.level = level
  }

  /// The id for a name: small letters `a-z` and digits, all else a hyphen, å, ø and æ by their letters.
  ///
  /// - Parameter name: the name.
  /// - Returns: the id; `set` where nothing is left.
  public static func id(for name: String) -> String {
    let words = SearchWords.folded(name, keepingDigraphs: true)
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "set" : words.joined(separator: "-")
  }

  /// The levels of sets whose figures their publishers give for each municipality.
  ///
  /// By the name in the IRI; the catalogue says no level for them.
  public static let knownLevels: [String: DefaultLevel] = Dictionary(
    EmbeddedRows("set-levels.tsv").rows.map {
      ($0["set"], DefaultLevel(concept: $0["level"], by: $0["publisher"]))
    }, uniquingKeysWith: { first, _ in first })
}
