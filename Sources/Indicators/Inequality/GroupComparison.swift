public import Languages
public import Measures
import Statistics

/// The groups of one breakdown in one unit: their values as they may be shown, how unlike they are, and
/// whether the gap between them closes.
public struct GroupComparison: Hashable, Sendable {
  /// The heading of the indicator's table.
  public let title: LocalizedText
  /// What the values measure.
  public let measure: UnitOfMeasure
  /// Whom the values are computed on.
  public let base: LocalizedText
  /// The unit's name.
  public let unitName: LocalizedText
  /// The heading of the breakdown.
  public let breakdown: LocalizedText
  /// The time of the gaps.
  public let period: Period
  /// The groups and the gaps between them.
  public let gaps: InequalityGaps
  /// The earlier time that they are compared with; nil where none can be.
  public let earlier: Period?
  /// What has happened to the gap since then.
  public let trend: GapTrend?
  /// The time between in which the gap was larger than at both ends, by what matters or more.
  public let largest: Turn?
  /// The time between in which the gap was smaller than at both ends, by what matters or more.
  public let smallest: Turn?
  /// What it is judged by.
  public let rule: Rule
  /// What the groups' sizes are.
  public let sizes: LocalizedText?
  /// Where the figures come from.
  public let sources: [Source]

  /// The difference of the best and the worst group at one time.
  public struct Turn: Hashable, Sendable {
    /// The time.
    public let period: Period
    /// The difference.
    public let gap: InequalityGap
  }

  /// What gaps are judged by.
  public struct Rule: Hashable, Sendable {
    /// The smallest change of the gap that matters, in the unit of the values.
    public var practicalSize: Double
    /// The smallest number that may be shown; 0 where nothing but what the source hides is hidden.
    public var limit: Double
    /// Whether the groups stand from the lowest to the highest.
    public var isOrdered: Bool

    /// A rule.
    ///
    /// - Parameters:
    ///   - practicalSize: the smallest change of the gap that matters, in the unit of the values.
    ///   - limit: the smallest number that may be shown.
    ///   - isOrdered: whether the groups stand from the lowest to the highest.
    public init(practicalSize: Double, limit: Double = 0, isOrdered: Bool = false) {
      self.practicalSize = practicalSize
      self.limit = limit
      self.isOrdered = isOrdered
    }
  }

  /// Compares the groups of a unit.
  ///
  /// The period is the latest in which two groups are known, and the earlier one the first that can be
  /// compared with it, after the last break in the series.
  ///
  /// - Parameters:
  ///   - indicator: what is measured.
  ///   - table: its values.
  ///   - breakdown: what divides the groups, one of the indicator's.
  ///   - cell: the categories of its other breakdowns; each at its total where left out.
  ///   - unit: the unit's code.
  ///   - unitName: its name.
  ///   - sizes: what the values are counted on.
  ///   - rule: what gaps are judged by.
  ///   - period: the time, where it is chosen.
  ///   - earlier: the time to compare with, where it is chosen.
  /// - Returns: nil where no group of the unit has a figure in any period, or in the one chosen.
  public init?(
    _ indicator: Indicator, in table: Table, by breakdown: Indicator.Breakdown,
    at cell: [CellAddress.Coordinate] = [], unit: String, unitName: LocalizedText,
    sizes: CountedOn? = nil, rule: Rule, period chosen: Period? = nil,
    since earlier: Period? = nil
  ) {
    let source = GroupSource(
      indicator: indicator, table: table, breakdown: breakdown, cell: cell, unit: unit,
      sizes: sizes, isOrdered: rule.isOrdered)
    let known = source.periods.map { ($0, source.values($0)) }.filter { !$0.1.known.isEmpty }
    let latest =
      chosen.map { chosen in known.first { $0.0 == chosen } }
      ?? known.last { $0.1.known.count > 1 } ?? known.last
    guard let latest else { return nil }
    let since = indicator.standards.breaks.last { $0.from <= latest.0.endYear }?.from
    let first = known.first { period, values in
      (earlier == nil || earlier == period) && values.known.count > 1
        && Indicator.isComparable(period, latest.0) && period.startYear >= since ?? 0
    }
    title = table.title
    measure = indicator.unit
    base = indicator.base
    self.unitName = unitName
    self.breakdown = breakdown.name
    period = latest.0
    gaps = InequalityGaps(of: latest.1, suppressingBelow: rule.limit)
    self.earlier = first?.0
    let ends = first.map {
      GapTrend(
        from: $0.1, to: latest.1, practicalSize: rule.practicalSize, suppressingBelow: rule.limit)
    }
    trend = ends
    // Two ends alone would hide that a gap has turned in between.
    let turns = first.map { first in
      GroupComparison.turns(
        known.filter { first.0 < $0.0 && $0.0 < latest.0 && $0.0.kind == latest.0.kind },
        ends: ends, rule: rule)
    }
    largest = turns?.largest
    smallest = turns?.smallest
    self.rule = rule
    self.sizes = sizes?.name
    self.sources = table.sources + (sizes?.sources ?? []).filter { !table.sources.contains($0) }
  }
}

