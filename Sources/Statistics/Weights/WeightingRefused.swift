/// What weights are to meet: a total, or one category of a margin.
public struct WeightingConstraint: Hashable, Sendable {
  /// The number of the margin or other target, in the order they were given.
  public let target: Int
  /// The category, where the target is a margin.
  public let category: Int?

  /// A constraint.
  ///
  /// - Parameters:
  ///   - target: the number of the target.
  ///   - category: the category of a margin.
  public init(target: Int, category: Int? = nil) {
    self.target = target
    self.category = category
  }
}

/// How close weights came to what they were to meet.
public struct WeightingReport: Hashable, Sendable {
  /// Whether all is met within the tolerance.
  public let converged: Bool
  /// How many sweeps or steps were taken.
  public let iterations: Int
  /// The largest relative distance of a weighted total from what it is to be.
  public let largestMiss: Double
  /// Where the largest distance is.
  public let worst: WeightingConstraint
}

/// Why weights cannot be made.
public enum WeightingRefused: Error, Hashable, Sendable {
  /// A total is negative or not a number.
  case total(WeightingConstraint)
  /// The population has members in a category of which nobody is in the sample.
  case nobody(WeightingConstraint)
  /// The sample has members of a category that the population does not have.
  case noPopulation(WeightingConstraint)
  /// A row that counts has no category.
  case noCategory(target: Int, row: Int)
  /// A row that counts has no number.
  case noNumber(target: Int, row: Int)
  /// The categories of a margin add up to another population than those of the first.
  case sums(target: Int, sum: Double, first: Double)
  /// Bounds on the change of weights do not hold 1 between them.
  case bounds
  /// A group weighs more than all its rows at the largest weight allowed.
  case cap(group: Int)
  /// The weights are calibrated: trimmed, they would no longer meet the totals.
  case calibrated
  /// The totals cannot be met, or not within the iterations allowed.
  case notConverged(WeightingReport)
}
