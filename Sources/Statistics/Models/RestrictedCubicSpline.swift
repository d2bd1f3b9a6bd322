/// A smooth curve that is cubic between its knots and straight outside them.
///
/// Source: F. E. Harrell, Regression Modeling Strategies, 2nd ed. 2015, section 2.4.5, with the
/// knots of table 2.3 and the columns divided by the squared span of the knots.
public struct RestrictedCubicSpline: Hashable, Sendable {
  /// Where the pieces meet, in rising order.
  public let knots: [Double]

  /// A spline with given knots.
  ///
  /// - Parameter knots: at least three, rising.
  /// - Returns: nil where they are fewer or do not rise.
  public init?(knots: [Double]) {
    guard knots.count >= 3, zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return nil
    }
    self.knots = knots
  }

  /// A spline with knots where the numbers lie densest.
  ///
  /// - Parameters:
  ///   - values: the numbers; those that are not finite are left out.
  ///   - count: how many knots: 3, 4 or 5.
  /// - Returns: nil where the numbers have too few values to tell the knots apart.
  public init?(of values: [Double], knots count: Int = 3) {
    let places: [Double]
    switch count {
    case 3: places = [0.10, 0.50, 0.90]
    case 4: places = [0.05, 0.35, 0.65, 0.95]
    case 5: places = [0.05, 0.275, 0.50, 0.725, 0.95]
    default: preconditionFailure("3, 4 or 5 knots")
    }
    let finite = values.filter(\.isFinite)
    self.init(knots: places.compactMap { Quantile.value($0, of: finite) })
  }

  /// The columns of one number: the number itself and one for each inner knot and the first.
  ///
  /// - Parameter x: the number.
  /// - Returns: as many numbers as knots less one.
  public func basis(_ x: Double) -> [Double] {
    func cube(_ knot: Double) -> Double { x > knot ? (x - knot) * (x - knot) * (x - knot) : 0 }
    let last = knots[knots.count - 1]
    let before = knots[knots.count - 2]
    let scale = (last - knots[0]) * (last - knots[0])
    let curved = knots.dropLast(2).map { knot in
      let bend = cube(knot) - cube(before) * (last - knot) / (last - before)
      return (bend + cube(last) * (before - knot) / (last - before)) / scale
    }
    return [x] + curved
  }
}
