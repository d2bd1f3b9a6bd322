extension OpenSDGRule {
  /// What the measure says of a first and a latest value.
  struct Measured {
    /// The verdict, or why there is none.
    var judgement: Judgement
    /// The score, -5 to 5.
    var score: Double?
    /// The growth a year.
    var growth: Double?
    /// The growth a year that the target needs.
    var needed: Double?
    /// The ratio of the two, or without a target the factor on the thresholds.
    var factor: Double?
    /// What a reader must know.
    var flags: Set<AssessmentFlag> = []
  }

  /// The measure of a first and a latest value, with or without a target.
  ///
  /// `R = d·sign·g / |r|` with `g = (v/b)^(1/(t−t₀)) − 1` and `r = (T/b)^(1/(t_T−t₀)) − 1`; without a
  /// target `x = d·sign·g` against 1.5 %, 0.5 % and 0, the positive ones times `C` near a limit.
  func measure(
    from first: Double, _ start: Int, to last: Double, _ end: Int, _ values: AimedValues,
    target: Double?, in targetYear: Int?
  ) -> Measured {
    var flags: Set<AssessmentFlag> = []
    var base = first
    if base == 0 {
      base = zeroStandIn
      flags.insert(.zeroBaselineReplaced)
    }
    guard base.isFinite, last.isFinite, base * last >= 0 else {
      return Measured(judgement: .notAssessable(.signChange), flags: flags)
    }
    let turn: Double = base < 0 ? -1 : 1
    if base < 0 { flags.insert(.negativeValues) }
    // From nothing to nothing is no change: the stand-in must not make a fall of it.
    let growth =
      first == 0 && last == 0 ? 0 : GrowthRate.compound(from: base, to: last, years: end - start)
    let way = values.sign * turn * growth
    guard let target, let targetYear else {
      return measure(way: way, growth: growth, base: base, limit: values.limit, flags: flags)
    }
    return measure(
      way: way, growth: growth, base: base, last: last, start: start, values, target: target,
      in: targetYear, flags: flags)
  }

  private func measure(
    way: Double, growth: Double, base: Double, last: Double, start: Int, _ values: AimedValues,
    target: Double, in targetYear: Int, flags: Set<AssessmentFlag>
  ) -> Measured {
    var measured = Measured(judgement: .outside, growth: growth, flags: flags)
    var aim = target
    if aim == 0 {
      aim = zeroStandIn
      measured.flags.insert(.zeroTargetReplaced)
    }
    if targetYear > start, aim / base > 0 {
      let needed = GrowthRate.compound(from: base, to: aim, years: targetYear - start)
      measured.needed = needed
      if needed != 0 { measured.factor = way / needed.magnitude }
    }
    if values.reaches(base, aim) { measured.flags.insert(.baselineAtTarget) }
    if values.reaches(last, aim) {
      measured.judgement = .verdict(OpenSDGStatus.targetAchieved)
      measured.score = 5
    } else if values.reaches(base, aim) {
      // What was reached is lost: however small the way back, it is the wrong way.
      measured.judgement = .verdict(OpenSDGStatus.deterioration)
      measured.score = measured.factor.map { OpenSDGRule.score(ratio: $0) }
    } else if targetYear <= start {
      measured.judgement = .notAssessable(.targetYearPassed)
    } else if let ratio = measured.factor {
      measured.judgement = .verdict(status(ratio, high: highRatio, medium: mediumRatio))
      measured.score = OpenSDGRule.score(ratio: ratio)
    } else {
      measured.judgement = .notAssessable(.signChange)
    }
    return measured
  }

  private func measure(
    way: Double, growth: Double, base: Double, limit: Double?, flags: Set<AssessmentFlag>
  ) -> Measured {
    let factor = limitFactor(base: base, limit: limit)
    var measured = Measured(judgement: .outside, growth: growth, factor: factor, flags: flags)
    if factor != 1 { measured.flags.insert(.limitScaled) }
    measured.score = score(growth: way, factor: factor)
    measured.judgement = .verdict(
      status(way, high: factor * highGrowth, medium: factor * mediumGrowth))
    return measured
  }

  /// The status of a growth or ratio against thresholds, with tolerance.
  func status(_ value: Double, high: Double, medium: Double) -> OpenSDGStatus {
    if Tolerance.reaches(value, high) && Tolerance.reaches(value, 0) { return .substantialProgress }
    if Tolerance.reaches(value, medium) && Tolerance.reaches(value, 0) { return .moderateProgress }
    return value >= 0 ? .limitedProgress : .deterioration
  }

  /// The factor on the thresholds near a natural limit: 0 at the limit, 1 far from it.
  ///
  /// `C = 1 − r^a` for `r = |b|/|limit| ≤ 1`, `1 − (2−r)^a` for `1 < r < 2`, else 1.
  func limitFactor(base: Double, limit: Double?) -> Double {
    guard let limit, limit != 0 else { return 1 }
    let ratio = (base / limit).magnitude
    if ratio >= 2 { return 1 }
    return 1 - GrowthRate.power(ratio <= 1 ? ratio : 2 - ratio, limitExponent)
  }

  /// The score of growth without a target: linear between (−2 %, −5), (0, −2.5), (0.5 %·C, 0),
  /// (1.5 %·C, 2.5) and (2 %·C, 5).
  func score(growth: Double, factor: Double) -> Double {
    if growth < 0 { return max(125 * growth - 2.5, -5) }
    if factor == 0 { return 5 }
    if growth >= highGrowth * factor { return min(500 / factor * growth - 5, 5) }
    if growth >= mediumGrowth * factor { return 250 / factor * growth - 1.25 }
    return 500 / factor * growth - 2.5
  }

  /// The score of a ratio, with the coefficients as they were published, rounded.
  static func score(ratio: Double) -> Double {
    ratio >= 0.6 ? min(7.1429 * ratio - 4.2857, 5) : max(4.1667 * ratio - 2.5, -5)
  }
}
