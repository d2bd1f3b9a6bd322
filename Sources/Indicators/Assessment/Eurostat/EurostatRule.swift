/// Eurostat's assessment of trends, with and without a target.
///
/// Source: Eurostat, Sustainable development in the European Union, monitoring report 2023, annex on the
/// method. The short term is the last five years (at least three), the long term the last fifteen (at
/// least ten): set `years` and `minimum-years`. A neutral band and strict thresholds, as in the Basque
/// Country's report of 2025, are parameters.
struct EurostatRule: AssessmentRule {
  /// How many years back the trend begins.
  var years = 5
  /// The fewest years that it may span.
  var minimumYears = 3
  /// The year of a target that names none.
  var goalYear = 2030
  /// From this growth a year a change is significant.
  var significantGrowth = 0.01
  /// Growth of this size or less, either way, is no change.
  var neutralBand = 0.0
  /// Whether a growth that is exactly at the threshold is still moderate.
  var isStrict = false
  /// From this share of the needed growth progress towards a target is significant.
  var significantRatio = 0.95
  /// From this share it is moderate.
  var moderateRatio = 0.60

  static let access: [ParameterAccess<EurostatRule>] = [
    .whole("years", \.years, in: 1...100),
    .whole("minimum-years", \.minimumYears, in: 1...100), .whole("goal-year", \.goalYear),
    .number("significant-growth", \.significantGrowth, in: 0...1),
    .number("neutral-band", \.neutralBand, in: 0...1), .flag("strict", \.isStrict),
    .number("significant-ratio", \.significantRatio, in: 0...10),
    .number("moderate-ratio", \.moderateRatio, in: 0...10),
  ]

  var judgesStanding: Bool { false }
  var judgesTrend: Bool { true }
  var countsGrowth: Bool { true }

  /// The scores run from -5 to 5.
  static let scale = -5.0...5.0

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    guard let values = assessment.aim(achieved: EurostatStatus.significantProgress),
      let latest = series.latest
    else { return }
    guard series.points.count > 1 else {
      assessment.trend = .notAssessable(series.shortness)
      return
    }
    let span = (latest.year - max(years, minimumYears))...(latest.year - minimumYears)
    guard let first = series.points.first(where: { span.contains($0.year) }) else {
      assessment.trend = .notAssessable(.tooShort)
      return
    }
    if first.year != span.lowerBound { assessment.flags.insert(.otherBaselineYear) }
    guard let ends = assessment.ends(from: first, of: series, values, goalYear) else { return }
    guard ends.first != 0 else {
      assessment.trend = .notAssessable(.zeroBaseline)
      return
    }
    guard ends.first > 0, ends.last >= 0 else {
      assessment.trend = .notAssessable(.signChange)
      return
    }
    let growth = GrowthRate.compound(
      from: ends.first, to: ends.last, years: ends.end - ends.start)
    assessment.note(.growth, growth)
    if let target = values.target, let year = assessment.targetYear {
      judge(growth, ends, target: target, in: year, values, &assessment)
    } else {
      let way = values.sign * growth
      assessment.score = Assessment.Score(
        value: min(max(250 * way, -5), 5), scale: EurostatRule.scale)
      assessment.trend = .verdict(status(growth: way))
    }
  }

  /// The category of a growth in the better direction, without a target.
  private func status(growth: Double) -> EurostatStatus {
    if growth.magnitude < neutralBand || neutralBand > 0 && growth.magnitude == neutralBand {
      return .noProgress
    }
    let isSignificant =
      isStrict
      ? !Tolerance.reaches(significantGrowth, growth.magnitude)
      : Tolerance.reaches(growth.magnitude, significantGrowth)
    // Away it is significant only beyond the threshold.
    if growth >= 0 { return isSignificant ? .significantProgress : .moderateProgress }
    return Tolerance.reaches(significantGrowth, growth.magnitude)
      ? .moderateMovementAway : .significantMovementAway
  }

  private func judge(
    _ growth: Double, _ ends: TrendEnds, target: Double, in year: Int, _ values: AimedValues,
    _ assessment: inout Assessment
  ) {
    if target == 0 { assessment.flags.insert(.zeroTarget) }
    let wasMet = values.reaches(ends.first, target)
    if wasMet { assessment.flags.insert(.baselineAtTarget) }
    if values.reaches(ends.last, target) {
      assessment.score = Assessment.Score(value: 5, scale: EurostatRule.scale)
      assessment.trend = .verdict(EurostatStatus.significantProgress)
      return
    }
    guard !wasMet else {
      assessment.trend = .verdict(EurostatStatus.movementAway)
      return
    }
    guard year > ends.start else {
      assessment.trend = .notAssessable(.targetYearPassed)
      return
    }
    guard target >= 0 else {
      assessment.trend = .notAssessable(.signChange)
      return
    }
    let needed = GrowthRate.compound(from: ends.first, to: target, years: year - ends.start)
    let ratio = values.sign * growth / needed.magnitude
    assessment.note(.neededGrowth, needed)
    assessment.note(.ratio, ratio)
    assessment.score = Assessment.Score(
      value: EurostatRule.score(ratio: ratio), scale: EurostatRule.scale)
    let status: EurostatStatus =
      Tolerance.reaches(ratio, significantRatio)
      ? .significantProgress
      : Tolerance.reaches(ratio, moderateRatio)
        ? .moderateProgress : ratio >= 0 ? .insufficientProgress : .movementAway
    assessment.trend = .verdict(status)
  }

  /// The score of a ratio: linear from -5 at -60 % over 0 at 60 % to 5 at 130 %.
  static func score(ratio: Double) -> Double {
    let share = 100 * ratio
    return share >= 60 ? min((share - 60) * 5 / 70, 5) : max((share + 60) * 5 / 120 - 5, -5)
  }
}
