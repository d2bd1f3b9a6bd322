/// Whether an end value is reached (OECD, distance to the SDGs in regions and cities).
public enum OECDStanding: String, VerdictCode {
  /// The suggested end value is reached.
  case reached
  /// A distance remains; the OECD draws no further lines.
  case distance

  /// The name of the scale.
  public static let scale = "oecd"

  /// The standing on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .reached: .reached
    case .distance: .distant
    }
  }
}

/// The OECD's distance to suggested end values for regions and cities.
///
/// Source: OECD, A Territorial Approach to the Sustainable Development Goals, 2020, annex: an index from
/// 0 (the worst) to 100 (the end value for 2030), the distance being what is left to 100.
struct OECDLocalRule: AssessmentRule {
  /// The year of the end values.
  var goalYear = 2030

  static let access: [ParameterAccess<OECDLocalRule>] = [.whole("goal-year", \.goalYear)]

  var judgesStanding: Bool { true }
  var judgesTrend: Bool { false }

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    guard let latest = assessment.latest else { return }
    guard let bounds = criteria.bounds else {
      assessment.standing = .notAssessable(.noBounds)
      return
    }
    let plain = bounds.score(latest.value)
    let score = min(max(plain, 0), 100)
    if score != plain { assessment.flags.insert(.scoreClipped) }
    assessment.target = bounds.best
    assessment.targetYear = goalYear
    assessment.score = Assessment.Score(value: score, scale: 0...100)
    assessment.note(.distance, 100 - score)
    assessment.standing = .verdict(
      Tolerance.reaches(score, 100) ? OECDStanding.reached : .distance)
  }
}

/// The OECD's distance to targets in standard deviations of a reference.
public enum OECDDistance {
  /// The distance `max(0, d·(T − x))/sd`: how many standard deviations of the reference are missing.
  ///
  /// Source: OECD, Measuring Distance to the SDG Targets, 2017 and 2019: the modified z-score; the
  /// standard deviation is that of the member countries in a fixed year.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - target: the target.
  ///   - direction: which way is better.
  ///   - deviation: the standard deviation of the reference, above 0.
  /// - Returns: 0 where the target is reached; nil where neither way is better.
  public static func distance(
    of value: Double, to target: Double, direction: Indicator.Direction, deviation: Double
  ) -> Double? {
    guard deviation > 0 else { return nil }
    switch direction {
    case .increase: return max(0, target - value) / deviation
    case .decrease: return max(0, value - target) / deviation
    case .neutral: return nil
    }
  }
}
