/// Criteria that cannot hold at the same time.
///
/// The raw value is the code of the problem.
public enum CriteriaContradiction: String, Hashable, Sendable, CaseIterable {
  /// A target to reach, but neither way is better.
  case neutral = "indicator.target-neutral"
  /// The target lies on the worse side of its baseline.
  case againstDirection = "indicator.target-against-direction"
  /// The target lies beyond the natural limit.
  case beyondLimit = "indicator.target-beyond-limit"
  /// The target is a share below 0 or above 100.
  case notAShare = "indicator.target-not-a-share"
  /// The target's year is not after the year of the baseline.
  case yearBeforeBaseline = "indicator.target-year"
  /// The best bound is worse than the worst.
  case bounds = "indicator.bounds-against-direction"
  /// Red is better than green, or the same.
  case thresholds = "indicator.thresholds-against-direction"

  /// The key of the definition that it is about.
  public var key: String {
    switch self {
    case .neutral, .againstDirection, .beyondLimit, .notAShare, .yearBeforeBaseline: "target"
    case .bounds: "bounds"
    case .thresholds: "thresholds"
    }
  }
}

extension AssessmentCriteria {
  /// What in the criteria cannot hold at the same time; empty where all is well.
  public var contradictions: [CriteriaContradiction] {
    var found: [CriteriaContradiction] = []
    let aim = target?.aim
    let number: Double? =
      switch aim {
      case .reach(let value), .keep(let value): value
      default: nil
      }
    if number != nil, sign == nil { found.append(.neutral) }
    if let number, let sign {
      if let start = target?.baseline?.value, sign * number < sign * start {
        found.append(.againstDirection)
      }
      if let naturalLimit, sign * number > sign * naturalLimit { found.append(.beyondLimit) }
    }
    if isPercent {
      let ends: [Double] =
        if case .interval(let range) = aim {
          [range.lowerBound, range.upperBound]
        } else { number.map { [$0] } ?? [] }
      if ends.contains(where: { !(0...100).contains($0) }) { found.append(.notAShare) }
    }
    if let year = target?.year, let start = target?.baseline?.year, year <= start {
      found.append(.yearBeforeBaseline)
    }
    if let bounds, let sign, bounds.sign != sign { found.append(.bounds) }
    if let thresholds, let sign = sign ?? bounds?.sign,
      sign * thresholds.green <= sign * thresholds.red
    {
      found.append(.thresholds)
    }
    return found
  }
}
