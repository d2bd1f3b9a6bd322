/// Something known of the population that calibrated weights are to reproduce.
public enum CalibrationTarget: Sendable {
  /// How many the population has.
  case size(Double)
  /// How many it has in each category of a factor.
  case margin(Margin)
  /// The total of a number that each row has.
  case column([Double], total: Double)

  /// A column, its total and what to call it where it is missed.
  struct Part {
    var column: [Double]
    let total: Double
    let place: WeightingConstraint
  }

  /// The columns of targets; rows that weigh 0 are 0 in them.
  ///
  /// - Parameters:
  ///   - targets: the targets.
  ///   - weights: what each row weighs.
  static func parts(
    of targets: [CalibrationTarget], weights: [Double]
  ) throws(WeightingRefused) -> [Part] {
    var parts: [Part] = []
    var size: Double?
    for (index, target) in targets.enumerated() {
      let place = WeightingConstraint(target: index)
      switch target {
      case .size(let total):
        try agree(total, with: &size, index)
        parts.append(Part(column: weights.map { $0 == 0 ? 0 : 1 }, total: total, place: place))
      case .margin(let margin):
        try margin.check(index, weights: weights)
        try agree(margin.sum, with: &size, index)
        for category in margin.totals.indices where margin.totals[category] > 0 {
          var column = margin.factor.indicator(of: category)
          for row in weights.indices where weights[row] == 0 { column[row] = 0 }
          parts.append(
            Part(
              column: column, total: margin.totals[category],
              place: WeightingConstraint(target: index, category: category)))
        }
      case .column(let numbers, let total):
        precondition(numbers.count == weights.count, "a number for each row")
        guard total.isFinite else { throw .total(place) }
        var column = numbers
        for row in weights.indices {
          if weights[row] == 0 {
            column[row] = 0
          } else if !column[row].isFinite {
            throw .noNumber(target: index, row: row)
          }
        }
        parts.append(Part(column: column, total: total, place: place))
      }
    }
    return parts
  }

  private static func agree(
    _ total: Double, with size: inout Double?, _ index: Int
  ) throws(WeightingRefused) {
    guard total > 0, total.isFinite else {
      throw .total(WeightingConstraint(target: index))
    }
    let first = size ?? total
    size = first
    if (total - first).magnitude > 1e-9 * first {
      throw .sums(target: index, sum: total, first: first)
    }
  }
}
