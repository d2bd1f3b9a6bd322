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

  /// Steps by Newton's method until all totals are met.
  ///
  /// The multipliers are where a convex function, `Σ dᵢ ∫F − goal′λ`, is least. Where a step does not
  /// lower it, as can happen at bounds, the step is shortened by a larger diagonal.
  ///
  /// - Parameters:
  ///   - tolerance: the largest relative distance from a total.
  ///   - iterations: the largest number of steps.
  /// - Returns: how close the totals are; where they are not met, after the step that came closest.
  mutating func run(tolerance: Double, iterations: Int) -> WeightingReport {
    var place = position([Double](repeating: 0, count: basis.count))
    var best = report(after: 0, tolerance)
    var done = 0
    while !best.converged, done < iterations, let next = step(from: place) {
      place = next
      done += 1
      let report = report(after: done, tolerance)
      if !(report.largestMiss >= best.largestMiss) { best = report }
    }
    return best
  }

  private struct Position {
    let multipliers: [Double]
    /// What is missing of each goal.
    let missing: [Double]
    /// The slope of each row's weight.
    let slopes: [Double]
    /// The function that is to be least.
    let value: Double

    var distance: Double { missing.reduce(0) { $0 + $1 * $1 } }
  }

  /// The next position; nil where no step comes nearer.
  private mutating func step(from place: Position) -> Position? {
    let curvature = curvature(place.slopes)
    for diagonal in [0, 1e-4, 1e-2, 1, 1e2, 1e4, 1e6] {
      guard
        let slope = Cholesky(curvature + diagonal * Matrix.identity(basis.count))
      else { continue }
      let step = slope.solve(place.missing)
      let next = position(zip(place.multipliers, step).map { $0 + $1 })
      let promised = zip(step, place.missing).reduce(0) { $0 + $1.0 * $1.1 }
      // Near the end the function's own rounding hides its decrease, but the distance shows it.
      if next.value <= place.value - 1e-4 * promised || next.distance < place.distance / 4 {
        return next
      }
    }
    return nil
  }

  /// Sets the ratios that belong to multipliers.
  private mutating func position(_ multipliers: [Double]) -> Position {
    var sums = [Double](repeating: 0, count: before.count)
    for (multiplier, direction) in zip(multipliers, basis) where multiplier != 0 {
      for row in sums.indices { sums[row] += multiplier * direction[row] }
    }
    var value = 0.0
    for row in sums.indices where before[row] != 0 {
      let ratio = distance.ratio(sums[row], within: bounds)
      ratios[row] = ratio.value
      sums[row] = before[row] * ratio.slope
      value += before[row] * ratio.integral
    }
    let missing = zip(goals, basis).map { goal, direction in
      var reached = 0.0
      for row in direction.indices { reached += before[row] * ratios[row] * direction[row] }
      return goal - reached
    }
    value -= zip(goals, multipliers).reduce(0) { $0 + $1.0 * $1.1 }
    return Position(
      multipliers: multipliers, missing: missing, slopes: sums, value: value)
  }

  private func curvature(_ weights: [Double]) -> Matrix {
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
  private func report(after steps: Int, _ tolerance: Double) -> WeightingReport {
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
    return WeightingReport(
      converged: worst.miss <= tolerance, iterations: steps, largestMiss: worst.miss,
      worst: worst.place)
  }
}
