/// Where a series leads if it goes on as it did: never a number without a range.
public struct Projection: Hashable, Sendable {
  /// The year.
  public let year: Int
  /// The value on the line.
  public let estimate: Double
  /// The lower end of the interval that a value of that year would fall in.
  public let lower: Double
  /// The upper end of the interval.
  public let upper: Double
  /// The level of the interval.
  public let level: Double
  /// What the line goes through.
  public let form: TrendLine.Form
  /// How many values it rests on.
  public let count: Int
  /// Whether a value was cut at a limit that cannot be passed.
  public let isClipped: Bool
}

extension TrendLine {
  /// Where the line leads.
  ///
  /// Nothing is told of a year that has passed, nor where the line leaves the numbers.
  ///
  /// - Parameters:
  ///   - year: the year to look at.
  ///   - latest: the year of the latest value.
  ///   - criteria: the natural limit, and whether the values are shares.
  /// - Returns: the value of that year and its range.
  func projection(
    to year: Int, from latest: Int, within criteria: AssessmentCriteria
  ) -> Projection? {
    guard year > latest else { return nil }
    let plain = value(in: year, level: TrendLine.level)
    guard plain.estimate.isFinite, plain.lower.isFinite, plain.upper.isFinite else { return nil }
    var ends = criteria.isPercent ? (0.0, 100.0) : (-Double.infinity, Double.infinity)
    if let limit = criteria.naturalLimit {
      if criteria.direction == .increase { ends.1 = min(ends.1, limit) }
      if criteria.direction == .decrease { ends.0 = max(ends.0, limit) }
    }
    func kept(_ value: Double) -> Double { min(max(value, ends.0), ends.1) }
    let cut = (kept(plain.estimate), kept(plain.lower), kept(plain.upper))
    return Projection(
      year: year, estimate: cut.0, lower: cut.1, upper: cut.2, level: TrendLine.level, form: form,
      count: count, isClipped: cut != plain)
  }
}

extension UsableSeries {
  /// The values from a year on that share no time with each other, counted back from the latest.
  ///
  /// Windows that overlap share years, so their residuals would promise more than is known.
  func apart(from year: Int) -> [Assessment.DatedValue] {
    var kept: [AssessedSeries.Point] = []
    for point in points.reversed() where point.year >= year {
      if let last = kept.last, last.period.overlaps(point.period) { continue }
      kept.append(point)
    }
    return kept.reversed().compactMap { point in
      point.number.map { Assessment.DatedValue(year: point.year, value: $0) }
    }
  }
}
