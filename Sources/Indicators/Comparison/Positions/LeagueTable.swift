public import Statistics
public import Territory

/// Units in an order, made only where somebody asks for one: each with the ranks that chance could give
/// it, in groups that can be told apart.
public struct LeagueTable: Hashable, Sendable {
  /// The lines, the best group first, and in a group by code: the order within it means nothing.
  public let lines: [Line]

  /// One unit.
  public struct Line: Hashable, Sendable {
    /// The unit.
    public let code: UnitCode
    /// Its value.
    public let value: Double
    /// The ranks that it may have, 1 for the best.
    public let ranks: RankInterval
    /// Its group, from 1: units of different groups can be told apart.
    public let group: Int
  }

  /// An order of rates.
  ///
  /// - Parameters:
  ///   - rates: the events and sizes of the units, of one kind.
  ///   - direction: which way is better; more where neither is.
  ///   - level: the part of the draws that the ranks hold.
  ///   - seed: of the simulation; the same seed gives the same ranks.
  public init(
    of rates: [UnitCode: EventRate], direction: Indicator.Direction, level: Double = 0.95,
    seed: UInt64 = 1
  ) {
    let units = rates.sorted { $0.key < $1.key }
    let ranks = RankInterval.simulated(
      units.map(\.value), first: direction == .decrease ? .lowest : .highest, level: level,
      seed: seed)
    self.init(units.map { ($0.key, $0.value.value) }, ranks)
  }

  /// An order of values whose standard errors are known.
  ///
  /// - Parameters:
  ///   - values: of the units, with the standard error of each.
  ///   - direction: which way is better; more where neither is.
  ///   - level: the part of the draws that the ranks hold.
  ///   - seed: of the simulation; the same seed gives the same ranks.
  public init(
    ofEstimates values: [UnitCode: (value: Double, standardError: Double)],
    direction: Indicator.Direction, level: Double = 0.95, seed: UInt64 = 1
  ) {
    let units = values.sorted { $0.key < $1.key }
    let ranks = RankInterval.simulated(
      units.map(\.value.value), standardErrors: units.map(\.value.standardError),
      first: direction == .decrease ? .lowest : .highest, level: level, seed: seed)
    self.init(units.map { ($0.key, $0.value.value) }, ranks)
  }

  private init(_ units: [(code: UnitCode, value: Double)], _ ranks: [RankInterval]) {
    var lines: [Line] = []
    for (group, members) in RankInterval.groups(ranks).enumerated() {
      for member in members {
        lines.append(
          Line(
            code: units[member].code, value: units[member].value, ranks: ranks[member],
            group: group + 1))
      }
    }
    self.lines = lines
  }
}
