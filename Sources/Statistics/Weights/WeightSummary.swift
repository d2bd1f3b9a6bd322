/// How uneven weights are.
public struct WeightSummary: Hashable, Sendable {
  /// How many rows weigh something.
  public let count: Int
  /// The sum of the weights.
  public let sum: Double
  /// The smallest weight.
  public let smallest: Double
  /// The median weight.
  public let median: Double
  /// The largest weight.
  public let largest: Double
  /// The standard deviation, with `count − 1` below the line, over the mean; 0 for one row.
  public let variation: Double
  /// Kish's design effect of weighting: `n Σw² / (Σw)²`, 1 where all weigh the same.
  ///
  /// Source: L. Kish, Survey Sampling, 1965, section 11.7.
  public let designEffect: Double

  /// How many rows of equal weight would estimate a mean as well: `(Σw)² / Σw²`.
  public var effectiveSize: Double { Double(count) / designEffect }

  /// How many times the median the largest weight is.
  public var ratio: Double { largest / median }

  /// A summary of weights; rows that weigh 0 do not count.
  ///
  /// - Parameter weights: the weights.
  /// - Returns: nil where no row weighs anything.
  public init?(_ weights: [Double]) {
    let counted = weights.filter { $0 != 0 }.sorted()
    guard let first = counted.first, let last = counted.last,
      let median = Quantile.value(0.5, of: counted)
    else { return nil }
    count = counted.count
    sum = counted.reduce(0, +)
    smallest = first
    largest = last
    self.median = median
    let mean = sum / Double(count)
    let squares = counted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    variation = count > 1 ? (squares / Double(count - 1)).squareRoot() / mean : 0
    designEffect = Double(count) * counted.reduce(0) { $0 + $1 * $1 } / (sum * sum)
  }
}

extension SampleDesign {
  /// How uneven the weights are; nil where the domain is empty.
  public var weightSummary: WeightSummary? { WeightSummary(weights) }
}
