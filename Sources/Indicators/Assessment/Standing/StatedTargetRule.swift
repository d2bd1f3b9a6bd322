/// Where a value stands against a target that somebody has set.
public enum TargetStanding: String, VerdictCode {
  /// The target is reached.
  case reached
  /// As far as the time that has gone asks for.
  case onPlan = "on-plan"
  /// Somewhat behind.
  case behind
  /// Far behind.
  case atRisk = "at-risk"
  /// Further from the target than at the beginning.
  case reversed
  /// Not reached; no plan says how far it should be by now.
  case notReached = "not-reached"
  /// The year has passed, and the target was not reached.
  case missed

  /// The name of the scale.
  public static let scale = "target"

  /// The standing on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .reached: .reached
    case .onPlan: .onTrack
    case .behind: .tooSlow
    case .atRisk: .standstill
    case .reversed: .away
    case .notReached: .distant
    case .missed: .far
    }
  }
}

/// The standing of the latest value against a stated target, or against stated thresholds.
///
/// The share of the way that is done, `r = (v − z)/(T − z)`, is compared with the share of the time that
/// has gone, `p = (t − t₀)/(t_T − t₀)`: from 95 per cent of it the target is on plan, from 60 per cent
/// behind, below at risk. Source: Norwegian guides to realising benefits (DFØ, Gevinstrealisering; KS,
/// Gevinstkokebok), whose zero-point and target these are; the two cuts are those of Open SDG's ratio.
struct StatedTargetRule: AssessmentRule {
  /// From this share of the planned part the target is on plan.
  var onPlan = 0.95
  /// From this share it is behind, below at risk.
  var behind = 0.60

  static let access: [ParameterAccess<StatedTargetRule>] = [
    .number("on-plan", \.onPlan, in: 0...10), .number("behind", \.behind, in: 0...10),
  ]

  var judgesStanding: Bool { true }
  var judgesTrend: Bool { false }
  var goalYear: Int { 2030 }

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    guard let latest = assessment.latest else { return }
    let hasNumber = criteria.target.map { $0.aim != .directionOnly } ?? false
    guard let values = AimedValues(criteria), hasNumber, let target = values.target else {
      assessment.standing = colour(of: latest.value, criteria, hasNumber: hasNumber, &assessment)
      return
    }
    if values.isTransformed { assessment.flags.insert(.transformed) }
    let now = values.counted(latest.value)
    assessment.target = target
    assessment.targetYear = criteria.target?.year
    guard !values.reaches(now, target) else {
      assessment.note(.distance, 0)
      assessment.standing = .verdict(TargetStanding.reached)
      return
    }
    assessment.note(.distance, (target - now).magnitude)
    if let year = criteria.target?.year, latest.year >= year {
      assessment.standing = .verdict(TargetStanding.missed)
      return
    }
    assessment.standing = .verdict(
      plan(from: series, to: target, now, latest.year, values, &assessment))
  }

  private func plan(
    from series: UsableSeries, to target: Double, _ now: Double, _ year: Int,
    _ values: AimedValues, _ assessment: inout Assessment
  ) -> TargetStanding {
    guard let stated = assessment.criteria.target, let baseline = stated.baseline,
      let goal = stated.year, let zero = baseline.value ?? series.value(in: baseline.year)
    else { return .notReached }
    if let cut = series.breakYear, baseline.year < cut {
      assessment.flags.insert(.breakRespected)
      return .notReached
    }
    assessment.baseline = Assessment.DatedValue(year: baseline.year, value: zero)
    let start = values.counted(zero)
    guard start.isFinite, year > baseline.year, goal > baseline.year,
      !values.reaches(start, target)
    else { return .notReached }
    let done = (now - start) / (target - start)
    let gone = Double(year - baseline.year) / Double(goal - baseline.year)
    assessment.note(.shareDone, done)
    assessment.note(.shareOfTime, gone)
    if !Tolerance.reaches(done, 0) { return .reversed }
    if Tolerance.reaches(done / gone, onPlan) { return .onPlan }
    return Tolerance.reaches(done / gone, behind) ? .behind : .atRisk
  }

  private func colour(
    of value: Double, _ criteria: AssessmentCriteria, hasNumber: Bool,
    _ assessment: inout Assessment
  ) -> Judgement {
    guard let thresholds = criteria.thresholds else {
      return .notAssessable(hasNumber ? .noDirection : .noTarget)
    }
    guard let sign = criteria.sign else { return .notAssessable(.noDirection) }
    assessment.target = thresholds.green
    return .verdict(thresholds.colour(of: value, sign: sign))
  }
}

extension UsableSeries {
  /// The number of a year.
  fileprivate func value(in year: Int) -> Double? { points.first { $0.year == year }?.number }
}
