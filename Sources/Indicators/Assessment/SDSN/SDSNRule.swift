/// The scores, colours and arrows of the SDG Index and Dashboards (SDSN).
///
/// Source: G. Lafortune, G. Fuller, J. Moreno, G. Schmidt-Traub, C. Kroll, SDG Index and Dashboards
/// Detailed Methodological Paper, 2018; the methods chapters of the Sustainable Development Reports 2022
/// and 2023. Checked on the ECOWAS and Benin editions, both of 2022 and 2023.
struct SDSNRule: AssessmentRule {
  /// The pace is counted from the year nearest this one; of two the later.
  var baseYear = 2015
  /// The year in which the green threshold shall be reached.
  var goalYear = 2030
  /// From this share of the needed pace an indicator improves moderately.
  var halfPace = 0.5
  /// Whether an indicator above the green threshold that falls is stagnating (from the 2023 edition on).
  var fallStagnates = true

  static let access: [ParameterAccess<SDSNRule>] = [
    .whole("base-year", \.baseYear), .whole("goal-year", \.goalYear),
    .number("half-pace", \.halfPace, in: 0...1), .flag("fall-stagnates", \.fallStagnates),
  ]

  var judgesStanding: Bool { true }
  var judgesTrend: Bool { true }
  var judgesTrendFirst: Bool { false }

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    guard let latest = assessment.latest else { return }
    if let bounds = criteria.bounds {
      let plain = bounds.score(latest.value)
      let value = min(max(plain, 0), 100)
      if value != plain { assessment.flags.insert(.scoreClipped) }
      assessment.score = Assessment.Score(value: value, scale: 0...100)
    }
    guard let sign = criteria.bounds?.sign ?? criteria.sign else {
      assessment.standing = .notAssessable(.noDirection)
      assessment.trend = .notAssessable(.noDirection)
      return
    }
    guard let thresholds = criteria.thresholds else {
      assessment.standing = .notAssessable(.noThresholds)
      assessment.trend = .notAssessable(.noThresholds)
      return
    }
    if criteria.bounds == nil { assessment.flags.insert(.noBounds) }
    assessment.target = thresholds.green
    assessment.targetYear = goalYear
    assessment.standing = .verdict(thresholds.colour(of: latest.value, sign: sign))
    judgeTrend(series, criteria, green: thresholds.green, sign: sign, &assessment)
  }

  private func judgeTrend(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, green: Double, sign: Double,
    _ assessment: inout Assessment
  ) {
    let start = criteria.trendYears?.lowerBound ?? baseYear
    let within = series.points.filter { criteria.trendYears?.contains($0.year) ?? true }
    guard let last = within.last, let first = within.dropLast().nearest(to: start),
      first.year < last.year, let before = first.number, let now = last.number
    else {
      assessment.trend = .notAssessable(series.shortness)
      return
    }
    assessment.begin(at: first)
    if first.year != start { assessment.flags.insert(.otherBaselineYear) }
    // Without bounds, points are counted in the unit of the value: the arrow is the same.
    func points(_ value: Double) -> Double { criteria.bounds?.score(value) ?? sign * value }
    let pace = SDSNPace(
      first: points(before), latest: points(now), from: first.year, to: last.year,
      goal: points(green), in: goalYear)
    assessment.note(.firstScore, pace.first)
    assessment.note(.latestScore, pace.latest)
    assessment.note(.goalScore, pace.goal)
    assessment.note(.pace, pace.pace)
    assessment.note(.neededPace, pace.needed)
    assessment.note(.ratio, pace.ratio)
    assessment.trend = pace.arrow(half: halfPace, fallStagnates: fallStagnates)
  }
}

/// The pace of a score beside the pace that reaches the green threshold in time.
struct SDSNPace {
  let first: Double
  let latest: Double
  let goal: Double
  /// Points a year.
  let pace: Double
  /// Points a year that are needed; nil where the goal's year is not after the first.
  let needed: Double?

  /// A pace; the scores are not clipped, since a clipped score hides a fall below the worst bound.
  init(first: Double, latest: Double, from start: Int, to end: Int, goal: Double, in year: Int) {
    self.first = first
    self.latest = latest
    self.goal = goal
    pace = (latest - first) / Double(end - start)
    needed = year > start ? (goal - first) / Double(year - start) : nil
  }

  /// The pace over the needed pace.
  var ratio: Double? { needed.flatMap { $0 > 0 ? pace / $0 : nil } }

  /// The arrow.
  func arrow(half: Double, fallStagnates: Bool) -> Judgement {
    if Tolerance.reaches(latest, goal) {
      return .verdict(fallStagnates && isFalling ? SDSNArrow.stagnating : .onTrack)
    }
    if isFalling { return .verdict(SDSNArrow.decreasing) }
    if !isRising { return .verdict(SDSNArrow.stagnating) }
    guard let ratio else { return .notAssessable(.targetYearPassed) }
    if Tolerance.reaches(ratio, 1) { return .verdict(SDSNArrow.onTrack) }
    return .verdict(
      Tolerance.reaches(ratio, half) ? SDSNArrow.moderatelyImproving : .stagnating)
  }

  private var isFalling: Bool { !Tolerance.reaches(latest, first) }
  private var isRising: Bool { !Tolerance.reaches(first, latest) }
}

extension AssessmentCriteria.Bounds {
  /// The score `100·(x − L)/(U − L)`, not clipped.
  ///
  /// Source: Lafortune et al. 2018.
  ///
  /// - Parameter value: a value.
  /// - Returns: 0 at the worst bound, 100 at the best, beyond them outside.
  public func score(_ value: Double) -> Double {
    (value - worst) / (best - worst) * 100
  }

  /// The score from 0 to 100.
  ///
  /// - Parameter value: a value.
  /// - Returns: the score, clipped.
  public func clippedScore(_ value: Double) -> Double { min(max(score(value), 0), 100) }
}

extension AssessmentCriteria.Thresholds {
  /// The colour of a value: green from the green threshold, yellow from the middle, orange from the red.
  ///
  /// Source: Lafortune et al. 2018. Thresholds are compared with a tolerance.
  ///
  /// - Parameters:
  ///   - value: a value.
  ///   - sign: 1 where more is better, -1 where less is.
  /// - Returns: the colour.
  public func colour(of value: Double, sign: Double) -> SDSNColour {
    let x = sign * value
    if Tolerance.reaches(x, sign * green) { return .green }
    if Tolerance.reaches(x, sign * middle) { return .yellow }
    return Tolerance.reaches(x, sign * red) ? .orange : .red
  }
}
