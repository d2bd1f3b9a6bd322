public import Languages
public import Measures
import Statistics
import Territory

/// The units of a kind in an order that somebody has asked for, each with the ranks that chance could
/// give it: no rank without its uncertainty.
public struct UnitOrder: Hashable, Sendable {
  /// The heading of the indicator's table.
  public let title: LocalizedText
  /// What the values measure.
  public let measure: UnitOfMeasure
  /// Whom the values are computed on.
  public let base: LocalizedText
  /// Which way is better.
  public let direction: Indicator.Direction
  /// The time of all values.
  public let period: Period
  /// The units, the best group first; the order within a group means nothing.
  public let lines: [Line]
  /// The units that have no figure, or none whose uncertainty is known.
  public let leftOut: [LocalizedText]
  /// What the values are counted on; nil where the source publishes intervals.
  public let sizes: LocalizedText?
  /// Where the figures come from.
  public let sources: [Source]

  /// One unit.
  public struct Line: Hashable, Sendable {
    /// The unit's name.
    public let name: LocalizedText
    /// Its value.
    public let value: Double
    /// The interval of the value.
    public let interval: Interval
    /// The best rank that it may have, 1 for the first.
    public let best: Int
    /// The worst rank that it may have.
    public let worst: Int
    /// Its group, from 1: units of different groups can be told apart.
    public let group: Int
  }

  /// Puts units in an order.
  ///
  /// - Parameters:
  ///   - indicator: what is measured.
  ///   - table: its values.
  ///   - cell: the categories of its breakdowns; each at its total where left out.
  ///   - units: the units of one kind, by code and name.
  ///   - sizes: what the values are counted on; the published intervals are used where left out.
  ///   - period: the time, where it is chosen; the latest with two units otherwise.
  /// - Throws: ``UnitsRefused`` where nothing says how sure the values are.
  public init(
    _ indicator: Indicator, in table: Table, at cell: [CellAddress.Coordinate] = [],
    units: [(code: String, name: LocalizedText)], sizes: CountedOn? = nil,
    period chosen: Period? = nil
  ) throws(UnitsRefused) {
    if sizes != nil, indicator.unit.eventScale == nil { throw .notEvents }
    guard
      let found = UnitRates.read(
        indicator, in: table, at: cell, units: units, sizes: sizes, period: chosen, fewest: 2)
    else { throw .noUncertainty }
    guard found.known.count > 1 else { throw .tooFew(found: found.known.count, needed: 2) }
    let scale = indicator.unit.eventScale?.scale ?? 1
    let league = UnitOrder.league(found, direction: indicator.direction)
    lines = league.lines.compactMap { line in
      guard let position = Int(line.code.rawValue) else { return nil }
      let unit = found.known[position]
      guard let interval = unit.interval(scale: scale) else { return nil }
      return Line(
        name: unit.name, value: unit.value, interval: interval, best: line.ranks.best,
        worst: line.ranks.worst, group: line.group)
    }
    title = table.title
    measure = indicator.unit
    base = indicator.base
    direction = indicator.direction
    period = found.period
    leftOut = found.leftOut
    self.sizes = sizes?.name
    sources = table.sources + (sizes?.sources ?? []).filter { !table.sources.contains($0) }
  }

  /// The order; a unit's code is its position, so that equal ones stand as they are given.
  private static func league(_ found: UnitRates, direction: Indicator.Direction) -> LeagueTable {
    func code(_ position: Int) -> UnitCode {
      let digits = String(position)
      return UnitCode(String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
    }
    let rates = found.known.compactMap(\.rate)
    if rates.count == found.known.count {
      return LeagueTable(
        of: Dictionary(uniqueKeysWithValues: rates.enumerated().map { (code($0), $1) }),
        direction: direction)
    }
    let estimates = found.known.enumerated().compactMap { position, unit in
      unit.published.map { interval in
        let z = NormalDistribution.quantile((1 + interval.level) / 2)
        let error = max(0, interval.upper - interval.lower) / (2 * z)
        return (code(position), (value: unit.value, standardError: error))
      }
    }
    return LeagueTable(
      ofEstimates: Dictionary(uniqueKeysWithValues: estimates), direction: direction)
  }
}

extension UnitRates.Known {
  /// The interval of the value: of its events where it is told what it is counted on.
  func interval(scale: Double) -> Interval? {
    guard let rate else { return published }
    let limits = rate.interval()
    return Interval(
      lower: limits.lower * scale, upper: limits.upper * scale, level: limits.level)
  }
}
