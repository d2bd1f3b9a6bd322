public import Languages

/// A way to classify indicators: a scheme and its concepts (SKOS: concept scheme, concept).
///
/// The goals and targets are no scheme of this kind; every other classification is, so that one
/// indicator can be classified in any number of them.
public struct ClassificationScheme: Hashable, Sendable, Identifiable {
  /// The id, such as `sector`.
  public let id: String
  /// The IRI that linked data knows it by, where it has one.
  public let iri: String?
  /// The heading.
  public let title: LocalizedText
  /// Who says so.
  public let source: String
  /// The concepts in order.
  public let concepts: [Concept]

  /// One class of a scheme.
  public struct Concept: Hashable, Sendable {
    /// The code, unique in the scheme.
    public let code: String
    /// The code of the wider concept, where there is one.
    public let parent: String?
    /// The IRI that linked data knows it by, where it has one.
    public let iri: String?
    /// The words.
    public let label: LocalizedText
    /// What it matches in other vocabularies, such as LOS.
    public let matches: [Match]

    /// A class.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - parent: the code of the wider concept.
    ///   - iri: the IRI.
    ///   - label: the words.
    ///   - matches: what it matches elsewhere.
    public init(
      code: String, parent: String? = nil, iri: String? = nil, label: LocalizedText,
      matches: [Match] = []
    ) {
      self.code = code
      self.parent = parent
      self.iri = iri
      self.label = label
      self.matches = matches
    }
  }

  /// A concept of another vocabulary, and how near it is.
  public struct Match: Hashable, Sendable {
    /// How near it is.
    public let kind: MatchKind
    /// The other concept's IRI.
    public let iri: String

    /// A match.
    ///
    /// - Parameters:
    ///   - kind: how near it is.
    ///   - iri: the other concept's IRI.
    public init(_ kind: MatchKind, _ iri: String) {
      self.kind = kind
      self.iri = iri
    }
  }

  /// A scheme.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - iri: the IRI.
  ///   - title: the heading.
  ///   - source: who says so.
  ///   - concepts: in order.
  public init(
    id: String, iri: String? = nil, title: LocalizedText, source: String, concepts: [Concept]
  ) {
    self.id = id
    self.iri = iri
    self.title = title
    self.source = source
    self.concepts = concepts
  }

  /// The concept with a code.
  ///
  /// - Parameter code: the code.
  /// - Returns: nil where there is none.
  public func concept(_ code: String) -> Concept? {
    concepts.first { $0.code == code }
  }

  /// A concept and all that stand below it.
  ///
  /// - Parameter code: the concept's code.
  /// - Returns: the codes, that of the concept among them.
  public func withNarrower(_ code: String) -> Set<String> {
    var found: Set<String> = [code]
    for concept in concepts where concept.parent.map(found.contains) == true {
      found.insert(concept.code)
    }
    return found
  }
}

/// How near two concepts or indicators are (SKOS mapping properties).
public enum MatchKind: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The same.
  case exact
  /// So near that one may stand for the other in some uses.
  case close
  /// About the same thing.
  case related
  /// The other is wider.
  case broad
  /// The other is narrower.
  case narrow

  /// Orders as the values are listed.
  public static func < (left: MatchKind, right: MatchKind) -> Bool {
    let all = MatchKind.allCases
    return (all.firstIndex(of: left) ?? 0) < (all.firstIndex(of: right) ?? 0)
  }
}
