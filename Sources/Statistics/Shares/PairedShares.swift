/// Two shares among the same units, and how far the first lies above the second.
public struct PairedShares: Hashable, Sendable {
  /// The difference with its standard error.
  public let difference: Estimate
  /// The share of units that have the first property only.
  public let onlyFirst: Double
  /// The share of units that have the second property only.
  public let onlySecond: Double
  /// How many units there are.
  public let answered: Int

  /// Two shares of a sample.
  ///
  /// - Parameters:
  ///   - first: 1 where a row has the first property, else 0.
  ///   - second: 1 where a row has the second property, else 0.
  ///   - design: how the sample was drawn; rows outside its domain are not read.
  /// - Returns: nil where the domain is empty.
  public init?(_ first: [Double], _ second: [Double], in design: SampleDesign) {
    let gain = zip(first, second).map { $0 > $1 ? 1.0 : 0 }
    let loss = zip(first, second).map { $0 < $1 ? 1.0 : 0 }
    guard let parts = design.means([gain, loss]) else { return nil }
    difference = parts.combined([[1, -1]])[0]
    onlyFirst = parts.values[0]
    onlySecond = parts.values[1]
    answered = design.active
  }

  /// The adjusted interval of Bonett and Price on the effective number of answers.
  ///
  /// One unit is added to each of the two kinds that tell the shares apart, so that a sample in which
  /// there are none still leaves doubt. The effective number is that of a simple random sample with
  /// replacement of the same variance. Source: D. G. Bonett and R. M. Price, "Adjusted Wald confidence
  /// interval for a difference of binomial proportions based on paired data", Journal of Educational
  /// and Behavioral Statistics 37 (2012) 479–488.
  ///
  /// - Parameters:
  ///   - population: how many units there are in all.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: the interval of the difference, within −1 to 1; nil where everybody answered.
  public func interval(population: Int, level: Double = 0.95) -> ConfidenceInterval? {
    guard answered < population, answered > 0 else { return nil }
    let spread = onlyFirst + onlySecond - difference.value * difference.value
    let variance = difference.standardError * difference.standardError
    let simple =
      Double(answered) * Double(population - 1) / Double(population - answered)
    let effective = variance > 0 && spread > 0 ? spread / variance : simple
    let freedom = difference.degreesOfFreedom
    let quantile =
      freedom > 0
      ? StudentT(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2)
      : NormalDistribution.quantile(1 - (1 - level) / 2)
    let first = (effective * onlyFirst + 1) / (effective + 2)
    let second = (effective * onlySecond + 1) / (effective + 2)
    let centre = first - second
    let half =
      quantile * ((first + second - centre * centre) / (effective + 2)).squareRoot()
    return ConfidenceInterval(
      lower: max(-1, min(centre - half, difference.value)),
      upper: min(1, max(centre + half, difference.value)), level: level)
  }
}
