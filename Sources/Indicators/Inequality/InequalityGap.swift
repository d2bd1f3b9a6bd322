public import Measures

/// A way to count how unlike the groups of a population are.
///
/// Source: WHO, Handbook on Health Inequality Monitoring, 2013, and the definitions of the summary
/// measures in the Health Equity Assessment Toolkit (HEAT, `healthequal`).
public enum InequalityMeasure: String, Hashable, Sendable, CaseIterable {
  /// The best group less the worst, 0 or more.
  case difference
  /// The higher of the best and the worst group as so many times the lower.
  case ratio
  /// How far the worst group is from the mean of all.
  case gapToMean = "gap-to-mean"
  /// Population attributable risk: how much the mean of all would change if all were as the best group.
  case populationAttributable = "population-attributable"
  /// The same in per cent of the mean.
  case attributablePercent = "attributable-percent"
  /// The mean distance of the groups from the mean of all, each weighing its size.
  case meanDifference = "mean-difference"
  /// The slope index of inequality of ordered groups: the top less the bottom.
  case slope
  /// The relative index of inequality of ordered groups: the top as so many times the bottom.
  case slopeRatio = "slope-ratio"
}

/// One gap between groups: the number and its interval, or why there is none.
public struct InequalityGap: Hashable, Sendable {
  /// How it is counted.
  public let measure: InequalityMeasure
  /// The number, or why there is none.
  public let outcome: Outcome

  /// A number or the reason for none.
  public enum Outcome: Hashable, Sendable {
    /// The number, with its interval where the groups' own give one.
    case known(Double, Interval?)
    /// No number.
    case notPossible(Reason)
  }

  /// Why a gap cannot be counted.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Fewer than two groups are known.
    case fewGroups = "few-groups"
    /// A group is kept back: a worst or best group, or a mean without it, may be wrong.
    case keptBack = "kept-back"
    /// The sizes of the groups are not known.
    case noSizes = "no-sizes"
    /// The groups have no order.
    case notOrdered = "not-ordered"
    /// A number below the line is 0 or negative.
    case noRatio = "no-ratio"
    /// Neither way is better, so there is no worst group.
    case noDirection = "no-direction"
  }

  /// The number, where there is one.
  public var number: Double? {
    if case .known(let number, _) = outcome { number } else { nil }
  }

  /// The interval, where there is one.
  public var interval: Interval? {
    if case .known(_, let interval) = outcome { interval } else { nil }
  }

  /// Why there is no number.
  public var reason: Reason? {
    if case .notPossible(let reason) = outcome { reason } else { nil }
  }
}
