import Measures

extension Assessment {
  /// What a method says of a series.
  ///
  /// - Parameters:
  ///   - series: the values of one unit and one indicator.
  ///   - criteria: what they are judged by.
  ///   - profile: the method.
  public init(
    of series: AssessedSeries, by criteria: AssessmentCriteria, under profile: MethodProfile
  ) {
    self.init(profile: profile, criteria: criteria)
    let usable = UsableSeries(series)
    flags = usable.flags
    if let target = criteria.target, target.level != .own { flags.insert(.inheritedTarget) }
    guard let point = usable.latest, let number = point.number else {
      let reason = usable.reason ?? .noValue
      if profile.rule.judgesStanding { standing = .notAssessable(reason) }
      if profile.rule.judgesTrend { trend = .notAssessable(reason) }
      return
    }
    latest = DatedValue(year: point.year, value: number)
    latestPeriod = point.period
    count = 1
    profile.rule.judge(usable, criteria, &self)
    describe(usable)
  }

  /// What several methods say of one series, side by side, because they disagree.
  ///
  /// - Parameters:
  ///   - series: the values of one unit and one indicator.
  ///   - criteria: what they are judged by.
  ///   - profiles: the methods.
  /// - Returns: an assessment for each method, in its order.
  public static func assessments(
    of series: AssessedSeries, by criteria: AssessmentCriteria, under profiles: [MethodProfile]
  ) -> [Assessment] {
    profiles.map { Assessment(of: series, by: criteria, under: $0) }
  }

  /// Uses a value as the first of the trend.
  mutating func begin(at first: AssessedSeries.Point) {
    guard let value = first.number else { return }
    baseline = DatedValue(year: first.year, value: value)
    firstPeriod = first.period
  }

  /// Adds what holds for every rule: the values used, their quality, the slope and the projection.
  private mutating func describe(_ usable: UsableSeries) {
    let first = baseline?.year ?? latest?.year ?? 0
    let used = usable.points.filter { $0.year >= first }
    count = used.count
    if used.contains(where: { $0.value.quality == .estimated }) { flags.insert(.estimated) }
    if used.contains(where: { $0.value.quality == .preliminary }) { flags.insert(.preliminary) }
    if let target, let targetYear, let latest, targetYear < latest.year, !target.isNaN,
      criteria.target?.year != nil
    {
      flags.insert(.targetYearPassed)
    }
    guard let baseline, let latest, let start = used.first, let end = used.last else { return }
    let span = latest.year - baseline.year
    guard span > 0 else { return }
    if span < 3 { flags.insert(.shortSpan) }
    if Assessment.mayBeEqual(start, end) { flags.insert(.endsUnsure) }
    if start.period.overlaps(end.period) { flags.insert(.windowOverlap) }
    if case .years = end.period {} else if used.count <= span { flags.insert(.gaps) }
    let form: TrendLine.Form = profile.rule.countsGrowth ? .growth : .linear
    guard let line = TrendLine(usable.apart(from: baseline.year), form: form) else { return }
    slope = line.slope(level: TrendLine.level)
    let year = targetYear ?? profile.rule.goalYear
    guard let projected = line.projection(to: year, from: latest.year, within: criteria) else {
      return
    }
    projection = projected
    if projected.isClipped { flags.insert(.projectionClipped) }
    if year - latest.year > span { flags.insert(.longProjection) }
  }

  /// Whether two values with intervals may be the same: their difference is no larger than its own
  /// interval, which for independent estimates is the root of the squared half widths.
  private static func mayBeEqual(_ a: AssessedSeries.Point, _ b: AssessedSeries.Point) -> Bool {
    guard let x = a.number, let y = b.number, let left = a.interval, let right = b.interval else {
      return false
    }
    // The sides that face each other.
    let (p, q) = x < y ? (left.upper - x, y - right.lower) : (x - left.lower, right.upper - y)
    return (x - y).magnitude <= (p * p + q * q).squareRoot()
  }
}
