extension SampleDesign {
  /// Totals of the population: `Σ wᵢ xᵢ`.
  ///
  /// - Parameter columns: the numbers of each variable; outside the domain they are not read.
  /// - Returns: a total for each variable.
  public func totals(_ columns: [[Double]]) -> Estimates {
    let influences = columns.map { weighted($0, around: 0, scale: 1) }
    return Estimates(
      values: influences.map { $0.reduce(0, +) }, covariance: covariance(of: influences),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// Means of the population: `Σ wᵢ xᵢ / Σ wᵢ`, linearised.
  ///
  /// - Parameter columns: the numbers of each variable; outside the domain they are not read.
  /// - Returns: a mean for each variable; nil where the domain is empty.
  public func means(_ columns: [[Double]]) -> Estimates? {
    let size = total
    guard size > 0 else { return nil }
    let values = columns.map { weighted($0, around: 0, scale: 1).reduce(0, +) / size }
    let influences = zip(columns, values).map { weighted($0, around: $1, scale: 1 / size) }
    return Estimates(
      values: values, covariance: covariance(of: influences), degreesOfFreedom: degreesOfFreedom)
  }

  /// `wᵢ (xᵢ − centre) scale`, and 0 outside the domain, whatever stands there.
  func weighted(_ column: [Double], around centre: Double, scale: Double) -> [Double] {
    precondition(column.count == count, "a number for each row")
    return column.indices.map { row in
      weights[row] == 0 ? 0 : weights[row] * (column[row] - centre) * scale
    }
  }
}
