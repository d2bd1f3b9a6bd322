import Measures

/// The interval of a difference or ratio of two independent numbers, from their own intervals.
///
/// Source: G. Y. Zou and A. Donner, "Construction of confidence limits about effect measures: a general
/// approach", Statistics in Medicine 27 (2008) 1693–1702 (MOVER): it keeps the lopsided intervals of
/// small numbers as they are. For two shares with Wilson's limits it is Newcombe's method 10.
enum Spread {
  /// A number with its interval.
  struct Estimate {
    let number: Double
    let interval: Interval
  }

  /// The interval of the first less the second; nil where one has none, or their levels differ.
  static func difference(_ first: Estimate?, _ second: Estimate?) -> Interval? {
    guard let first, let second, first.interval.level == second.interval.level else { return nil }
    let ends = difference(
      (first.number, first.interval.lower, first.interval.upper),
      (second.number, second.interval.lower, second.interval.upper))
    return Interval(lower: ends.lower, upper: ends.upper, level: first.interval.level)
  }

  /// The interval of the first over the second, on the scale of logarithms; nil where an end is not
  /// above 0.
  static func ratio(_ first: Estimate?, _ second: Estimate?) -> Interval? {
    guard let first, let second, first.interval.level == second.interval.level,
      first.interval.lower > 0, second.interval.lower > 0
    else { return nil }
    let log = GrowthRate.logarithm
    let ends = difference(
      (log(first.number), log(first.interval.lower), log(first.interval.upper)),
      (log(second.number), log(second.interval.lower), log(second.interval.upper)))
    return Interval(
      lower: GrowthRate.exponential(ends.lower), upper: GrowthRate.exponential(ends.upper),
      level: first.interval.level)
  }

  private typealias Ends = (number: Double, lower: Double, upper: Double)

  private static func difference(
    _ first: Ends, _ second: Ends
  ) -> (lower: Double, upper: Double) {
    let difference = first.number - second.number
    func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return (
      difference - length(first.number - first.lower, second.upper - second.number),
      difference + length(first.upper - first.number, second.number - second.lower)
    )
  }
}
