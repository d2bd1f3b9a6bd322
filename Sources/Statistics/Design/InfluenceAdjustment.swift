/// What calibration takes away of a row's influence: the part that known totals explain.
///
/// The residuals are those that T. Lumley's `survey` for R takes. Source: J.-C. Deville, C.-E. Särndal
/// and O. Sautory, "Generalized raking procedures in survey sampling", JASA 88 (1993) 1013–1020,
/// section 4.
public enum InfluenceAdjustment: Sendable {
  /// Post-stratification: residuals from the mean of each group, weighted as before it.
  ///
  /// - weights: what the rows weighed before.
  case groups(Factor, weights: [Double])
  /// Raking: ten sweeps of residuals from the unweighted means of each margin.
  ///
  /// - weights: what the rows weigh after it.
  case margins(CrossedCells, weights: [Double])
  /// Calibration: residuals of least squares on the calibration variables, weighted as before it.
  ///
  /// The columns are orthonormal once weighted: `Σ dᵢ qᵢⱼ qᵢₖ = 1` where j = k, else 0.
  ///
  /// - before: what the rows weighed before, `dᵢ`; weights: what they weigh after it.
  case regression([[Double]], before: [Double], weights: [Double])

  func apply(to columns: inout [[Double]]) {
    switch self {
    case .groups(let groups, let weights):
      var sizes = [Double](repeating: 0, count: groups.count)
      for row in weights.indices where weights[row] != 0 {
        sizes[Int(groups.codes[row])] += weights[row]
      }
      for index in columns.indices {
        InfluenceAdjustment.remove(
          groups, sizes: sizes, weights: weights, from: &columns[index])
      }
    case .margins(let cells, let weights):
      let rows = cells.sums(of: [Double](repeating: 1, count: weights.count))
      for index in columns.indices {
        InfluenceAdjustment.remove(cells, rows: rows, weights: weights, from: &columns[index])
      }
    case .regression(let basis, let before, let weights):
      for index in columns.indices {
        InfluenceAdjustment.remove(
          basis, before: before, weights: weights, from: &columns[index])
      }
    }
  }

  /// Takes away of `xᵢ = wᵢeᵢ` the mean of e in its group, weighted as before: `xᵢ − dᵢ Σx/Σd`.
  ///
  /// The new weight w is the old weight d times one number for the group, so w is not needed.
  private static func remove(
    _ groups: Factor, sizes: [Double], weights: [Double], from column: inout [Double]
  ) {
    var sums = [Double](repeating: 0, count: groups.count)
    for row in column.indices where weights[row] != 0 {
      sums[Int(groups.codes[row])] += column[row]
    }
    for row in column.indices where weights[row] != 0 {
      let group = Int(groups.codes[row])
      column[row] -= weights[row] * sums[group] / sizes[group]
    }
  }

  /// The means that the sweeps take away are the same in all rows of a cell, so they are found cell by
  /// cell.
  private static func remove(
    _ cells: CrossedCells, rows: [Double], weights: [Double], from column: inout [Double]
  ) {
    var left = [Double](repeating: 0, count: cells.count)
    for row in column.indices where weights[row] != 0 {
      let cell = cells.cellOfRow[row]
      if cell >= 0 { left[Int(cell)] += column[row] / weights[row] }
    }
    var taken = [Double](repeating: 0, count: cells.count)
    for _ in 0..<10 {
      for (categories, size) in zip(cells.categories, cells.sizes) {
        var means = [Double](repeating: 0, count: size)
        var counts = [Double](repeating: 0, count: size)
        for cell in left.indices {
          means[Int(categories[cell])] += left[cell]
          counts[Int(categories[cell])] += rows[cell]
        }
        for category in means.indices where counts[category] > 0 {
          means[category] /= counts[category]
        }
        for cell in left.indices {
          let mean = means[Int(categories[cell])]
          left[cell] -= rows[cell] * mean
          taken[cell] += mean
        }
      }
    }
    for row in column.indices {
      let cell = cells.cellOfRow[row]
      if cell >= 0 { column[row] -= weights[row] * taken[Int(cell)] }
    }
  }

  private static func remove(
    _ basis: [[Double]], before: [Double], weights: [Double], from column: inout [Double]
  ) {
    for row in column.indices {
      column[row] = weights[row] == 0 ? 0 : column[row] / weights[row]
    }
    for direction in basis {
      var share = 0.0
      for row in column.indices { share += column[row] * before[row] * direction[row] }
      for row in column.indices { column[row] -= share * direction[row] }
    }
    for row in column.indices { column[row] *= weights[row] }
  }
}
