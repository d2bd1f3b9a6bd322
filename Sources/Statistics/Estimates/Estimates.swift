/// Several estimates of one survey, with their covariance.
public struct Estimates: Hashable, Sendable {
  /// The estimates.
  public let values: [Double]
  /// Their covariance matrix.
  public let covariance: Matrix
  /// The degrees of freedom of the design that they come from.
  public let degreesOfFreedom: Double

  /// Estimates.
  ///
  /// - Parameters:
  ///   - values: the estimates.
  ///   - covariance: their covariance matrix.
  ///   - degreesOfFreedom: those of the design.
  public init(values: [Double], covariance: Matrix, degreesOfFreedom: Double) {
    precondition(covariance.rows == values.count && covariance.columns == values.count)
    self.values = values
    self.covariance = covariance
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The standard error of each estimate.
  public var standardErrors: [Double] {
    covariance.diagonal.map { max(0, $0).squareRoot() }
  }

  /// How many estimates there are.
  public var count: Int { values.count }

  /// One of the estimates.
  ///
  /// - Parameter index: which, from 0.
  public subscript(index: Int) -> Estimate {
    Estimate(
      value: values[index],
      standardError: max(0, covariance[index, index]).squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The standard error of each as a part of the estimate; nil where an estimate is 0.
  public var coefficientsOfVariation: [Double?] {
    values.indices.map { self[$0].coefficientOfVariation }
  }

  /// The interval of one estimate by Student's t on the design's degrees of freedom.
  ///
  /// - Parameters:
  ///   - index: which estimate.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where there are no degrees of freedom.
  public func interval(of index: Int, level: Double = 0.95) -> ConfidenceInterval? {
    self[index].interval(level: level)
  }

  /// The interval of every estimate by Student's t on the design's degrees of freedom.
  ///
  /// - Parameter level: the level of confidence, between 0 and 1.
  /// - Returns: the intervals; nil where there are no degrees of freedom.
  public func intervals(level: Double = 0.95) -> [ConfidenceInterval]? {
    guard degreesOfFreedom > 0 else { return nil }
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(1 - (1 - level) / 2)
    return zip(values, standardErrors).map {
      ConfidenceInterval(lower: $0 - t * $1, upper: $0 + t * $1, level: level)
    }
  }

  /// The difference between two of the estimates.
  ///
  /// - Parameters:
  ///   - first: which estimate.
  ///   - second: which estimate is subtracted.
  /// - Returns: the difference.
  public func difference(_ first: Int, _ second: Int) -> Estimate {
    contrast([first: 1, second: -1])
  }

  /// A weighted sum of some of the estimates.
  ///
  /// - Parameter coefficients: the coefficients by the position of the estimate; 0 for the others.
  /// - Returns: the sum.
  public func contrast(_ coefficients: [Int: Double]) -> Estimate {
    // In a fixed order, so that rounding is the same in every run.
    let terms = coefficients.sorted { $0.key < $1.key }
    var value = 0.0
    var variance = 0.0
    for (first, factor) in terms {
      value += factor * values[first]
      for (second, other) in terms {
        variance += factor * other * covariance[first, second]
      }
    }
    return Estimate(
      value: value, standardError: max(0, variance).squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// Weighted sums of the estimates, such as differences.
  ///
  /// - Parameter coefficients: for each sum a coefficient for each estimate.
  /// - Returns: the sums with their covariance.
  public func combined(_ coefficients: [[Double]]) -> Estimates {
    precondition(coefficients.allSatisfy { $0.count == values.count }, "one for each estimate")
    let matrix = Matrix(
      rows: coefficients.count, columns: values.count, values: coefficients.flatMap { $0 })
    return Estimates(
      values: matrix * values, covariance: matrix * covariance * matrix.transposed,
      degreesOfFreedom: degreesOfFreedom)
  }
}
