/// UN ESCAP's current status index and anticipated progress.
///
/// Source: United Nations ESCAP, Asia and the Pacific SDG Progress Report, methodology
/// (data.unescap.org); UNECE, SDG progress report 2023, technical notes. It counts in straight lines, so
/// zeros do no harm. The texts say that recent years weigh more in the regression, not how much: here the
/// weights are 1, 2, 3 … The cuts at 10 and 100 per cent are those commonly shown.
struct ESCAPRule: AssessmentRule {
  /// The first year; where it has no value, the nearest.
  var baseYear = 2015
  /// The year of a target that names none.
  var goalYear = 2030
  /// Up to this gap the target will be reached, per cent of the first gap.
  var smallGap = 10.0
  /// Beyond this gap the trend must be turned, per cent of the first gap.
  var wholeGap = 100.0

  static let access: [ParameterAccess<ESCAPRule>] = [
    .whole("base-year", \.baseYear), .whole("goal-year", \.goalYear),
    .number("small-gap", \.smallGap, in: 0...1000),
    .number("whole-gap", \.wholeGap, in: 0...1000),
  ]

  var judgesStanding: Bool { true }
  var judgesTrend: Bool { true }

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    guard let values = assessment.aim(achieved: ESCAPProgress.maintain) else {
      assessment.standing = assessment.trend.reason.map { .notAssessable($0) } ?? .outside
      return
    }
    guard let target = values.target else { return refuse(.noTarget, &assessment) }
    let preferred = criteria.target?.baseline?.year ?? baseYear
    guard let first = series.points.dropLast().nearest(to: preferred) else {
      assessment.target = target
      assessment.targetYear = criteria.target?.year ?? goalYear
      return refuse(series.shortness, &assessment)
    }
    if first.year != preferred { assessment.flags.insert(.otherBaselineYear) }
    guard let ends = assessment.ends(from: first, of: series, values, goalYear),
      let year = assessment.targetYear, let before = first.number,
      let now = series.latest?.number
    else { return }
    let isMet = values.reaches(ends.last, target)
    let parity = criteria.target?.aim.kind == .parity
    // A parity is counted on its own scale, from either side of 1.
    let whole = parity ? (1 - before).magnitude : (target - ends.first).magnitude
    guard whole > 0, !values.reaches(ends.first, target) else {
      assessment.flags.insert(.baselineAtTarget)
      if isMet {
        assessment.standing = .verdict(ESCAPStanding.reached)
        assessment.trend = .verdict(ESCAPProgress.maintain)
      } else {
        refuse(.baselineAtTarget, &assessment)
      }
      return
    }
    let index =
      parity
      ? 10 - 10 * (1 - now).magnitude / whole
      : min(10, 10 * values.sign * (ends.last - ends.first) / whole)
    assessment.note(.index, index)
    if index < -10 { assessment.flags.insert(.scoreClipped) }
    assessment.score = Assessment.Score(value: min(max(index, -10), 10), scale: -10...10)
    assessment.standing = .verdict(
      isMet ? ESCAPStanding.reached : index < 0 ? .regression : .partOfTheWay)
    let used = series.points.filter { $0.year >= first.year }.compactMap { point in
      point.number.map { (point.year, parity ? $0 : values.counted($0)) }
    }
    let expected = ESCAPRule.expected(used, in: max(year, ends.end))
    let gap =
      values.reaches(parity ? values.counted(expected) : expected, target)
      ? 0 : 100 * (target - expected).magnitude / whole
    assessment.note(.expected, expected)
    assessment.note(.gap, gap)
    assessment.trend = .verdict(progress(gap: gap))
  }

  private func refuse(_ reason: AssessmentReason, _ assessment: inout Assessment) {
    assessment.standing = .notAssessable(reason)
    assessment.trend = .notAssessable(reason)
  }

  private func progress(gap: Double) -> ESCAPProgress {
    if Tolerance.reaches(smallGap, gap) { return .maintain }
    return Tolerance.reaches(wholeGap, gap) ? .accelerate : .reverse
  }

  /// The value of a year on the line of least squares in which the n-th value weighs n.
  static func expected(_ values: [(year: Int, value: Double)], in year: Int) -> Double {
    let weights = values.indices.map { Double($0 + 1) }
    let whole = weights.reduce(0, +)
    let meanYear = zip(weights, values).reduce(0) { $0 + $1.0 * Double($1.1.year) } / whole
    let meanValue = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1.value } / whole
    var squares = 0.0
    var products = 0.0
    for (weight, point) in zip(weights, values) {
      let away = Double(point.year) - meanYear
      squares += weight * away * away
      products += weight * away * (point.value - meanValue)
    }
    return meanValue + (squares > 0 ? products / squares : 0) * (Double(year) - meanYear)
  }
}
