/// The share of a population that has a property, as a survey estimates it, with its intervals.
public struct Proportion: Hashable, Sendable {
  /// The share with its standard error.
  public let estimate: Estimate
  /// How many rows of the domain have the property.
  public let yes: Int
  /// How many rows the domain has.
  public let answered: Int
  /// Whether all rows weigh the same and were drawn by themselves.
  ///
  /// Then the counts say all that the sample says.
  public let isSelfWeighted: Bool

  /// How an interval is formed from the share and its variance.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// The share plus and minus t standard errors; may leave 0 to 1.
    case mean
    /// The same on the scale of `ln(p / (1 − p))`.
    ///
    /// Source: T. Lumley, Complex Surveys, 2010, section 2.3.
    case logit
    /// The same on the scale of `arcsin √p`, which keeps the variance even.
    ///
    /// Source: M. F. Freeman and J. W. Tukey, "Transformations related to the angular and the square
    /// root", Annals of Mathematical Statistics 21 (1950) 607–611.
    case arcsine
    /// The binomial interval of Clopper and Pearson on the effective number of answers.
    ///
    /// Source: E. L. Korn and B. I. Graubard, "Confidence intervals for proportions with small expected
    /// number of positive counts estimated from survey data", Survey Methodology 24 (1998) 193–201.
    /// The effective number may exceed that of the answers, as in R's `survey`.
    case beta
    /// The score interval of Wilson on the effective number of answers, with t for z.
    ///
    /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    /// JASA 22 (1927) 209–212; N. Dean and M. Pagano, "Evaluating confidence interval methods for
    /// binomial proportions in clustered surveys", J. Survey Statistics and Methodology 3 (2015)
    /// 484–503.
    case wilson
  }

  /// The share of rows that have a property.
  ///
  /// - Parameters:
  ///   - holds: 1 where a row has the property, 0 where it has not, NaN where that is not known.
  ///   - design: how the sample was drawn; rows outside its domain are not read.
  /// - Returns: nil where nobody in the domain answered.
  public init?(of holds: [Double], in design: SampleDesign) {
    let domain = design.answered([holds])
    guard let mean = domain.means([holds])?[0] else { return nil }
    self.init(
      estimate: mean, yes: holds.indices.count { domain.weights[$0] != 0 && holds[$0] == 1 },
      answered: domain.active, isSelfWeighted: domain.isSelfWeighted)
  }

  /// The share of rows in one category.
  ///
  /// - Parameters:
  ///   - category: the category's number.
  ///   - factor: a category for each row; rows without one are outside the domain.
  ///   - design: how the sample was drawn.
  /// - Returns: nil where nobody in the domain answered.
  public init?(of category: Int, in factor: Factor, design: SampleDesign) {
    self.init(of: factor.indicator(of: category), in: design.answered(factor))
  }

  /// A share that is estimated already.
  ///
  /// - Parameters:
  ///   - estimate: the share, 0 to 1, with its standard error.
  ///   - yes: how many rows have the property.
  ///   - answered: how many rows there are.
  ///   - isSelfWeighted: whether all rows weigh the same and were drawn by themselves.
  public init(estimate: Estimate, yes: Int, answered: Int, isSelfWeighted: Bool) {
    precondition(0 <= yes && yes <= answered, "0 <= yes <= answered")
    self.estimate = estimate
    self.yes = yes
    self.answered = answered
    self.isSelfWeighted = isSelfWeighted
  }

  /// The number of answers to a simple random sample, drawn with replacement, of the same variance:
  /// `p (1 − p) / V`; nil where p is 0 or 1 or V is 0.
  public var effectiveAnswers: Double? {
    guard yes > 0, yes < answered, estimate.standardError > 0 else { return nil }
    let variance = estimate.standardError * estimate.standardError
    return estimate.value * (1 - estimate.value) / variance
  }

  /// The interval by a method, with Student's t on the degrees of freedom of the design.
  ///
  /// - Parameters:
  ///   - method: how it is formed.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where there are no degrees of freedom, or where the share is 0 or 1,
  ///   or its standard error 0: then the sample says nothing of its variance.
  public func interval(_ method: Method, level: Double = 0.95) -> ConfidenceInterval? {
    guard estimate.degreesOfFreedom > 0 else { return nil }
    let t = StudentT(degreesOfFreedom: estimate.degreesOfFreedom).quantile(1 - (1 - level) / 2)
    return interval(method, level: level, t: t)
  }

  /// The interval for a quantile of Student's t that is known already.
  func interval(_ method: Method, level: Double, t: Double) -> ConfidenceInterval? {
    guard let effective = effectiveAnswers else { return nil }
    let p = estimate.value
    let error = t * estimate.standardError
    switch method {
    case .mean:
      return ConfidenceInterval(lower: p - error, upper: p + error, level: level)
    case .logit:
      let centre = Elementary.log(p / (1 - p))
      let half = error / (p * (1 - p))
      return ConfidenceInterval(
        lower: 1 / (1 + Elementary.exp(half - centre)),
        upper: 1 / (1 + Elementary.exp(-half - centre)), level: level)
    case .arcsine:
      let centre = Elementary.asin(p.squareRoot())
      let half = error / (2 * (p * (1 - p)).squareRoot())
      let ends = [max(0, centre - half), min(Double.pi / 2, centre + half)].map(Elementary.sin)
      return ConfidenceInterval(
        lower: ends[0] * ends[0], upper: ends[1] * ends[1], level: level)
    case .beta:
      guard answered > 1 else { return nil }
      let ratio =
        StudentT(degreesOfFreedom: Double(answered - 1)).quantile(1 - (1 - level) / 2) / t
      let adjusted = effective * ratio * ratio
      return ConfidenceInterval(
        lower: BetaDistribution(a: adjusted * p, b: adjusted * (1 - p) + 1)
          .quantile((1 - level) / 2),
        upper: BetaDistribution(a: adjusted * p + 1, b: adjusted * (1 - p))
          .quantile(1 - (1 - level) / 2), level: level)
    case .wilson:
      return SampleShare.wilson(share: p, effective: effective, quantile: t, level: level)
    }
  }
}
