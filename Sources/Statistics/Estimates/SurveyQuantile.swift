/// A quantile of a population, as a survey estimates it.
public struct SurveyQuantile: Hashable, Sendable {
  /// The quantile.
  public let value: Double
  /// The lower end of its interval; nil where the sample does not reach so far down.
  public let lower: Double?
  /// The upper end of its interval; nil where the sample does not reach so far up.
  public let upper: Double?
  /// The length of the interval over twice Student's t; nil where an end is.
  public let standardError: Double?
  /// The level of the interval, such as 0.95.
  public let level: Double
}

extension SampleDesign {
  /// Quantiles of the population with their intervals.
  ///
  /// The interval holds the quantiles at the two ends of an interval for the share that does not
  /// exceed the estimate. Source: R. S. Woodruff, "Confidence intervals for medians and other position
  /// measures", JASA 47 (1952) 635–646.
  ///
  /// - Parameters:
  ///   - shares: the share below each quantile, between 0 and 1; 0.5 is the median.
  ///   - column: numbers of the rows; NaN where missing.
  ///   - rule: how a quantile is read from the numbers.
  ///   - method: how the interval for the share is formed.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: a quantile for each share; nil where no number is known.
  public func quantiles(
    _ shares: [Double], of column: [Double], rule: QuantileRule = .smallest,
    method: Proportion.Method = .mean, level: Double = 0.95
  ) -> [SurveyQuantile]? {
    precondition(shares.allSatisfy { $0 > 0 && $0 < 1 }, "shares between 0 and 1")
    let domain = answered([column])
    let rows = column.indices.filter { domain.weights[$0] != 0 }
      .sorted { (column[$0], $0) < (column[$1], $1) }
    guard !rows.isEmpty else { return nil }
    let sorted = rows.map { column[$0] }
    var sum = 0.0
    let cumulative = rows.map { row in
      sum += domain.weights[row]
      return sum
    }
    let freedom = domain.degreesOfFreedom
    return shares.map { share in
      let value = rule.value(share, of: sorted, cumulative: cumulative)
      let below = column.map { $0 <= value ? 1.0 : 0 }
      let ends = Proportion(of: below, in: domain)?.interval(method, level: level)
      func end(_ share: Double?) -> Double? {
        guard let share, share >= 0, share <= 1 else { return nil }
        return rule.value(share, of: sorted, cumulative: cumulative)
      }
      let (lower, upper) = (end(ends?.lower), end(ends?.upper))
      var error: Double?
      if let lower, let upper {
        let t = StudentT(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2)
        error = (upper - lower) / (2 * t)
      }
      return SurveyQuantile(
        value: value, lower: lower, upper: upper, standardError: error, level: level)
    }
  }
}
