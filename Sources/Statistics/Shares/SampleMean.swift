/// A mean of numbers, drawn without replacement from a population of known size.
public struct SampleMean: Hashable, Sendable {
  /// How many numbers there are.
  public let answered: Int
  /// How many there are in all.
  public let population: Int
  /// The mean.
  public let mean: Double
  /// The sample variance, with `answered − 1` below the line; nil for one number.
  public let variance: Double?

  /// The mean of the numbers.
  ///
  /// - Parameters:
  ///   - values: the numbers.
  ///   - population: how many there are in all, at least as many as the numbers.
  /// - Returns: nil where there are no numbers.
  public init?(_ values: [Double], population: Int) {
    precondition(values.count <= population, "a sample is no larger than its population")
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(
      answered: values.count, population: population, mean: mean,
      variance: values.count > 1 ? squares / Double(values.count - 1) : nil)
  }

  /// The mean of values that occur several times, such as the points of a scale.
  ///
  /// - Parameters:
  ///   - values: the points.
  ///   - counts: how often each occurs.
  ///   - population: how many there are in all.
  /// - Returns: nil where nothing occurs.
  public init?(values: [Double], counts: [Int], population: Int) {
    precondition(values.count == counts.count, "a count for each value")
    let answered = counts.reduce(0, +)
    precondition(answered <= population, "a sample is no larger than its population")
    guard answered > 0 else { return nil }
    let mean = zip(values, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(answered)
    let squares = zip(values, counts).reduce(0) {
      $0 + ($1.0 - mean) * ($1.0 - mean) * Double($1.1)
    }
    self.init(
      answered: answered, population: population, mean: mean,
      variance: answered > 1 ? squares / Double(answered - 1) : nil)
  }

  private init(answered: Int, population: Int, mean: Double, variance: Double?) {
    self.answered = answered
    self.population = population
    self.mean = mean
    self.variance = variance
  }

  /// The standard error with finite population correction, `√((1 − n/N) s²/n)`.
  ///
  /// Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, formula 2.20. Nil for one number of
  /// several; 0 where all are counted.
  public var standardError: Double? {
    if answered == population { return 0 }
    guard let variance else { return nil }
    let missing = 1 - Double(answered) / Double(population)
    return (missing * variance / Double(answered)).squareRoot()
  }

  /// The interval by Student's t on `answered − 1` degrees of freedom.
  ///
  /// Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 2.8.
  ///
  /// - Parameter level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where all are counted or only one answered.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard answered < population, answered > 1 else { return nil }
    let t = StudentT(degreesOfFreedom: Double(answered - 1)).quantile(1 - (1 - level) / 2)
    return interval(t: t, level: level)
  }

  /// The interval for a quantile of Student's t that is known already.
  ///
  /// - Parameters:
  ///   - t: the quantile on `answered − 1` degrees of freedom that belongs to the level.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where all are counted or only one answered.
  public func interval(t: Double, level: Double) -> ConfidenceInterval? {
    guard answered < population, let error = standardError else { return nil }
    return ConfidenceInterval(lower: mean - t * error, upper: mean + t * error, level: level)
  }
}
