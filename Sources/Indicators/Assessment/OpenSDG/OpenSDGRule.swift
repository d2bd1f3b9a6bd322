/// The automatic progress measure of Open SDG 2.4, made by Statistics Canada.
///
/// Source: Open SDG documentation, "Progress measurement methodology" (docs/progress-methodology.md,
/// 2025-10-22). With a target it compares the yearly growth with the growth that the target needs, else
/// the growth with fixed thresholds, lowered near a natural limit.
struct OpenSDGRule: AssessmentRule {
  /// The first year; where it has no value, the first later year that has.
  var baseYear = 2015
  /// The year of a target that names none.
  var goalYear = 2030
  /// From this growth a year, in the better direction, an indicator without a target is on track.
  var highGrowth = 0.015
  /// From this growth a year it makes progress.
  var mediumGrowth = 0.005
  /// From this share of the needed growth an indicator with a target is on track.
  var highRatio = 0.95
  /// From this share of the needed growth it makes progress.
  var mediumRatio = 0.60
  /// What stands in the place of a zero.
  var zeroStandIn = 0.001
  /// The exponent of the factor near a natural limit.
  var limitExponent = 4.44

  static let access: [ParameterAccess<OpenSDGRule>] = [
    .whole("base-year", \.baseYear), .whole("goal-year", \.goalYear),
    .number("high-growth", \.highGrowth, in: 1e-9...1),
    .number("medium-growth", \.mediumGrowth, in: 0...1),
    .number("high-ratio", \.highRatio, in: 0...10),
    .number("medium-ratio", \.mediumRatio, in: 0...10),
    .number("zero-stand-in", \.zeroStandIn, in: 1e-12...1),
    .number("limit-exponent", \.limitExponent, in: 0.1...100),
  ]

  var judgesStanding: Bool { false }
  var judgesTrend: Bool { true }
  var countsGrowth: Bool { true }

  /// The scores run from -5 to 5.
  static let scale = -5.0...5.0

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    guard let values = assessment.aim(achieved: OpenSDGStatus.targetAchieved) else { return }
    let preferred = criteria.target?.baseline?.year ?? baseYear
    guard let first = series.points.first(where: { $0.year >= preferred }) else {
      assessment.trend = .notAssessable(.noBaseline)
      return
    }
    if first.year != preferred { assessment.flags.insert(.otherBaselineYear) }
    guard let ends = assessment.ends(from: first, of: series, values, goalYear) else { return }
    let measured = measure(
      from: ends.first, ends.start, to: ends.last, ends.end, values, target: values.target,
      in: assessment.targetYear)
    assessment.flags.formUnion(measured.flags)
    assessment.note(.growth, measured.growth)
    assessment.note(.neededGrowth, measured.needed)
    assessment.note(values.target == nil ? .limitFactor : .ratio, measured.factor)
    assessment.score = measured.score.map { Assessment.Score(value: $0, scale: OpenSDGRule.scale) }
    assessment.trend = measured.judgement
  }
}
