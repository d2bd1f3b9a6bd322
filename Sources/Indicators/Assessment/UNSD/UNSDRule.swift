/// The levels of the United Nations' progress chart.
public enum UNSDLevel: String, VerdictCode {
  /// Met, or on track.
  case onTrack = "on-track"
  /// Progress, but not enough.
  case insufficient
  /// Standing still or going back.
  case regression

  /// The name of the scale.
  public static let scale = "unsd"

  /// The level on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .onTrack: .onTrack
    case .insufficient: .tooSlow
    case .regression: .away
    }
  }

  /// The number of the level, 3 being the best: targets are the mean of their indicators' numbers.
  public var number: Int {
    switch self {
    case .onTrack: 3
    case .insufficient: 2
    case .regression: 1
    }
  }
}

/// The rule of the United Nations' Sustainable Development Goals Progress Chart 2023.
///
/// Source: United Nations Statistics Division, SDG Progress Chart 2023, technical note, as EUSTAT has
/// applied it: `e = v·(1+g)^(T−t)` and `q = (e−b)/(T−b)`, or the growth where there is no target.
struct UNSDRule: AssessmentRule {
  /// The first year; where it has no value, the nearest year that leaves two values.
  var baseYear = 2015
  /// The year of a target that names none.
  var goalYear = 2030
  /// From this share of the way an indicator with a target is on track.
  var highShare = 0.95
  /// From this share of the way it makes progress.
  var lowShare = 0.10
  /// From this growth a year an indicator without a target is on track.
  var highGrowth = 0.02
  /// From this growth a year it makes progress.
  var lowGrowth = 0.005
  /// So many points from a target of 0 or 100 per cent are as good as met.
  var nearEnd = 1.0

  static let access: [ParameterAccess<UNSDRule>] = [
    .whole("base-year", \.baseYear), .whole("goal-year", \.goalYear),
    .number("high-share", \.highShare, in: 0...10), .number("low-share", \.lowShare, in: 0...10),
    .number("high-growth", \.highGrowth, in: 0...1),
    .number("low-growth", \.lowGrowth, in: 0...1), .number("near-end", \.nearEnd, in: 0...100),
  ]

  var judgesStanding: Bool { false }
  var judgesTrend: Bool { true }
  var countsGrowth: Bool { true }

  /// The levels as a score: their mean is that of a target.
  static let scale = 1.0...3.0

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    guard let values = assessment.aim(achieved: UNSDLevel.onTrack) else { return }
    let preferred = criteria.target?.baseline?.year ?? baseYear
    guard let first = series.points.dropLast().nearest(to: preferred) else {
      meetOrRefuse(series, values, &assessment)
      return
    }
    if first.year != preferred { assessment.flags.insert(.otherBaselineYear) }
    guard let ends = assessment.ends(from: first, of: series, values, goalYear) else { return }
    guard let target = values.target, let year = assessment.targetYear else {
      judgeGrowth(ends, values, &assessment)
      return
    }
    if isMet(ends.last, target, values, criteria) {
      give(.onTrack, &assessment)
      return
    }
    guard ends.first != 0 else {
      assessment.trend = .notAssessable(.zeroBaseline)
      return
    }
    guard ends.first > 0, ends.last >= 0 else {
      assessment.trend = .notAssessable(.signChange)
      return
    }
    if values.reaches(ends.first, target) {
      assessment.flags.insert(.baselineAtTarget)
      give(.regression, &assessment)
      return
    }
    let growth = GrowthRate.compound(
      from: ends.first, to: ends.last, years: ends.end - ends.start)
    // A target whose year has passed is judged by the value that it had then, or the latest.
    let expected =
      ends.last * GrowthRate.power(1 + growth, Double(max(0, year - ends.end)))
    let share = (expected - ends.first) / (target - ends.first)
    assessment.note(.growth, growth)
    assessment.note(.expected, expected)
    assessment.note(.ratio, share)
    give(
      Tolerance.reaches(share, highShare)
        ? .onTrack : Tolerance.reaches(share, lowShare) ? .insufficient : .regression, &assessment)
  }

  private func judgeGrowth(
    _ ends: TrendEnds, _ values: AimedValues, _ assessment: inout Assessment
  ) {
    guard ends.first > 0, ends.last >= 0 else {
      assessment.trend = .notAssessable(ends.first == 0 ? .zeroBaseline : .signChange)
      return
    }
    let growth = GrowthRate.compound(
      from: ends.first, to: ends.last, years: ends.end - ends.start)
    assessment.note(.growth, growth)
    let way = values.sign * growth
    give(
      Tolerance.reaches(way, highGrowth)
        ? .onTrack : Tolerance.reaches(way, lowGrowth) ? .insufficient : .regression, &assessment)
  }

  /// One value can still meet a target.
  private func meetOrRefuse(
    _ series: UsableSeries, _ values: AimedValues, _ assessment: inout Assessment
  ) {
    assessment.target = values.target
    assessment.targetYear =
      values.target == nil ? nil : assessment.criteria.target?.year ?? goalYear
    if let target = values.target, let latest = assessment.latest,
      isMet(values.counted(latest.value), target, values, assessment.criteria)
    {
      give(.onTrack, &assessment)
    } else {
      assessment.trend = .notAssessable(series.shortness)
    }
  }

  private func isMet(
    _ value: Double, _ target: Double, _ values: AimedValues, _ criteria: AssessmentCriteria
  ) -> Bool {
    if values.reaches(value, target) { return true }
    let isEnd = criteria.isPercent && (target == 0 || target == 100)
    return isEnd && Tolerance.reaches(nearEnd, (value - target).magnitude)
  }

  private func give(_ level: UNSDLevel, _ assessment: inout Assessment) {
    assessment.trend = .verdict(level)
    assessment.score = Assessment.Score(value: Double(level.number), scale: UNSDRule.scale)
  }
}
