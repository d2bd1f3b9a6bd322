/// How many of the population each category of a factor holds.
public struct Margin: Hashable, Sendable {
  /// The category of each row of the sample.
  public let factor: Factor
  /// What the population has in each category.
  public let totals: [Double]

  /// A margin.
  ///
  /// - Parameters:
  ///   - factor: the category of each row.
  ///   - totals: for each category how many of the population are in it.
  public init(_ factor: Factor, totals: [Double]) {
    precondition(totals.count == factor.count, "a total for each category")
    self.factor = factor
    self.totals = totals
  }

  /// What the population has in all categories together.
  public var sum: Double { totals.reduce(0, +) }

  /// Checks that each category of the population is in the sample, and the other way round.
  ///
  /// - Parameters:
  ///   - index: the margin's number, for the error.
  ///   - weights: what each row weighs; rows of 0 do not count.
  func check(_ index: Int, weights: [Double]) throws(WeightingRefused) {
    precondition(factor.codes.count == weights.count, "a category for each row")
    var found = [Bool](repeating: false, count: totals.count)
    for row in weights.indices where weights[row] != 0 {
      let code = factor.codes[row]
      if code == Factor.missing { throw .noCategory(target: index, row: row) }
      found[Int(code)] = true
    }
    for (category, total) in totals.enumerated() {
      let place = WeightingConstraint(target: index, category: category)
      guard total >= 0, total.isFinite else { throw .total(place) }
      if total > 0, !found[category] { throw .nobody(place) }
      if total == 0, found[category] { throw .noPopulation(place) }
    }
  }
}
