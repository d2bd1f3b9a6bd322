/// What calibration takes away of a row's influence: the part that known totals explain.
public enum InfluenceAdjustment: Sendable {
  /// Post-stratification: residuals from the mean of each group.
  ///
  /// - groups: the group of each row; weights: what the rows weighed before.
  case groups([Int], weights: [Double])
  /// Raking: ten sweeps of residuals from the means of each margin, as R's `survey` does.
  case margins([[Int]], weights: [[Double]])
  /// Calibration: residuals of weighted least squares on the calibration variables.
  ///
  /// The columns are orthonormal once weighted: `Σ wᵢ qᵢⱼ qᵢₖ = 1` where j = k, else 0.
  case regression([[Double]], weights: [Double])

  func apply(to columns: inout [[Double]]) {
    for index in columns.indices {
      switch self {
      case .groups(let groups, let weights):
        InfluenceAdjustment.residuals(of: &columns[index], groups: groups, weights: weights)
      case .margins(let margins, let weights):
        for _ in 0..<10 {
          for (margin, weight) in zip(margins, weights) {
            InfluenceAdjustment.residuals(of: &columns[index], groups: margin, weights: weight)
          }
        }
      case .regression(let basis, let weights):
        for direction in basis {
          var share = 0.0
          for row in direction.indices { share += columns[index][row] * direction[row] }
          for row in direction.indices {
            columns[index][row] -= share * weights[row] * direction[row]
          }
        }
      }
    }
  }

  private static func residuals(of column: inout [Double], groups: [Int], weights: [Double]) {
    let count = (groups.max() ?? -1) + 1
    var sums = [Double](repeating: 0, count: count)
    var rows = [Double](repeating: 0, count: count)
    for row in column.indices {
      rows[groups[row]] += 1
      if weights[row] != 0 { sums[groups[row]] += column[row] / weights[row] }
    }
    for row in column.indices {
      column[row] -= weights[row] * sums[groups[row]] / rows[groups[row]]
    }
  }
}
