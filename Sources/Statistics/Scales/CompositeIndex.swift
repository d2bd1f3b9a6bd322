/// The mean of several measures of each unit, from 0 to 100, all weighing the same.
///
/// A companion to a stage, never in its place: what the measures weigh is a choice. So units are not
/// ranked by it but given the ranks that they take as the weights change (``rankIntervals(level:draws:seed:)``).
///
/// Source: OECD and JRC, Handbook on Constructing Composite Indicators, 2008, steps 5 to 7; M. Saisana,
/// A. Saltelli and S. Tarantola, "Uncertainty and sensitivity analysis techniques as tools for the
/// quality assessment of composite indicators", JRSS A 168 (2005) 307–323.
public struct CompositeIndex: Hashable, Sendable {
  /// The index of each unit, 0 to 100, over the measures that it has; nil where it has fewer than half.
  public let values: [Double?]
  private let items: [[Double]]

  /// An index.
  ///
  /// - Parameter items: for each measure a number of each unit, 0 for the least and 1 for the most
  ///   that can be; NaN where it is missing.
  public init(_ items: [[Double]]) {
    precondition(!items.isEmpty, "at least one measure")
    precondition(
      items.allSatisfy { $0.count == items[0].count && $0.allSatisfy { $0.isNaN || 0...1 ~= $0 } },
      "measures of the same units, from 0 to 1")
    self.items = items
    values = items[0].indices.map { unit in
      let known = items.map { $0[unit] }.filter { !$0.isNaN }
      guard 2 * known.count >= items.count else { return nil }
      return 100 * known.reduce(0, +) / Double(known.count)
    }
  }

  /// The ranks of each unit as weights and missing measures change.
  ///
  /// In each draw every measure weighs between half and twice as much as it would, each factor as
  /// likely as its inverse, and a missing measure takes that of a unit drawn from those that have it.
  /// The interval holds `level` of the draws. The same seed gives the same ranks.
  ///
  /// - Parameters:
  ///   - level: the part of the draws between the ends, 0 to 1.
  ///   - draws: how many there are.
  ///   - seed: of the generator.
  /// - Returns: an interval for each unit; nil where it has no index.
  public func rankIntervals(
    level: Double = 0.9, draws: Int = 1000, seed: UInt64 = 1
  ) -> [RankInterval?] {
    let ranked = values.indices.filter { values[$0] != nil }
    guard !ranked.isEmpty else { return values.map { _ in nil } }
    let donors = items.map { item in ranked.compactMap { item[$0].isNaN ? nil : item[$0] } }
    var generator = SplitMix64(seed: seed)
    var tally = RankTally(units: ranked.count)
    for _ in 0..<draws {
      var sums = [Double](repeating: 0, count: ranked.count)
      for (item, donor) in zip(items, donors) where !donor.isEmpty {
        let weight = Elementary.exp((2 * generator.uniform() - 1) * Elementary.log(2))
        for (position, unit) in ranked.enumerated() {
          let value = item[unit].isNaN ? donor[generator.index(below: donor.count)] : item[unit]
          sums[position] += weight * value
        }
      }
      tally.add(sums)
    }
    var intervals = [RankInterval?](repeating: nil, count: values.count)
    for (interval, unit) in zip(tally.intervals(level: level), ranked) {
      intervals[unit] = interval
    }
    return intervals
  }
}
