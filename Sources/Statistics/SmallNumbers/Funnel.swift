/// The limits within which units of a size are expected to lie around the mean of their group.
///
/// Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in
/// Medicine 24 (2005) 1185–1202; the spread beyond chance: the same, "Handling over-dispersion of
/// performance indicators", Quality and Safety in Health Care 14 (2005) 347–351.
public struct Funnel: Hashable, Sendable {
  /// How units may differ by more than chance before one of them stands out.
  public enum Allowance: String, Hashable, Sendable, CaseIterable {
    /// Not at all: chance alone.
    case chance
    /// All limits are widened by the same factor.
    case multiplicative
    /// A variance between units is added to that of chance.
    case additive
  }

  /// Where a unit lies.
  public enum Verdict: Hashable, Sendable {
    /// Within the limits of 95 per cent: inside expected variation.
    case inside
    /// Outside those of 95 per cent, inside those of 99.8 per cent.
    case outside95(isAbove: Bool)
    /// Outside those of 99.8 per cent.
    case outside998(isAbove: Bool)
  }

  /// What the units' numbers are.
  public let kind: EventRate.Kind
  /// The mean of the group: all events on the sum of all sizes.
  public let centre: Double
  /// How many units it is made of.
  public let count: Int
  /// The mean of the squared, winsorised z-values: 1 is what chance gives.
  public let dispersion: Double
  /// How the limits are widened; `.chance` where the dispersion is no larger than chance may give.
  public let allowance: Allowance
  /// The variance between units that is added; 0 unless the allowance is additive.
  public let betweenVariance: Double

  /// The funnel of a group.
  ///
  /// The limits are widened only where the dispersion exceeds `1 + 2√(2/k)` of k units.
  ///
  /// - Parameters:
  ///   - rates: of all units of the group, of one kind.
  ///   - allowance: how the limits are widened where units differ by more than chance.
  ///   - winsorised: the part of the z-values at each end that is moved to the next, 0 to 0.5.
  /// - Returns: nil for fewer than two units.
  public init?(
    _ rates: [EventRate], allowance: Allowance = .multiplicative, winsorised: Double = 0.1
  ) {
    guard rates.count > 1, let kind = rates.first?.kind else { return nil }
    precondition(rates.allSatisfy { $0.kind == kind }, "rates of one kind")
    let centre = rates.reduce(0) { $0 + $1.events } / rates.reduce(0) { $0 + $1.size }
    self.kind = kind
    self.centre = centre
    count = rates.count
    let errors = rates.map { Funnel.error(kind, centre: centre, size: $0.size) }
    // Nobody or everybody: nothing can vary.
    guard let least = errors.min(), least > 0 else {
      dispersion = 0
      self.allowance = .chance
      betweenVariance = 0
      return
    }
    let scores = zip(rates, errors).map { ($0.value - centre) / $1 }
    let low = Quantile.value(winsorised, of: scores) ?? 0
    let high = Quantile.value(1 - winsorised, of: scores) ?? 0
    let k = Double(rates.count)
    let dispersion =
      scores.reduce(0) { sum, score in
        let kept = min(max(score, low), high)
        return sum + kept * kept
      } / k
    self.dispersion = dispersion
    guard allowance != .chance, dispersion > 1 + 2 * (2 / k).squareRoot() else {
      self.allowance = .chance
      betweenVariance = 0
      return
    }
    self.allowance = allowance
    let weights = errors.map { 1 / ($0 * $0) }
    let sum = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    betweenVariance =
      allowance == .additive ? max(0, (k * dispersion - (k - 1)) / (sum - squares / sum)) : 0
  }

  /// The limits at a size, within what a share or rate can be.
  ///
  /// For chance alone they are those of ``EventRate/interval(level:)`` around the expected number.
  ///
  /// - Parameters:
  ///   - size: how many events are counted on, above 0.
  ///   - level: such as 0.95 or 0.998.
  /// - Returns: the limits.
  public func limits(size: Double, level: Double) -> ConfidenceInterval {
    precondition(size > 0, "a size above 0")
    let expected = EventRate(
      kind, events: min(centre * size, kind == .share ? size : .infinity), size: size)
    if allowance == .chance, let expected { return expected.interval(level: level) }
    let error = Funnel.error(kind, centre: centre, size: size)
    let spread =
      allowance == .additive
      ? (error * error + betweenVariance).squareRoot() : error * dispersion.squareRoot()
    let half = NormalDistribution.quantile((1 + level) / 2) * spread
    return ConfidenceInterval(
      lower: max(0, centre - half), upper: kind == .share ? min(1, centre + half) : centre + half,
      level: level)
  }

  /// Where a unit lies.
  ///
  /// - Parameter rate: the unit's, of the funnel's kind.
  /// - Returns: inside or outside expected variation.
  public func verdict(of rate: EventRate) -> Verdict {
    let value = rate.value
    func isOutside(_ level: Double) -> Bool {
      let limits = limits(size: rate.size, level: level)
      return value < limits.lower || value > limits.upper
    }
    if isOutside(0.998) { return .outside998(isAbove: value > centre) }
    return isOutside(0.95) ? .outside95(isAbove: value > centre) : .inside
  }

  private static func error(_ kind: EventRate.Kind, centre: Double, size: Double) -> Double {
    ((kind == .share ? centre * (1 - centre) : centre) / size).squareRoot()
  }
}
