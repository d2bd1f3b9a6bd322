public import Languages
public import Measures
import Statistics

/// The units of a kind held against what chance alone gives units of their size.
public struct FunnelReading: Hashable, Sendable {
  /// The heading of the indicator's table.
  public let title: LocalizedText
  /// What the values measure.
  public let measure: UnitOfMeasure
  /// Whom the values are computed on.
  public let base: LocalizedText
  /// The time of all values.
  public let period: Period
  /// The units, in the order they were given.
  public let lines: [Line]
  /// The units that have no figure or no size.
  public let leftOut: [LocalizedText]
  /// What the values are counted on.
  public let sizes: LocalizedText
  /// Where the figures come from.
  public let sources: [Source]

  /// One unit.
  public struct Line: Hashable, Sendable {
    /// The unit's name.
    public let name: LocalizedText
    /// Its value.
    public let value: Double
    /// What it is counted on.
    public let size: Double
    /// Its place among the others.
    public let position: FunnelPosition
    /// The limits of 95 per cent at its size, in the unit of the values.
    public let limits95: Interval
    /// The limits of 99.8 per cent at its size, in the unit of the values.
    public let limits998: Interval
    /// The value drawn towards the mean of all, in the unit of the values.
    public let shrunken: Double
    /// Where it lies.
    public let place: Place
  }

  /// Where a unit lies.
  public enum Place: String, Hashable, Sendable, CaseIterable {
    /// Within the limits of 95 per cent.
    case inside
    /// Above those of 95 per cent.
    case above95 = "above-95"
    /// Below those of 95 per cent.
    case below95 = "below-95"
    /// Above those of 99.8 per cent.
    case above998 = "above-998"
    /// Below those of 99.8 per cent.
    case below998 = "below-998"

    init(_ verdict: Funnel.Verdict) {
      self =
        switch verdict {
        case .inside: .inside
        case .outside95(let isAbove): isAbove ? .above95 : .below95
        case .outside998(let isAbove): isAbove ? .above998 : .below998
        }
    }
  }

  /// What a value is multiplied by to be printed.
  let scale: Double

  /// Holds units against what chance gives.
  ///
  /// - Parameters:
  ///   - indicator: what is measured: a share or a rate.
  ///   - table: its values.
  ///   - cell: the categories of its breakdowns; each at its total where left out.
  ///   - units: the units of one kind, by code and name.
  ///   - sizes: what the values are counted on.
  ///   - period: the time, where it is chosen; the latest with enough units otherwise.
  /// - Throws: ``UnitsRefused`` where the values are no shares or rates, or too few units have both a
  ///   figure and a size.
  public init(
    _ indicator: Indicator, in table: Table, at cell: [CellAddress.Coordinate] = [],
    units: [(code: String, name: LocalizedText)], sizes: CountedOn, period chosen: Period? = nil
  ) throws(UnitsRefused) {
    guard let scale = indicator.unit.eventScale?.scale else { throw .notEvents }
    let needed = FunnelPosition.fewestPeers + 1
    let found = UnitRates.read(
      indicator, in: table, at: cell, units: units, sizes: sizes, period: chosen, fewest: needed)
    let rates = found?.known.compactMap(\.rate) ?? []
    guard let found, rates.count >= needed, rates.count == found.known.count else {
      throw .tooFew(found: rates.count, needed: needed)
    }
    var lines: [Line] = []
    for (index, unit) in found.known.enumerated() {
      var peers = rates
      let own = peers.remove(at: index)
      guard let position = FunnelPosition(of: own, among: peers) else { continue }
      func scaled(_ limits: ConfidenceInterval) -> Interval {
        Interval(lower: limits.lower * scale, upper: limits.upper * scale, level: limits.level)
      }
      lines.append(
        Line(
          name: unit.name, value: unit.value, size: own.size, position: position,
          limits95: scaled(position.limits95), limits998: scaled(position.limits998),
          shrunken: position.shrunken * scale, place: Place(position.verdict)))
    }
    self.lines = lines
    self.scale = scale
    title = table.title
    measure = indicator.unit
    base = indicator.base
    period = found.period
    leftOut = found.leftOut
    self.sizes = sizes.name
    sources = table.sources + sizes.sources.filter { !table.sources.contains($0) }
  }
}