extension GroupComparison {
  /// Where the gap lay outside both ends: only times that show the same groups can tell.
  private static func turns(
    _ between: [(Period, GroupedValues)], ends: GapTrend?, rule: Rule
  ) -> (largest: Turn?, smallest: Turn?) {
    guard let ends, let first = ends.first[.difference].number,
      let latest = ends.latest[.difference].number
    else { return (nil, nil) }
    let codes = Set(ends.latest.values.known.map(\.group.code))
    let turns = between.compactMap { period, values -> (turn: Turn, number: Double)? in
      let shown = values.suppressed(below: rule.limit)
      guard Set(shown.known.map(\.group.code)) == codes else { return nil }
      let gap = InequalityGaps(shown: shown)[.difference]
      return gap.number.map { (Turn(period: period, gap: gap), $0) }
    }
    func isTurn(_ beyond: Double) -> Bool {
      beyond > 0 && Tolerance.reaches(beyond, rule.practicalSize)
    }
    let largest = turns.max { $0.number < $1.number }
    let smallest = turns.min { $0.number < $1.number }
    return (
      largest.flatMap { isTurn($0.number - max(first, latest)) ? $0.turn : nil },
      smallest.flatMap { isTurn(min(first, latest) - $0.number) ? $0.turn : nil }
    )
  }
}

/// Where the values of groups are read.
private struct GroupSource {
  let indicator: Indicator
  let table: Table
  let breakdown: Indicator.Breakdown
  let cell: [CellAddress.Coordinate]
  let unit: String
  let sizes: CountedOn?
  let isOrdered: Bool

  var periods: [Period] {
    table.dimensions.first { $0.role == .period }?.categories.compactMap { Period($0.code) } ?? []
  }

  func values(_ period: Period) -> GroupedValues {
    let total = breakdown.categories.first { $0.role == .total }
    return GroupedValues(
      breakdown.categories.filter { $0.role == .part }.map { group($0, period) },
      isOrdered: isOrdered,
      total: total.flatMap { read($0.code, period)?.value } ?? .unknown(.missing),
      direction: indicator.direction)
  }

  private func group(_ category: Category, _ period: Period) -> GroupedValues.Group {
    let found = read(category.code, period)
    let value = found?.value ?? .unknown(.missing)
    let isRate = indicator.unit.eventScale?.kind == .rate
    let size = sizes?.size(
      cell + [CellAddress.Coordinate(dimension: breakdown.id, category: category.code)],
      unit: unit, period: period, isRate: isRate)
    let rate = value.number.flatMap { number in
      size.flatMap { indicator.unit.events(of: number, on: $0) }
    }
    // A count is itself the number of those that stand behind it.
    let counted = indicator.carrying == .count ? value.number : nil
    return GroupedValues.Group(
      code: category.code, label: category.label, value: value, size: size,
      events: rate?.events ?? counted, interval: found?.uncertainty.interval ?? interval(rate))
  }

  private func interval(_ rate: EventRate?) -> Interval? {
    guard let rate, let scale = indicator.unit.eventScale?.scale else { return nil }
    let limits = rate.interval()
    return Interval(
      lower: limits.lower * scale, upper: limits.upper * scale, level: limits.level)
  }

  private func read(_ group: String, _ period: Period) -> Cell? {
    let address =
      cell + [
        CellAddress.Coordinate(dimension: breakdown.id, category: group),
        CellAddress.Coordinate(dimension: "unit", category: unit),
        CellAddress.Coordinate(dimension: "period", category: period.description),
      ]
    guard let found = try? table.find(address) else { return nil }
    return table.cells[found.index]
  }
}
