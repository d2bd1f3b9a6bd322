/// Rates of small units drawn towards the mean of all, the more the smaller the unit.
///
/// A second mark beside the raw rate, which is kept: it says what the rate of a small unit is likely to
/// be once chance has evened out. Source: R. J. Marshall, "Mapping disease and mortality rates using
/// empirical Bayes estimators", Applied Statistics 40 (1991) 283–294, section 2, the global estimator.
public struct MarshallShrinkage: Hashable, Sendable {
  /// All events on the sum of all sizes.
  public let mean: Double
  /// The variance between units beyond chance; 0 where there is none.
  public let betweenVariance: Double
  /// How much the unit's own rate counts, 0 to 1.
  public let weights: [Double]
  /// The shrunken rates.
  public let values: [Double]

  /// Shrinks the rates of a group.
  ///
  /// - Parameter rates: of all units, of one kind.
  /// - Returns: nil for fewer than two units.
  public init?(_ rates: [EventRate]) {
    guard rates.count > 1, let kind = rates.first?.kind else { return nil }
    precondition(rates.allSatisfy { $0.kind == kind }, "rates of one kind")
    let total = rates.reduce(0) { $0 + $1.size }
    let mean = rates.reduce(0) { $0 + $1.events } / total
    let chance = kind == .share ? mean * (1 - mean) : mean
    let spread =
      rates.reduce(0) { $0 + $1.size * ($1.value - mean) * ($1.value - mean) } / total
    let between = max(0, spread - chance / (total / Double(rates.count)))
    self.mean = mean
    betweenVariance = between
    let weights = rates.map { between > 0 ? between / (between + chance / $0.size) : 0 }
    self.weights = weights
    values = zip(rates, weights).map { $1 * $0.value + (1 - $1) * mean }
  }
}
