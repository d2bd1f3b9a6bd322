/// The number of marked ones in a draw without replacement.
///
/// Probabilities come from the ratio of neighbouring terms, summed outwards from the mode and
/// divided by their sum, so that no factorial is needed. Source: N. L. Johnson, A. W. Kemp and
/// S. Kotz, Univariate Discrete Distributions, 3rd ed. 2005, section 6.2.
public struct Hypergeometric: Hashable, Sendable {
  /// How many there are in all.
  public let population: Int
  /// How many of them are marked.
  public let marked: Int
  /// How many are drawn.
  public let drawn: Int

  /// A draw.
  ///
  /// - Parameters:
  ///   - population: how many there are in all.
  ///   - marked: how many of them are marked, 0 to `population`.
  ///   - drawn: how many are drawn, 0 to `population`.
  public init(population: Int, marked: Int, drawn: Int) {
    precondition((0...population).contains(marked) && (0...population).contains(drawn))
    self.population = population
    self.marked = marked
    self.drawn = drawn
  }

  /// The numbers of marked ones that can be drawn.
  public var support: ClosedRange<Int> {
    max(0, drawn + marked - population)...min(drawn, marked)
  }

  /// The probability of at least this many.
  ///
  /// - Parameter least: the smallest number counted.
  /// - Returns: 0 to 1.
  public func upperTail(from least: Int) -> Double {
    if least <= support.lowerBound { return 1 }
    if least > support.upperBound { return 0 }
    return probability { $0 >= least }
  }

  /// The probability of at most this many.
  ///
  /// - Parameter most: the largest number counted.
  /// - Returns: 0 to 1.
  public func lowerTail(to most: Int) -> Double {
    if most >= support.upperBound { return 1 }
    if most < support.lowerBound { return 0 }
    return probability { $0 <= most }
  }

  /// The probability of exactly this many.
  ///
  /// - Parameter number: the number drawn.
  /// - Returns: 0 to 1.
  public func probability(of number: Int) -> Double {
    support.contains(number) ? probability { $0 == number } : 0
  }

  private func probability(where counts: (Int) -> Bool) -> Double {
    let range = support
    let mode = min(
      max((drawn + 1) * (marked + 1) / (population + 2), range.lowerBound), range.upperBound)
    var total = 1.0
    var part = counts(mode) ? 1.0 : 0.0
    var term = 1.0
    var number = mode
    let rest = population - marked - drawn
    while number < range.upperBound, term > 1e-19 {
      term *=
        Double((marked - number) * (drawn - number)) / Double((number + 1) * (rest + number + 1))
      number += 1
      total += term
      if counts(number) { part += term }
    }
    term = 1
    number = mode
    while number > range.lowerBound, term > 1e-19 {
      term *=
        Double(number * (rest + number))
        / Double((marked - number + 1) * (drawn - number + 1))
      number -= 1
      total += term
      if counts(number) { part += term }
    }
    return part / total
  }
}
