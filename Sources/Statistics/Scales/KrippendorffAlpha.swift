/// How far any number of coders agree beyond chance, where not all need have coded all.
///
/// 1 is full agreement and 0 what chance would give. Krippendorff asks for at least 0.80, and for at
/// least 0.667 where conclusions are tentative.
///
/// Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability", University of Pennsylvania
/// 2011, section E.
public struct KrippendorffAlpha: Hashable, Sendable {
  /// How far apart two categories are.
  public enum Difference: Hashable, Sendable {
    /// Equal or not.
    case nominal
    /// By how many of the values lie between them in order.
    case ordinal
    /// By the square of the distance of their numbers, one for each category.
    case interval([Double])
  }

  /// The coefficient, `1 − observed/expected disagreement`.
  public let alpha: Double
  /// How many units at least two have coded.
  public let units: Int
  /// How many codings those units have.
  public let values: Int
  private let difference: Difference
  private let coincidences: [UnitCoincidences]
  private let categories: Int

  /// The agreement of coders.
  ///
  /// - Parameters:
  ///   - codings: for each coder the category of each unit, in their order; missing where not coded.
  ///   - difference: how far apart two categories are.
  /// - Returns: nil where no unit has two codings, or all of them are the same, so that agreement
  ///   cannot be told from chance.
  public init?(_ codings: [Factor], difference: Difference = .nominal) {
    guard let first = codings.first else { return nil }
    precondition(
      codings.allSatisfy { $0.count == first.count && $0.codes.count == first.codes.count },
      "codings of the same units in the same categories")
    if case .interval(let numbers) = difference {
      precondition(numbers.count == first.count, "a number for each category")
    }
    categories = first.count
    self.difference = difference
    coincidences = first.codes.indices.compactMap { unit in
      UnitCoincidences(codings.map { $0.codes[unit] }.filter { $0 != Factor.missing })
    }
    units = coincidences.count
    values = coincidences.reduce(0) { $0 + $1.values }
    guard
      let alpha = KrippendorffAlpha.alpha(
        of: coincidences.indices, in: coincidences, categories: categories, difference: difference)
    else { return nil }
    self.alpha = alpha
  }

  /// The interval between quantiles of alpha over units drawn again.
  ///
  /// Units are drawn with replacement, with all their codings; draws in which nothing differs have no
  /// alpha and are left out. The same seed gives the same interval. Source: A. Zapf, S. Castell, L.
  /// Morawietz and A. Karch, "Measuring inter-rater reliability for nominal data – which coefficients
  /// and confidence intervals are appropriate?", BMC Medical Research Methodology 16:93 (2016).
  ///
  /// - Parameters:
  ///   - level: the level of confidence, between 0 and 1.
  ///   - draws: how often units are drawn.
  ///   - seed: of the generator.
  /// - Returns: the interval; nil where all agree, since drawing again then tells nothing, and where
  ///   no draw has an alpha.
  public func interval(
    level: Double = 0.95, draws: Int = 2000, seed: UInt64 = 1
  ) -> ConfidenceInterval? {
    guard alpha < 1 else { return nil }
    var generator = SplitMix64(seed: seed)
    var drawn: [Double] = []
    drawn.reserveCapacity(draws)
    var sample = [Int](repeating: 0, count: units)
    for _ in 0..<draws {
      for position in sample.indices { sample[position] = generator.index(below: units) }
      let value = KrippendorffAlpha.alpha(
        of: sample, in: coincidences, categories: categories, difference: difference)
      if let value { drawn.append(value) }
    }
    let tail = (1 - level) / 2
    guard let lower = Quantile.value(tail, of: drawn),
      let upper = Quantile.value(1 - tail, of: drawn)
    else { return nil }
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }

  private static func alpha(
    of sample: some Sequence<Int>, in units: [UnitCoincidences], categories: Int,
    difference: Difference
  ) -> Double? {
    var matrix = [Double](repeating: 0, count: categories * categories)
    var margins = [Double](repeating: 0, count: categories)
    for unit in sample {
      for pair in units[unit].pairs {
        matrix[pair.first * categories + pair.second] += pair.share
        margins[pair.first] += pair.share
      }
    }
    let all = margins.reduce(0, +)
    var observed = 0.0
    var expected = 0.0
    for first in 0..<categories where margins[first] > 0 {
      for second in 0..<first where margins[second] > 0 {
        let distance: Double =
          switch difference {
          case .nominal: 1
          case .interval(let numbers):
            (numbers[first] - numbers[second]) * (numbers[first] - numbers[second])
          case .ordinal: ordinal(from: second, to: first, margins: margins)
          }
        observed += matrix[first * categories + second] * distance
        expected += margins[first] * margins[second] * distance
      }
    }
    return expected > 0 ? 1 - (all - 1) * observed / expected : nil
  }

  /// The square of how many values lie from one category to the other, half of each end counted.
  private static func ordinal(from low: Int, to high: Int, margins: [Double]) -> Double {
    let between = margins[low...high].reduce(0, +) - (margins[low] + margins[high]) / 2
    return between * between
  }
}

/// What one unit adds to the coincidences of categories: each ordered pair of its codings, over the
/// codings less 1.
private struct UnitCoincidences: Hashable, Sendable {
  struct Pair: Hashable, Sendable {
    let first: Int
    let second: Int
    var share: Double
  }

  let values: Int
  let pairs: [Pair]

  /// Nil for fewer than two codings, which pair with nothing.
  init?(_ codes: [UInt16]) {
    guard codes.count > 1 else { return nil }
    values = codes.count
    var pairs: [Pair] = []
    for (position, first) in codes.enumerated() {
      for (other, second) in codes.enumerated() where position != other {
        let share = 1 / Double(codes.count - 1)
        let known = pairs.firstIndex { $0.first == Int(first) && $0.second == Int(second) }
        if let known {
          pairs[known].share += share
        } else {
          pairs.append(Pair(first: Int(first), second: Int(second), share: share))
        }
      }
    }
    self.pairs = pairs
  }
}
