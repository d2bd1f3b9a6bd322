/// The ranks that a unit takes, 1 for the first, when what they rest on is not sure.
public struct RankInterval: Hashable, Sendable {
  /// The best rank; ties count for the unit.
  public let best: Int
  /// The worst rank; ties count against it.
  public let worst: Int

  /// An interval of ranks.
  ///
  /// - Parameters:
  ///   - best: the best rank, from 1.
  ///   - worst: the worst, not below the best.
  public init(best: Int, worst: Int) {
    precondition(1 <= best && best <= worst, "1 <= best <= worst")
    self.best = best
    self.worst = worst
  }

  /// Units in groups whose ranks do not overlap with those of another group, the first group first.
  ///
  /// Two units in one group may still be told apart; two in different groups always can. One large
  /// group says that the numbers do not order the units.
  ///
  /// - Parameter intervals: the ranks of each unit; nil for units without.
  /// - Returns: the positions of the units of each group, in their order.
  public static func groups(_ intervals: [RankInterval?]) -> [[Int]] {
    let ranked = intervals.enumerated().compactMap { position, interval in
      interval.map { (position: position, interval: $0) }
    }
    .sorted { ($0.interval.best, $0.position) < ($1.interval.best, $1.position) }
    var groups: [[Int]] = []
    var worst = 0
    for (position, interval) in ranked {
      if interval.best > worst || groups.isEmpty {
        groups.append([position])
      } else {
        groups[groups.count - 1].append(position)
      }
      worst = max(worst, interval.worst)
    }
    return groups.map { $0.sorted() }
  }
}

/// Counts which ranks units take, draw after draw.
struct RankTally {
  /// How often each unit takes each rank, ties for it and against it.
  private var best: [[Int]]
  private var worst: [[Int]]
  private var draws = 0

  init(units: Int) {
    best = [[Int]](repeating: [Int](repeating: 0, count: units + 1), count: units)
    worst = best
  }

  /// Adds one draw: the largest number comes first.
  mutating func add(_ numbers: [Double]) {
    draws += 1
    let order = numbers.indices.sorted { (numbers[$1], $0) < (numbers[$0], $1) }
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, numbers[order[end]] == numbers[order[start]] { end += 1 }
      for unit in order[start..<end] {
        best[unit][start + 1] += 1
        worst[unit][end] += 1
      }
      start = end
    }
  }

  /// For each unit the interval that holds `level` of the draws.
  func intervals(level: Double) -> [RankInterval] {
    let outside = Int((Double(draws) * (1 - level) / 2).rounded(.down))
    return best.indices.map { unit in
      RankInterval(
        best: RankTally.first(in: best[unit], beyond: outside),
        worst: best.count + 1
          - RankTally.first(in: [0] + worst[unit].dropFirst().reversed(), beyond: outside))
    }
  }

  /// The first position at which more than `outside` have been counted.
  private static func first(in counts: [Int], beyond outside: Int) -> Int {
    var sum = 0
    for (position, count) in counts.enumerated() {
      sum += count
      if sum > outside { return position }
    }
    return counts.count - 1
  }
}
