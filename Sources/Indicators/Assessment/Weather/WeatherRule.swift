/// The weather symbols of Germany's sustainability strategy (DNS).
///
/// Source: Statistisches Bundesamt, Nachhaltige Entwicklung in Deutschland, Indikatorenbericht, "Die
/// Bewertung der Indikatoren". The mean change of the last six yearly values is carried on in a straight
/// line to the target's year, and what is missing then is compared with what is missing now. It counts
/// in changes, not in growth, so zeros do no harm: it fits yearly municipal targets well.
struct WeatherRule: AssessmentRule {
  /// How many yearly values the mean change is taken over.
  var values = 6
  /// The fewest values, year after year.
  var fewest = 4
  /// The year of a target that names none.
  var goalYear = 2030
  /// Below this share of the gap, missing counts as reaching.
  var smallGap = 0.05
  /// Up to this share of the gap the symbol is sun and cloud.
  var largeGap = 0.20

  static let access: [ParameterAccess<WeatherRule>] = [
    .whole("values", \.values, in: 2...100), .whole("fewest", \.fewest, in: 2...100),
    .whole("goal-year", \.goalYear), .number("small-gap", \.smallGap, in: 0...1),
    .number("large-gap", \.largeGap, in: 0...1),
  ]

  var judgesStanding: Bool { false }
  var judgesTrend: Bool { true }

  /// The changes that symbols rest on.
  struct Changes {
    /// The mean change a year.
    let mean: Double
    /// The change of the last year.
    let last: Double
    /// The latest value and its year.
    let value: Double
    let year: Int
  }

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    if criteria.target?.aim.kind == .binary {
      _ = assessment.aim(achieved: WeatherSymbol.sun)
      return
    }
    let run = consecutive(series.points)
    guard let first = run.first, let before = first.number, let latest = run.last,
      let value = latest.number
    else { return }
    assessment.targetYear = criteria.target?.year ?? goalYear
    guard run.count >= max(2, fewest) else {
      assessment.trend = .notAssessable(
        series.points.count == 1
          ? series.shortness
          : series.shortness == .breakInSeries
            ? .breakInSeries : .tooShort)
      return
    }
    assessment.begin(at: first)
    let changes = Changes(
      mean: (value - before) / Double(latest.year - first.year),
      last: value - (run.dropLast().last?.number ?? value), value: value, year: latest.year)
    assessment.note(.meanChange, changes.mean)
    assessment.note(.lastChange, changes.last)
    assessment.trend = judgement(changes, criteria, &assessment)
  }

  /// The latest values that follow each other year by year, at most as many as the rule takes.
  private func consecutive(_ points: [AssessedSeries.Point]) -> [AssessedSeries.Point] {
    var run: [AssessedSeries.Point] = []
    for point in points.reversed() where run.count < values {
      if let next = run.last, next.year - point.year != 1 { break }
      run.append(point)
    }
    return run.reversed()
  }

  private func judgement(
    _ changes: Changes, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) -> Judgement {
    let year = criteria.target?.year
    switch criteria.target?.aim {
    case .interval(let range), .parity(let range):
      // Both ends are targets; the weaker one counts.
      assessment.target = changes.value < range.lowerBound ? range.lowerBound : range.upperBound
      let low = symbol(changes, to: range.lowerBound, sign: 1, year: year)
      let high = symbol(changes, to: range.upperBound, sign: -1, year: year)
      return .verdict(low.rank >= high.rank ? low : high)
    case .binary: return .notAssessable(.binary)
    case .keep(let target):
      guard let sign = criteria.sign else { return .notAssessable(.noDirection) }
      assessment.target = target
      return .verdict(symbol(changes, to: target, sign: sign, year: nil))
    case .reach(let target):
      guard let sign = criteria.sign else { return .notAssessable(.noDirection) }
      assessment.target = target
      if year == nil { assessment.flags.insert(.targetYearAssumed) }
      return reach(target, by: year ?? goalYear, changes, sign: sign, &assessment)
    case .directionOnly, nil:
      guard let sign = criteria.sign else { return .notAssessable(.noDirection) }
      assessment.targetYear = nil
      return .verdict(
        WeatherRule.direction(mean: sign * changes.mean, last: sign * changes.last))
    }
  }

  private func reach(
    _ target: Double, by year: Int, _ changes: Changes, sign: Double,
    _ assessment: inout Assessment
  ) -> Judgement {
    let expected = changes.value + changes.mean * Double(max(0, year - changes.year))
    assessment.note(.expected, expected)
    if Tolerance.reaches(sign * changes.value, sign * target),
      !Tolerance.reaches(sign * expected, sign * target)
    {
      assessment.flags.insert(.trendLosesTarget)
    } else if !Tolerance.reaches(sign * expected, sign * target) {
      assessment.note(
        .gap, (target - expected).magnitude / (target - changes.value).magnitude * 100)
    }
    return .verdict(symbol(changes, to: target, sign: sign, year: year))
  }

  /// The symbol of one target; without a year it shall hold every year.
  private func symbol(
    _ changes: Changes, to target: Double, sign: Double, year: Int?
  ) -> WeatherSymbol {
    let isReached = Tolerance.reaches(sign * changes.value, sign * target)
    let goesAway = !Tolerance.reaches(sign * changes.mean, 0)
    guard let year else {
      if isReached { return goesAway ? .sunAndCloud : .sun }
      return goesAway ? .thunderstorm : .cloud
    }
    if isReached { return .sun }
    let expected = changes.value + changes.mean * Double(max(0, year - changes.year))
    if Tolerance.reaches(sign * expected, sign * target) { return .sun }
    if goesAway { return .thunderstorm }
    let gap = (target - expected).magnitude / (target - changes.value).magnitude
    if !Tolerance.reaches(gap, smallGap) { return .sun }
    return Tolerance.reaches(largeGap, gap) ? .sunAndCloud : .cloud
  }

  /// The symbol of a direction without a number: first the mean change, then that of the last year.
  private static func direction(mean: Double, last: Double) -> WeatherSymbol {
    switch (mean > 0, last > 0) {
    case (true, true): .sun
    case (true, false): .sunAndCloud
    case (false, true): .cloud
    case (false, false): .thunderstorm
    }
  }
}
