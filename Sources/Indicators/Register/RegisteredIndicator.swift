public import Agenda
public import Languages

/// An indicator of a catalogue: what it is called and how it is classified, not yet its figures.
///
/// An indicator is known by its id, never by its title: in catalogues one title often stands for
/// several indicators that differ in their breakdown.
public struct RegisteredIndicator: Hashable, Sendable, Identifiable {
  /// The id in files and addresses: that of the set, a hyphen, and its own inside the set.
  public let id: String
  /// The IRI that linked data knows it by.
  public let iri: String
  /// The id of its set.
  public let set: String
  /// The set's own code, where it has one, such as "EC: ICT: WS: 2A".
  public var code: String?
  /// The title.
  public var title: LocalizedText
  /// The goals that it is about, in order.
  public var goals: [GoalID]
  /// The targets that it is about, in order.
  public var targets: [TargetID]
  /// The codes of its concepts by the id of the scheme, in the scheme's order.
  public var concepts: [String: [String]]
  /// How often it is published; nil where the catalogue does not say or the words are not known.
  public var periodicity: Periodicity?
  /// The catalogue's own words for ``periodicity``.
  public var periodicityText: String?
  /// The unit of measure or the type of answer, in the catalogue's words.
  public var answer: String?
  /// What the catalogue says of the source; nil where it says nothing.
  public var source: SourceNote?

  /// An indicator.
  ///
  /// - Parameters:
  ///   - id: the id in files and addresses.
  ///   - iri: the IRI.
  ///   - set: the id of its set.
  ///   - code: the set's own code.
  ///   - title: the title.
  ///   - goals: the goals.
  ///   - targets: the targets.
  ///   - concepts: the codes of its concepts by scheme.
  ///   - periodicity: how often it is published.
  ///   - periodicityText: the catalogue's words for it.
  ///   - answer: the unit of measure or type of answer.
  ///   - source: what is said of the source.
  public init(
    id: String, iri: String, set: String, code: String? = nil, title: LocalizedText,
    goals: [GoalID] = [], targets: [TargetID] = [], concepts: [String: [String]] = [:],
    periodicity: Periodicity? = nil, periodicityText: String? = nil, answer: String? = nil,
    source: SourceNote? = nil
  ) {
    self.id = id
    self.iri = iri
    self.set = set
    self.code = code
    self.title = title
    self.goals = goals
    self.targets = targets
    self.concepts = concepts
    self.periodicity = periodicity
    self.periodicityText = periodicityText
    self.answer = answer
    self.source = source
  }

  /// Its concepts in a scheme.
  ///
  /// - Parameter scheme: the scheme's id.
  /// - Returns: their codes; none where it is not classified.
  public func concepts(in scheme: String) -> [String] { concepts[scheme] ?? [] }

  /// Where it stands from input to impact; some stand at several places.
  public var kinds: [Indicator.Kind] {
    concepts(in: ClassificationScheme.evaluation).compactMap(Indicator.Kind.init(rawValue:))
  }

  /// Whether it measures a result: what changes for people, not what is put in, done or made.
  public var isResult: Bool { kinds.contains(.outcome) || kinds.contains(.impact) }
}
