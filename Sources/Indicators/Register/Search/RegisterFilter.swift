public import Agenda

/// Which indicators of a register are wanted: an indicator must fit every part that is set.
///
/// Inside a part one fit is enough: `goals` of 3 and 4 finds what is about either. A part that is empty is
/// not set.
public struct RegisterFilter: Hashable, Sendable {
  /// Words to find: all of them, or where no indicator has all, some.
  public var words = ""
  /// The goals; empty: any.
  public var goals: Set<GoalID> = []
  /// The targets; empty: any.
  public var targets: Set<TargetID> = []
  /// The ids of the sets; empty: any.
  public var sets: Set<String> = []
  /// Concepts by scheme; a wider concept stands for those below it too.
  public var concepts: [String: Set<String>] = [:]
  /// Schemes in which the indicator must not be classified, such as `quality` to find what lacks it.
  public var unclassified: Set<String> = []
  /// Hosts of sources, such as `ssb.no`; their subdomains fit too.
  public var hosts: Set<String> = []
  /// The numbers of tables of Statistics Norway; empty: any.
  public var tables: Set<String> = []
  /// Whether a source must be there that can be looked up, or must not; nil: either.
  public var hasSource: Bool?
  /// Whether only an indicator's own levels count, not that which its set gives.
  public var ownLevelsOnly = false

  /// A filter that everything fits.
  public init() {}
}

extension IndicatorRegister {
  /// An indicator that fits a filter.
  public struct Hit: Hashable, Sendable {
    /// The indicator.
    public let indicator: RegisteredIndicator
    /// How well it fits the words: higher is better, 0 where none were asked for.
    public let score: Double
    /// Whether all words were found.
    public let hasAllWords: Bool
  }

  /// The indicators that fit a filter.
  ///
  /// - Parameter filter: what is wanted.
  /// - Returns: with words, the best first; else, and among equals, in the register's order.
  public func search(_ filter: RegisterFilter) -> [Hit] {
    var filter = filter
    for (scheme, codes) in filter.concepts {
      let wide = codes.reduce(into: Set<String>()) {
        $0.formUnion(self.scheme(scheme)?.withNarrower($1) ?? [$1])
      }
      filter.concepts[scheme] = wide
    }
    let query = SearchQuery(filter.words)
    let texts = query.isEmpty ? nil : SearchTexts(self)
    let fitting = indicators.filter { fits($0, filter) }
    guard let texts else {
      return fitting.map { Hit(indicator: $0, score: 0, hasAllWords: true) }
    }
    let hits = fitting.compactMap { indicator -> Hit? in
      let (score, found) = texts.score(of: indicator, query)
      guard found > 0 else { return nil }
      return Hit(indicator: indicator, score: score, hasAllWords: found == query.words.count)
    }
    let whole = hits.filter(\.hasAllWords)
    return (whole.isEmpty ? hits : whole).enumerated()
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
  }

  private func fits(_ indicator: RegisteredIndicator, _ filter: RegisterFilter) -> Bool {
    func fit<Value>(_ wanted: Set<Value>, _ values: some Sequence<Value>) -> Bool {
      wanted.isEmpty || values.contains(where: wanted.contains)
    }
    guard fit(filter.sets, [indicator.set]), fit(filter.goals, indicator.goals),
      fit(filter.targets, indicator.targets)
    else { return false }
    for (scheme, wanted) in filter.concepts {
      let isLevel = scheme == ClassificationScheme.level && !filter.ownLevelsOnly
      let codes = isLevel ? levels(of: indicator).concepts : indicator.concepts(in: scheme)
      guard fit(wanted, codes) else { return false }
    }
    for scheme in filter.unclassified {
      let isLevel = scheme == ClassificationScheme.level && !filter.ownLevelsOnly
      let codes = isLevel ? levels(of: indicator).concepts : indicator.concepts(in: scheme)
      guard codes.isEmpty else { return false }
    }
    if let hasSource = filter.hasSource, hasSource != (indicator.source?.isUsable ?? false) {
      return false
    }
    guard fit(filter.tables, indicator.source?.tables ?? []) else { return false }
    return filter.hosts.isEmpty
      || (indicator.source?.hosts ?? []).contains { host in
        filter.hosts.contains { host == $0 || host.hasSuffix("." + $0) }
      }
  }
}
