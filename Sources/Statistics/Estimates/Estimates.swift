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

  /// The interval of one estimate by Student's t on the design's degrees of freedom.
  ///
  /// - Parameters:
  ///   - index: which estimate.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where there are no degrees of freedom.
  public func interval(of index: Int, level: Double = 0.95) -> ConfidenceInterval? {
    guard degreesOfFreedom > 0 else { return nil }
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(1 - (1 - level) / 2)
    let error = standardErrors[index]
    return ConfidenceInterval(
      lower: values[index] - t * error, upper: values[index] + t * error, level: level)
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
