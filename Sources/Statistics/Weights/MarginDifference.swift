/// How far a weighted sample is from the population in one category of a margin.
public struct MarginDifference: Hashable, Sendable {
  /// The margin and category.
  public let category: WeightingConstraint
  /// The category's share of the population, 0 to 1.
  public let population: Double
  /// Its share of the sum of weights, 0 to 1.
  public let sample: Double

  /// The share in the sample less that in the population; 0.02 is two points too many.
  public var difference: Double { sample - population }

  /// Whether the shares differ by more than a limit.
  ///
  /// - Parameter limit: the largest difference allowed, such as 0.02 for two points.
  /// - Returns: whether it is more, rounding apart.
  public func isOff(by limit: Double) -> Bool { difference.magnitude > limit + 1e-12 }
}

extension SampleDesign {
  /// How far the weighted sample is from margins of the population.
  ///
  /// - Parameter margins: the margins. Rows without a category count in none.
  /// - Returns: a difference for each category of each margin, in their order.
  public func differences(from margins: [Margin]) -> [MarginDifference] {
    let size = total
    return margins.enumerated().flatMap { index, margin in
      precondition(margin.factor.codes.count == count, "a category for each row")
      var sums = [Double](repeating: 0, count: margin.totals.count)
      for row in weights.indices where margin.factor.codes[row] != Factor.missing {
        sums[Int(margin.factor.codes[row])] += weights[row]
      }
      let population = margin.sum
      return sums.indices.map { category in
        MarginDifference(
          category: WeightingConstraint(target: index, category: category),
          population: population > 0 ? margin.totals[category] / population : 0,
          sample: size > 0 ? sums[category] / size : 0)
      }
    }
  }

  /// Weights raked on margins where one of them is off; nil where all are near enough as they are.
  ///
  /// Weights that are near enough are better left alone: each adjustment makes them more uneven.
  ///
  /// - Parameters:
  ///   - margins: the margins; where one category is off, all are raked.
  ///   - limit: the largest difference of shares allowed: 0.02 is two points.
  ///   - cap: the largest weight allowed; none where nil.
  /// - Returns: the raked design, or nil where no category is off.
  /// - Throws: as ``raked(on:cap:tolerance:iterations:)``.
  public func raked(
    on margins: [Margin], ifOffBy limit: Double, cap: WeightCap? = WeightCap(3)
  ) throws(WeightingRefused) -> CalibratedDesign? {
    guard differences(from: margins).contains(where: { $0.isOff(by: limit) }) else { return nil }
    return try raked(on: margins, cap: cap)
  }
}
