public import Languages
public import Measures

extension ObservationStore {
  /// One observation with where it comes from.
  public struct Row: Hashable, Sendable {
    /// The indicator's id.
    public let indicator: String
    /// The observation, in the code that its file uses.
    public let observation: Observation
    /// The place among the store's sources.
    public let source: Int
    /// The line in the source's file.
    public let line: Int
  }

  /// What is asked for; what is not said is not limited.
  public struct Query: Sendable {
    /// The ids of the indicators.
    public var indicators: Set<String>?
    /// The codes of the units.
    public var units: Set<String>?
    /// The periods.
    public var periods: Set<Period>?
    /// The category in each breakdown; nil in a place stands for any.
    public var categories: [String?]?
    /// Which vintages.
    public var vintages: Vintages

    /// A question.
    ///
    /// - Parameters:
    ///   - indicators: the ids of the indicators.
    ///   - units: the codes of the units.
    ///   - periods: the periods.
    ///   - categories: the category in each breakdown; nil in a place stands for any.
    ///   - vintages: which vintages.
    public init(
      indicators: Set<String>? = nil, units: Set<String>? = nil, periods: Set<Period>? = nil,
      categories: [String?]? = nil, vintages: Vintages = .counted
    ) {
      self.indicators = indicators
      self.units = units
      self.periods = periods
      self.categories = categories
      self.vintages = vintages
    }
  }

  /// The observations that a question is about, by indicator and in the order of their files.
  ///
  /// - Parameter query: the question.
  /// - Returns: the observations with their places.
  public func rows(_ query: Query) -> [Row] {
    let wantedUnits = query.units.map { asked in Set(asked.compactMap(units.number(of:))) }
    let wantedPeriods = query.periods.map { asked in Set(asked.compactMap(periods.number(of:))) }
    var rows: [Row] = []
    for (id, block) in zip(indicators, blocks) where query.indicators?.contains(id) ?? true {
      for row in 0..<block.count where isAsked(block.source[row], query.vintages) {
        if let wantedUnits, !wantedUnits.contains(block.unit[row]) { continue }
        if let wantedPeriods, !wantedPeriods.contains(block.period[row]) { continue }
        if let asked = query.categories, !fits(groups[block.group[row]], asked) { continue }
        rows.append(
          Row(
            indicator: id, observation: observation(row, of: block),
            source: Int(block.source[row]), line: Int(block.line[row])))
      }
    }
    return rows
  }

  private func fits(_ categories: [String], _ asked: [String?]) -> Bool {
    categories.count == asked.count && zip(categories, asked).allSatisfy { $1 == nil || $0 == $1 }
  }

  /// The observations of an indicator, in the order of their files.
  ///
  /// - Parameters:
  ///   - indicator: the indicator's id.
  ///   - vintages: which vintages.
  /// - Returns: none where the indicator has none.
  public func observations(
    of indicator: String, vintages: Vintages = .counted
  ) -> [Observation] {
    guard let block = block(of: indicator) else { return [] }
    return (0..<block.count).filter { isAsked(block.source[$0], vintages) }
      .map { observation($0, of: block) }
  }

  /// The kind of an indicator's periods: one for all of them.
  ///
  /// - Parameter indicator: the indicator's id.
  /// - Returns: nil where it has no observations.
  public func kind(of indicator: String) -> Period.Kind? {
    block(of: indicator)?.period.first.map { periods[$0].kind }
  }

  /// Whether an indicator has an observation in a vintage that counts.
  ///
  /// - Parameter indicator: the indicator's id.
  /// - Returns: false where it has none.
  public func has(_ indicator: String) -> Bool {
    block(of: indicator)?.source.contains { isAsked($0, .counted) } ?? false
  }

