/// Iterative proportional fitting of the weights of cells to margins, with a largest weight if asked.
///
/// Source: W. E. Deming and F. F. Stephan, "On a least squares adjustment of a sampled frequency table
/// when the expected marginal totals are known", Ann. Math. Statist. 11 (1940) 427–444. With a largest
/// weight it solves case 7 of J.-C. Deville and C.-E. Särndal, "Calibration estimators in survey
/// sampling", JASA 87 (1992) 376–382: the raked weight, but no more than the cap.
struct Raking {
  /// For each margin the category of each cell.
  let categories: [[Int32]]
  /// For each margin the total of each category.
  let totals: [[Double]]
  /// The largest weight of each cell.
  let caps: [Double]
  /// What the cells would weigh without the cap.
  private var free: [Double]

  /// What the cells weigh.
  var weights: [Double] { zip(free, caps).map { min($0, $1) } }

  init(
    categories: [[Int32]], weights: [Double], totals: [[Double]], caps: [Double]? = nil
  ) {
    self.categories = categories
    self.totals = totals
    self.caps = caps ?? weights.map { _ in .infinity }
    free = weights
  }

  /// Fits the margins in turn until all are met, or a hundred sweeps bring next to nothing.
  ///
  /// - Parameters:
  ///   - tolerance: the largest relative distance from a total.
  ///   - iterations: how often all margins are fitted at most.
  /// - Returns: how close the margins are.
  mutating func run(tolerance: Double, iterations: Int) -> WeightingReport {
    var worst = largestMiss()
    var done = 0
    var earlier = Double.infinity
    while worst.miss > tolerance, done < iterations {
      if done.isMultiple(of: 100) {
        if worst.miss > 0.99 * earlier { break }
        earlier = worst.miss
      }
      for margin in categories.indices { fit(margin) }
      worst = largestMiss()
      done += 1
    }
    return WeightingReport(
      converged: worst.miss <= tolerance, iterations: done, largestMiss: worst.miss,
      worst: worst.place)
  }

  /// Multiplies the cells of each category so that they reach its total.
  ///
  /// With the cap the sum is a concave function of the factor, and this is a step of Newton's method:
  /// exact where no more and no fewer cells are at the cap afterwards.
  private mutating func fit(_ margin: Int) {
    let (open, capped) = sums(of: margin)
    let factors = totals[margin].indices.map { category in
      let total = totals[margin][category]
      return total > capped[category] && open[category] > 0
        ? (total - capped[category]) / open[category]
        : total / (open[category] + capped[category])
    }
    let codes = categories[margin]
    for cell in free.indices {
      // A total that is out of reach would let its cells grow without end.
      free[cell] = min(free[cell] * factors[Int(codes[cell])], 1e6 * caps[cell])
    }
  }

  /// For each category the weight of the cells below the cap and of those at it.
  private func sums(of margin: Int) -> (open: [Double], capped: [Double]) {
    var open = [Double](repeating: 0, count: totals[margin].count)
    var capped = open
    let codes = categories[margin]
    for cell in free.indices {
      if free[cell] < caps[cell] {
        open[Int(codes[cell])] += free[cell]
      } else {
        capped[Int(codes[cell])] += caps[cell]
      }
    }
    return (open, capped)
  }

  private func largestMiss() -> (miss: Double, place: WeightingConstraint) {
    var worst = (miss: 0.0, place: WeightingConstraint(target: 0, category: 0))
    for margin in categories.indices {
      let (open, capped) = sums(of: margin)
      for (category, total) in totals[margin].enumerated() where total > 0 {
        let miss = (open[category] + capped[category] - total).magnitude / total
        if miss > worst.miss {
          worst = (miss, WeightingConstraint(target: margin, category: category))
        }
      }
    }
    return worst
  }
}
