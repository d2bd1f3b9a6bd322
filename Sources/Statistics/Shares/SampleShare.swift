/// A share among those who answered, drawn without replacement from a population of known size.
public struct SampleShare: Hashable, Sendable {
  /// How many of those who answered have the property.
  public let yes: Int
  /// How many answered.
  public let answered: Int
  /// How many there are in all.
  public let population: Int

  /// A share of a sample.
  ///
  /// - Parameters:
  ///   - yes: how many have the property, 0 to `answered`.
  ///   - answered: how many answered, 0 to `population`.
  ///   - population: how many there are in all.
  public init(yes: Int, answered: Int, population: Int) {
    precondition(
      0 <= yes && yes <= answered && answered <= population, "0 <= yes <= answered <= population")
    self.yes = yes
    self.answered = answered
    self.population = population
  }

  /// The share, 0 to 1; nil where nobody answered.
  public var share: Double? {
    answered > 0 ? Double(yes) / Double(answered) : nil
  }

  /// The exact interval for the number in the population that have the property.
  ///
  /// The equal-tailed inversion of the two one-sided hypergeometric tests over the totals that the
  /// answers leave open, `yes` to `population − (answered − yes)`; conservative, so that it covers
  /// with at least the level. Source: J. P. Buonaccorsi, "A note on confidence intervals for
  /// proportions in finite populations", The American Statistician 41 (1987) 215–218.
  ///
  /// - Parameter level: the level of confidence, between 0 and 1.
  /// - Returns: the smallest and largest total; nil where nobody or everybody answered.
  public func exactTotals(level: Double = 0.95) -> ClosedRange<Int>? {
    guard answered > 0, answered < population else { return nil }
    // A tail that equals half the error but for rounding counts as rejected.
    let limit = (1 - level) / 2 * (1 + 1e-12)
    let lowest = yes
    let highest = population - (answered - yes)
    let expected = Double(yes) / Double(answered) * Double(population)
    let middle = min(max(Int(expected.rounded()), lowest), highest)
    let lower = SampleShare.first(
      in: lowest...highest, near: middle, step: guess
    ) { total in
      Hypergeometric(population: population, marked: total, drawn: answered)
        .upperTail(from: yes) > limit
    }
    let upper = SampleShare.first(
      in: -highest ... -lowest, near: -middle, step: guess
    ) { negative in
      Hypergeometric(population: population, marked: -negative, drawn: answered)
        .lowerTail(to: yes) > limit
    }
    return min(lower, -upper)...max(lower, -upper)
  }

  /// The exact interval for the share in the population: ``exactTotals(level:)`` as shares.
  ///
  /// - Parameter level: the level of confidence, between 0 and 1.
  /// - Returns: the interval, 0 to 1; nil where nobody or everybody answered.
  public func exactInterval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let totals = exactTotals(level: level) else { return nil }
    return ConfidenceInterval(
      lower: Double(totals.lowerBound) / Double(population),
      upper: Double(totals.upperBound) / Double(population), level: level)
  }

  /// Wilson's score interval on the effective sample size `n (N − 1) / (N − n)`.
  ///
  /// Clipped to the shares that the answers leave open. Source: E. B. Wilson, "Probable inference,
  /// the law of succession, and statistical inference", JASA 22 (1927) 209–212; the effective size
  /// is the ratio of the variance with replacement to that without (Cochran, Sampling Techniques,
  /// 3rd ed. 1977, section 3.2).
  ///
  /// - Parameter level: the level of confidence, between 0 and 1.
  /// - Returns: the interval, 0 to 1; nil where nobody or everybody answered.
  public func wilsonInterval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let share, answered < population else { return nil }
    let effective =
      Double(answered) * Double(population - 1) / Double(population - answered)
    let z = NormalDistribution.quantile(1 - (1 - level) / 2)
    return clipped(
      SampleShare.wilson(share: share, effective: effective, quantile: z, level: level),
      around: share)
  }

  /// Wilson's score interval of a share on an effective number of answers.
  ///
  /// Source: E. B. Wilson, JASA 22 (1927) 209–212; with the effective number of a design and Student's
  /// t: N. Dean and M. Pagano, "Evaluating confidence interval methods for binomial proportions in
  /// clustered surveys", Journal of Survey Statistics and Methodology 3 (2015) 484–503.
  ///
  /// - Parameters:
  ///   - share: 0 to 1.
  ///   - effective: how many answers of a simple random sample would be as sure, above 0.
  ///   - quantile: of the normal distribution or Student's t, at the level.
  ///   - level: the level of confidence that the quantile belongs to.
  /// - Returns: the interval within 0 to 1.
  public static func wilson(
    share: Double, effective: Double, quantile z: Double, level: Double
  ) -> ConfidenceInterval {
    let square = z * z / effective
    let centre = (share + square / 2) / (1 + square)
    let half = (square * (share * (1 - share) + square / 4)).squareRoot() / (1 + square)
    return ConfidenceInterval(lower: centre - half, upper: centre + half, level: level)
  }

  /// An interval within the shares that the answers leave open: those who said yes are some of the
  /// population, and those who said no are not of them.
  ///
  /// - Parameters:
  ///   - interval: the interval, of shares.
  ///   - share: the estimate, which stays inside it.
  /// - Returns: the part of the interval that is possible.
  public func clipped(_ interval: ConfidenceInterval, around share: Double) -> ConfidenceInterval {
    let least = Double(yes) / Double(population)
    let most = Double(population - (answered - yes)) / Double(population)
    return ConfidenceInterval(
      lower: min(max(interval.lower, least), share), upper: max(min(interval.upper, most), share),
      level: interval.level)
  }

  /// A step for the search: about two standard errors of the total.
  private var guess: Int {
    let p = (Double(yes) + 0.5) / (Double(answered) + 1)
    let error =
      (p * (1 - p) / Double(answered) * Double(population - answered) / Double(population))
      .squareRoot()
    return max(1, Int(2 * error * Double(population)))
  }

  /// The first number at which a test that turns from false to true does so; the last where never.
  private static func first(
    in range: ClosedRange<Int>, near start: Int, step: Int, holds: (Int) -> Bool
  ) -> Int {
    var low = range.lowerBound - 1
    var high = range.upperBound
    // Step down from the middle until the test fails, so that few totals are tried.
    var probe = start
    var stride = step
    while probe > low {
      if holds(probe) {
        high = probe
        probe = max(probe - stride, range.lowerBound)
        stride *= 2
        if probe == high { break }
      } else {
        low = probe
        break
      }
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
