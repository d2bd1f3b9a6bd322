/// The first and the latest value of a trend, as they are counted.
struct TrendEnds {
  let first: Double
  let start: Int
  let last: Double
  let end: Int
}

extension Assessment {
  /// What a rule of trends counts with; nil, with the reason, where it can count nothing.
  ///
  /// A target that is done or not is judged here: done is done, and not done shows no trend.
  ///
  /// - Parameter achieved: the rule's code of a target that is reached.
  mutating func aim(achieved: some VerdictCode) -> AimedValues? {
    guard let values = AimedValues(criteria) else {
      trend = .notAssessable(.noDirection)
      return nil
    }
    if values.isTransformed { flags.insert(.transformed) }
    guard case .binary = criteria.target?.aim, let latest, let aim = values.target else {
      return values
    }
    target = aim
    targetYear = criteria.target?.year
    trend =
      values.reaches(latest.value, aim) ? .verdict(Verdict(achieved)) : .notAssessable(.binary)
    return nil
  }

  /// The ends of a trend from a first value on; nil, with the reason, where it is the only one.
  ///
  /// - Parameters:
  ///   - first: the first value.
  ///   - series: the values.
  ///   - values: how they are counted.
  ///   - goalYear: the year of a target that names none.
  mutating func ends(
    from first: AssessedSeries.Point, of series: UsableSeries, _ values: AimedValues,
    _ goalYear: Int
  ) -> TrendEnds? {
    begin(at: first)
    target = values.target
    targetYear = values.target == nil ? nil : criteria.target?.year ?? goalYear
    if values.target != nil, criteria.target?.year == nil { flags.insert(.targetYearAssumed) }
    guard let latest = series.latest, latest.year > first.year, let start = first.number,
      let end = latest.number
    else {
      trend = .notAssessable(series.shortness)
      return nil
    }
    let ends = TrendEnds(
      first: values.counted(start), start: first.year, last: values.counted(end),
      end: latest.year)
    if !ends.first.isFinite || !ends.last.isFinite {
      trend = .notAssessable(.signChange)
      return nil
    }
    return ends
  }
}