  /// The value of one cell.
  ///
  /// - Parameters:
  ///   - indicator: the indicator's id.
  ///   - unit: the unit's code.
  ///   - period: the period.
  ///   - categories: the category in each breakdown.
  ///   - vintages: which vintages; of several values the first in the order of the files counts.
  /// - Returns: nil where there is no observation at all.
  public func value(
    of indicator: String, unit: String, period: Period, categories: [String] = [],
    vintages: Vintages = .counted
  ) -> Value? {
    guard let block = block(of: indicator), let unit = units.number(of: unit),
      let period = periods.number(of: period), let group = groups.number(of: categories)
    else { return nil }
    let key = Block.key(unit, group, period)
    var low = 0
    var high = block.order.count
    while low < high {
      let middle = (low + high) / 2
      if block.key(Int(block.order[middle])) < key { low = middle + 1 } else { high = middle }
    }
    while low < block.order.count {
      let row = Int(block.order[low])
      guard block.key(row) == key else { return nil }
      if isAsked(block.source[row], vintages) { return block.value(row) }
      low += 1
    }
    return nil
  }

  /// The values of one unit through time, earliest first.
  ///
  /// - Parameters:
  ///   - indicator: the indicator's id.
  ///   - unit: the unit's code.
  ///   - categories: the category in each breakdown.
  /// - Returns: periods of one kind, and the value in each.
  public func series(
    of indicator: String, unit: String, categories: [String] = []
  ) -> [(period: Period, value: Value)] {
    guard let block = block(of: indicator), let unit = units.number(of: unit),
      let group = groups.number(of: categories)
    else { return [] }
    var series: [(period: Period, value: Value)] = []
    for row in 0..<block.count
    where block.unit[row] == unit && block.group[row] == group
      && isAsked(block.source[row], .counted)
    {
      series.append((periods[block.period[row]], block.value(row)))
    }
    return series.sorted { $0.period < $1.period }
  }

  /// The sources that an indicator's observations come from, in the order of the files.
  ///
  /// - Parameters:
  ///   - indicator: the indicator's id.
  ///   - vintages: which vintages.
  /// - Returns: the places among ``sources``.
  public func sources(of indicator: String, vintages: Vintages = .counted) -> [Int] {
    guard let block = block(of: indicator) else { return [] }
    return Set(block.source).filter { isAsked($0, vintages) }.map(Int.init).sorted()
  }

  /// What a reader is told of where an indicator's figures come from.
  ///
  /// - Parameter indicator: the indicator.
  /// - Returns: each source once, in the order of the files; its own where it has no observations.
  public func told(of indicator: Indicator) -> [Source] {
    var seen: Set<Source> = []
    let found = sources(of: indicator.id).map { sources[$0].source(of: indicator) }
      .filter { seen.insert($0).inserted }
    return found.isEmpty ? [indicator.source] : found
  }

  /// What is recorded for readers of the files that an indicator's figures come from.
  ///
  /// - Parameter indicator: the indicator's id.
  /// - Returns: each note once.
  public func notes(of indicator: String) -> [LocalizedText] {
    var seen: Set<LocalizedText> = []
    return sources(of: indicator).compactMap { sources[$0].record?.note }
      .filter { seen.insert($0).inserted }
  }

  /// The vintage that counts of each file that has vintages, by the name they have in common.
  public var vintagesUsed: [String: Day] {
    var used: [String: Day] = [:]
    for (source, counts) in zip(sources, counts) where counts {
      if let vintage = source.vintage { used[source.name] = vintage }
    }
    return used
  }

  /// The latest vintage of each file that has vintages, by the name they have in common.
  public var latestVintages: [String: Day] {
    var latest: [String: Day] = [:]
    for source in sources {
      guard let vintage = source.vintage else { continue }
      latest[source.name] = max(latest[source.name] ?? vintage, vintage)
    }
    return latest
  }

  private func observation(_ row: Int, of block: Block) -> Observation {
    Observation(
      unit: units[block.unit[row]], period: periods[block.period[row]],
      categories: groups[block.group[row]], value: block.value(row),
      interval: block.intervals[Int32(row)])
  }
}
