import Measures
import Statistics

/// How unlike the groups of a breakdown are, counted in every way that the data allow.
///
/// The worst and the best group are those seen in the data: among many small groups they lie apart by
/// chance too, so the smallest size stands beside every gap. Where a group is kept back, the difference
/// of those that are shown is given, and the result says that one is missing; means are then not counted.
public struct InequalityGaps: Hashable, Sendable {
  /// The values that they rest on, as they may be shown.
  public let values: GroupedValues
  /// The worst of the known groups; where neither way is better, the lowest.
  public let worst: GroupedValues.Group?
  /// The best of the known groups; where neither way is better, the highest.
  public let best: GroupedValues.Group?
  /// The mean of all: that of the groups by size where all sizes are known, else the published total.
  public let mean: Double?
  /// The size of the smallest known group.
  public let smallest: Double?
  /// How many groups are kept back.
  public let hidden: Int
  /// All measures, in their order.
  public let gaps: [InequalityGap]

  /// The gap of a measure.
  ///
  /// - Parameter measure: how it is counted.
  /// - Returns: the gap.
  public subscript(measure: InequalityMeasure) -> InequalityGap {
    gaps.first { $0.measure == measure }
      ?? InequalityGap(measure: measure, outcome: .notPossible(.fewGroups))
  }

  /// Counts the gaps of groups.
  ///
  /// - Parameters:
  ///   - values: of the groups.
  ///   - limit: the smallest number that the source lets be shown; smaller groups are kept back, and
  ///     others with them (``GroupedValues/suppressed(below:)``).
  public init(of values: GroupedValues, suppressingBelow limit: Double = 0) {
    self.init(shown: values.suppressed(below: limit))
  }

  /// Counts the gaps of groups that may all be shown.
  init(shown: GroupedValues) {
    values = shown
    let count = GapCount(shown)
    hidden = count.hidden
    worst = count.worst?.group
    best = count.best?.group
    mean = count.mean
    smallest = count.known.compactMap(\.group.size).min()
    gaps = InequalityMeasure.allCases.map { measure in
      do throws(GapRefused) {
        let (number, interval) = try count.gap(measure)
        return InequalityGap(measure: measure, outcome: .known(number, interval))
      } catch {
        return InequalityGap(measure: measure, outcome: .notPossible(error.reason))
      }
    }
  }
}

/// A gap that cannot be counted.
struct GapRefused: Error {
  let reason: InequalityGap.Reason
}

/// The counting of gaps between groups.
struct GapCount {
  let known: [GroupedValues.Known]
  let hidden: Int
  let worst: GroupedValues.Known?
  let best: GroupedValues.Known?
  let mean: Double?
  private let values: GroupedValues
  /// The sizes of all groups with values, where all are known.
  private let sizes: [Double]?
  /// 1 where more is better, -1 where less is.
  private let sign: Double

  init(_ values: GroupedValues) {
    self.values = values
    known = values.known
    hidden = values.groups.count {
      $0.value.absence == .suppressed || $0.value.absence == .confidential
    }
    sign = values.direction == .decrease ? -1 : 1
    let order = known.sorted { [sign] in sign * $0.number < sign * $1.number }
    worst = order.first
    best = order.last
    let sizes = known.compactMap(\.group.size)
    let total = sizes.reduce(0, +)
    // A mean without those kept back is not the mean of all.
    if sizes.count == known.count, total > 0, hidden == 0 {
      self.sizes = sizes
      mean = zip(sizes, known).reduce(0) { $0 + $1.0 * $1.1.number } / total
    } else {
      self.sizes = nil
      mean = values.total.number
    }
  }

  func gap(_ measure: InequalityMeasure) throws(GapRefused) -> (Double, Interval?) {
    guard let worst, let best, known.count > 1 else { throw refused(.fewGroups) }
    switch measure {
    case .difference:
      let high = sign > 0 ? best : worst
      let low = sign > 0 ? worst : best
      return (
        high.number - low.number, Spread.difference(high.estimate, low.estimate)
      )
    case .ratio:
      let high = sign > 0 ? best : worst
      let low = sign > 0 ? worst : best
      guard low.number > 0 else { throw refused(.noRatio) }
      return (high.number / low.number, Spread.ratio(high.estimate, low.estimate))
    case .gapToMean:
      return (sign * (try wholeMean() - worst.number), nil)
    case .populationAttributable:
      return (try attributable(best.number), nil)
    case .attributablePercent:
      let mean = try wholeMean()
      guard mean > 0 else { throw refused(.noRatio) }
      return (100 * (try attributable(best.number)) / mean, nil)
    case .meanDifference:
      let (mean, sizes) = (try wholeMean(), try allSizes())
      let sum = zip(sizes, known).reduce(0) { $0 + $1.0 * ($1.1.number - mean).magnitude }
      return (sum / sizes.reduce(0, +), nil)
    case .slope, .slopeRatio:
      guard values.isOrdered else { throw refused(.notOrdered) }
      guard let index = SlopeIndex(known.map(\.number), sizes: try allSizes()) else {
        throw refused(.fewGroups)
      }
      if measure == .slope { return (index.slope, slopeInterval(index)) }
      guard let ratio = index.ratio else { throw refused(.noRatio) }
      return (ratio, nil)
    }
  }

  private func refused(_ reason: InequalityGap.Reason) -> GapRefused { GapRefused(reason: reason) }

  private func wholeMean() throws(GapRefused) -> Double {
    guard values.direction != .neutral else { throw refused(.noDirection) }
    guard let mean else { throw refused(hidden > 0 ? .keptBack : .noSizes) }
    return mean
  }

  private func allSizes() throws(GapRefused) -> [Double] {
    guard let sizes else { throw refused(hidden > 0 ? .keptBack : .noSizes) }
    return sizes
  }

  /// What the mean would gain if all were as the best group: never below 0.
  private func attributable(_ best: Double) throws(GapRefused) -> Double {
    max(0, sign * (best - (try wholeMean())))
  }

  private func slopeInterval(_ index: SlopeIndex) -> Interval? {
    let intervals = known.compactMap(\.group.interval)
    guard intervals.count == known.count, let level = intervals.first?.level,
      intervals.allSatisfy({ $0.level == level })
    else { return nil }
    let z = NormalDistribution.quantile((1 + level) / 2)
    let found = index.interval(
      standardErrors: intervals.map { ($0.upper - $0.lower) / (2 * z) }, level: level)
    return Interval(lower: found.lower, upper: found.upper, level: level)
  }
}

extension GroupedValues.Known {
  /// The number with its interval.
  var estimate: Spread.Estimate? {
    group.interval.map { Spread.Estimate(number: number, interval: $0) }
  }
}
