/// The search for weights that reproduce totals and are as near the old ones as can be.
///
/// New weights are `dᵢ F(qᵢ′λ)`, where the columns q span the calibration variables and are orthonormal
/// under the old weights d, so that the first step of Newton's method needs no inverse. Source: J.-C.
/// Deville and C.-E. Särndal, JASA 87 (1992) 376–382, section 2; the columns by G. H. Golub and C. F.
/// Van Loan, Matrix Computations, 4th ed. 2013, section 5.2.8, orthogonalised twice.
struct Calibration {
  /// The orthonormal columns; fewer than the parts where some depend on others.
  private(set) var basis: [[Double]] = []
  /// The ratio of new to old weight of each row.
  private(set) var ratios: [Double]
  private var goals: [Double] = []
  private let parts: [CalibrationTarget.Part]
  private let before: [Double]
  private let distance: CalibrationDistance
  private let bounds: ClosedRange<Double>

  init(
    _ parts: [CalibrationTarget.Part], before: [Double], distance: CalibrationDistance,
    bounds: ClosedRange<Double>
  ) {
    self.parts = parts
    self.before = before
    self.distance = distance
    self.bounds = bounds
    ratios = [Double](repeating: 1, count: before.count)
    for part in parts { span(part) }
  }

  /// Adds the direction of a column that the columns before it do not span.
  private mutating func span(_ part: CalibrationTarget.Part) {
    var direction = part.column
    var goal = part.total
    let length = sum(direction, direction)
    for _ in 0..<2 {
      for (old, reached) in zip(basis, goals) {
        let share = sum(direction, old)
        for row in direction.indices { direction[row] -= share * old[row] }
        goal -= share * reached
      }
    }
    let rest = sum(direction, direction)
    guard rest > 1e-18 * length else { return }
    let scale = 1 / rest.squareRoot()
    for row in direction.indices { direction[row] *= scale }
    basis.append(direction)
    goals.append(goal * scale)
  }

  private func sum(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for row in first.indices { sum += before[row] * first[row] * second[row] }
    return sum
  }

  /// Steps by Newton's method, halved where they lead away, until all totals are met.
  ///
  /// - Parameters:
  ///   - tolerance: the largest relative distance from a total.
  ///   - iterations: the largest number of steps.
  /// - Returns: how close the totals are.
  mutating func run(tolerance: Double, iterations: Int) -> WeightingReport {
    var multipliers = [Double](repeating: 0, count: basis.count)
    var place = position(multipliers)
    var worst = largestMiss()
    var done = 0
    while !(worst.miss <= tolerance), done < iterations {
      guard let slope = Cholesky(slopes(place.slopes)) else { break }
      let step = slope.solve(place.missing)
      guard let next = shortened(step, from: multipliers, place) else { break }
      (multipliers, place) = next
      worst = largestMiss()
      done += 1
    }
    return WeightingReport(
      converged: worst.miss <= tolerance, iterations: done, largestMiss: worst.miss,
      worst: worst.place)
  }

  private typealias Position = (missing: [Double], slopes: [Double])

  /// The first of the step, its half, its quarter … that comes nearer to the goals.
  private mutating func shortened(
    _ step: [Double], from multipliers: [Double], _ place: Position
  ) -> (multipliers: [Double], place: Position)? {
    let old = ratios
    let distance = place.missing.reduce(0) { $0 + $1 * $1 }
    var part = 1.0
    while part > 1e-9 {
      let next = zip(multipliers, step).map { $0 + part * $1 }
      let there = position(next)
      if there.missing.reduce(0, { $0 + $1 * $1 }) < distance { return (next, there) }
      part /= 2
    }
    ratios = old
    return nil
  }

  /// Sets the ratios that belong to multipliers.
  ///
  /// - Returns: what is missing of each goal, and the slope of each row's weight.
  private mutating func position(_ multipliers: [Double]) -> Position {
    var sums = [Double](repeating: 0, count: before.count)
    for (multiplier, direction) in zip(multipliers, basis) where multiplier != 0 {
      for row in sums.indices { sums[row] += multiplier * direction[row] }
    }
    for row in sums.indices {
      let (value, slope) = distance.ratio(sums[row], within: bounds)
      ratios[row] = value
      sums[row] = before[row] * slope
    }
    let missing = zip(goals, basis).map { goal, direction in
      var reached = 0.0
      for row in direction.indices { reached += before[row] * ratios[row] * direction[row] }
      return goal - reached
    }
    return (missing, sums)
  }

  private func slopes(_ weights: [Double]) -> Matrix {
    var matrix = Matrix(rows: basis.count, columns: basis.count)
    for first in basis.indices {
      for second in 0...first {
        var sum = 0.0
        for row in weights.indices { sum += weights[row] * basis[first][row] * basis[second][row] }
        matrix[first, second] = sum
        matrix[second, first] = sum
      }
    }
    return matrix
  }

  /// The total farthest off, relative to the total or to the sum of its parts without sign.
  private func largestMiss() -> (miss: Double, place: WeightingConstraint) {
    var worst = (miss: 0.0, place: parts.first?.place ?? WeightingConstraint(target: 0))
    for part in parts {
      var reached = 0.0
      var size = 0.0
      for row in before.indices {
        let value = before[row] * ratios[row] * part.column[row]
        reached += value
        size += value.magnitude
      }
      let off = (reached - part.total).magnitude
      let miss = off == 0 ? 0 : off / max(part.total.magnitude, size)
      if !(miss <= worst.miss) { worst = (miss, part.place) }
    }
    return worst
  }
}
