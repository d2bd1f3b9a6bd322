/// Catalogues of indicators, read together: sets, indicators, the schemes that classify them, and
/// links between indicators.
public struct IndicatorRegister: Hashable, Sendable {
  /// The sets, by id.
  public let sets: [IndicatorSet]
  /// The indicators, by set and then in the catalogue's order.
  public let indicators: [RegisteredIndicator]
  /// The schemes.
  public let schemes: [ClassificationScheme]
  /// The links between indicators.
  public let links: [Link]
  private let indexes: [String: Int]
  private let setIndexes: [String: Int]
  private let schemeIndexes: [String: Int]

  /// A link from an indicator to another.
  public struct Link: Hashable, Sendable {
    /// The id of the indicator that has the link.
    public let from: String
    /// How near the two are.
    public let kind: MatchKind
    /// The other indicator's id, or an IRI where it is not in the register.
    public let to: String

    /// A link.
    ///
    /// - Parameters:
    ///   - from: the id of the indicator that has it.
    ///   - kind: how near the two are.
    ///   - to: the other's id or IRI.
    public init(from: String, kind: MatchKind, to: String) {
      self.from = from
      self.kind = kind
      self.to = to
    }
  }

  /// A register.
  ///
  /// - Parameters:
  ///   - sets: the sets, each id once.
  ///   - indicators: the indicators, each id once, each of one of the sets.
  ///   - schemes: the schemes.
  ///   - links: the links.
  public init(
    sets: [IndicatorSet], indicators: [RegisteredIndicator], schemes: [ClassificationScheme],
    links: [Link]
  ) {
    self.sets = sets.sorted { $0.id < $1.id }
    let order = Dictionary(
      self.sets.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.indicators = indicators.enumerated().sorted {
      (order[$0.element.set] ?? 0, $0.offset) < (order[$1.element.set] ?? 0, $1.offset)
    }.map(\.element)
    self.schemes = schemes
    self.links = links.sorted {
      ($0.from, $0.kind, $0.to) < ($1.from, $1.kind, $1.to)
    }
    setIndexes = order
    indexes = Dictionary(
      self.indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    schemeIndexes = Dictionary(
      schemes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The indicator with an id.
  ///
  /// - Parameter id: the id.
  /// - Returns: nil where there is none.
  public func indicator(_ id: String) -> RegisteredIndicator? {
    indexes[id].map { indicators[$0] }
  }

  /// The set with an id.
  ///
  /// - Parameter id: the id.
  /// - Returns: nil where there is none.
  public func set(_ id: String) -> IndicatorSet? { setIndexes[id].map { sets[$0] } }

  /// The scheme with an id.
  ///
  /// - Parameter id: the id.
  /// - Returns: nil where there is none.
  public func scheme(_ id: String) -> ClassificationScheme? {
    schemeIndexes[id].map { schemes[$0] }
  }

  /// The indicators of a set, in the catalogue's order.
  ///
  /// - Parameter set: the set's id.
  /// - Returns: none where there is no such set.
  public func indicators(of set: String) -> [RegisteredIndicator] {
    indicators.filter { $0.set == set }
  }

  /// The levels of geography of an indicator, and whether they are its own or come from its set.
  public struct Levels: Hashable, Sendable {
    /// The codes of the scheme ``ClassificationScheme/level``.
    public let concepts: [String]
    /// Whether the indicator has none of its own and these are those of its set.
    public let areBySet: Bool

    /// Whether a municipality or a part of one can be seen.
    public var areLocal: Bool { concepts.contains("city") || concepts.contains("district") }
  }

  /// The levels of an indicator.
  ///
  /// - Parameter indicator: an indicator of the register.
  /// - Returns: its own, else that of its set, else none.
  public func levels(of indicator: RegisteredIndicator) -> Levels {
    let own = indicator.concepts(in: ClassificationScheme.level)
    if own.isEmpty, let level = set(indicator.set)?.level {
      return Levels(concepts: [level.concept], areBySet: true)
    }
    return Levels(concepts: own, areBySet: false)
  }

  /// Whether an indicator is known to have figures for municipalities: it is local, and its set is
  /// municipal by its publisher, or it names a table of Statistics Norway.
  ///
  /// A framework may say "city" of an indicator and give a page about the whole country as source; that is
  /// no municipal source.
  ///
  /// - Parameter indicator: an indicator of the register.
  /// - Returns: true where the catalogue shows it.
  public func hasMunicipalSource(_ indicator: RegisteredIndicator) -> Bool {
    guard let source = indicator.source, source.isUsable, levels(of: indicator).areLocal else {
      return false
    }
    return set(indicator.set)?.level != nil || !source.tables.isEmpty
  }

  /// The links that an indicator has, in either direction.
  ///
  /// - Parameter id: its id.
  /// - Returns: the other's id or IRI, how near, and whether the link is the other's.
  public func links(of id: String) -> [(other: String, kind: MatchKind, isReverse: Bool)] {
    links.compactMap { link in
      if link.from == id { return (link.to, link.kind, false) }
      return link.to == id ? (link.from, link.kind, true) : nil
    }
  }
}
