/// A coefficient of a model with what a reader is told of it.
public struct Coefficient: Hashable, Sendable {
  /// The name of its column.
  public let name: String
  /// The estimate: a change of the outcome, or of the logarithm of the odds.
  public let estimate: Double
  /// Its standard error by the design.
  public let standardError: Double
  /// The estimate by its standard error; nil where that is 0.
  public let t: Double?
  /// The two-sided probability of one at least as far from 0 where 0 is the truth.
  public let pValue: Double?
  /// The interval by Student's t.
  public let interval: ConfidenceInterval?

  /// What one unit more does to the odds: the exponential of the estimate.
  public var oddsRatio: Double { Elementary.exp(estimate) }

  /// The interval of the odds ratio.
  public var oddsRatioInterval: ConfidenceInterval? {
    interval.map {
      ConfidenceInterval(
        lower: Elementary.exp($0.lower), upper: Elementary.exp($0.upper), level: $0.level)
    }
  }

  /// The table of some estimates.
  static func table(_ names: [String], _ estimates: Estimates, level: Double) -> [Coefficient] {
    let errors = estimates.standardErrors
    let freedom = estimates.degreesOfFreedom
    return names.indices.map { index in
      let t = errors[index] > 0 ? estimates.values[index] / errors[index] : nil
      return Coefficient(
        name: names[index], estimate: estimates.values[index], standardError: errors[index], t: t,
        pValue: freedom > 0 ? t.map { StudentT(degreesOfFreedom: freedom).tails($0) } : nil,
        interval: estimates.interval(of: index, level: level))
    }
  }
}
