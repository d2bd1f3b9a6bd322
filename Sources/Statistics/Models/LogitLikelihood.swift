/// The weighted likelihood of a logit model on columns at right angles, with or without the penalty
/// that keeps its maximum finite.
///
/// Sources: P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, section 4.4; the
/// penalty is half the logarithm of the information's determinant: D. Firth, "Bias reduction of
/// maximum likelihood estimates", Biometrika 80 (1993) 27–38, section 3.1.
struct LogitLikelihood: Sendable {
  /// The columns at right angles.
  let directions: [[Double]]
  /// What each row weighs.
  let weights: [Double]
  /// The outcome of each row, 0 to 1.
  let outcome: [Double]
  /// Whether the penalty is added.
  let penalised: Bool

  /// The likelihood at some coefficients.
  struct Point: Sendable {
    /// The coefficients of the directions.
    var parts: [Double]
    /// The logit of each row.
    var predictor: [Double]
    /// The fitted share of each row.
    var fitted: [Double]
    /// `Σ wᵢ μᵢ (1 − μᵢ) qᵢ qᵢ′`.
    var information: Matrix
    /// The triangle of the information; nil where it is singular.
    var root: Cholesky?
    /// The logarithm of the likelihood, with the penalty where there is one.
    var objective: Double
  }

  /// How a search for the maximum ended.
  enum Outcome: Sendable {
    /// At the maximum.
    case converged(Point)
    /// The likelihood rises for ever: along the direction given.
    case separated(direction: [Double])
  }

  /// The likelihood at some coefficients of the directions.
  func point(_ parts: [Double]) -> Point {
    var predictor = [Double](repeating: 0, count: outcome.count)
    for (direction, part) in zip(directions, parts) where part != 0 {
      for row in predictor.indices { predictor[row] += part * direction[row] }
    }
    var fitted = predictor
    var curvature = predictor
    var objective = 0.0
    for row in predictor.indices {
      let eta = predictor[row]
      let small = Elementary.exp(-eta.magnitude)
      fitted[row] = eta >= 0 ? 1 / (1 + small) : small / (1 + small)
      curvature[row] = weights[row] * small / ((1 + small) * (1 + small))
      objective +=
        weights[row] * (outcome[row] * eta - max(eta, 0) - Elementary.log1p(small))
    }
    let information = sums(curvature)
    let root = Cholesky(information)
    if penalised { objective += (root?.logDeterminant ?? -Double.infinity) / 2 }
    return Point(
      parts: parts, predictor: predictor, fitted: fitted, information: information, root: root,
      objective: objective)
  }

  /// `Σ ωᵢ qᵢ qᵢ′`.
  func sums(_ scale: [Double]) -> Matrix {
    var result = Matrix(rows: directions.count, columns: directions.count)
    for (first, left) in directions.enumerated() {
      let scaled = zip(scale, left).map { $0 * $1 }
      for (second, right) in directions[...first].enumerated() {
        var sum = 0.0
        for row in scaled.indices { sum += scaled[row] * right[row] }
        result[first, second] = sum
        result[second, first] = sum
      }
    }
    return result
  }

  /// `wᵢ μᵢ (1 − μᵢ) qᵢ′ I⁻¹ qᵢ`: how much each row holds its own fitted value.
  func leverages(_ point: Point) -> [Double] {
    guard let inverse = point.root?.inverse else {
      return [Double](repeating: 0, count: outcome.count)
    }
    return outcome.indices.map { row in
      var sum = 0.0
      for first in directions.indices {
        var inner = 0.0
        for second in directions.indices {
          inner += inverse[first, second] * directions[second][row]
        }
        sum += directions[first][row] * inner
      }
      return weights[row] * point.fitted[row] * (1 - point.fitted[row]) * sum
    }
  }

  /// What each row adds to the score: `wᵢ (yᵢ − μᵢ)`, and `hᵢ (½ − μᵢ)` by the penalty.
  func residuals(_ point: Point) -> [Double] {
    pull(point, held: penalised ? leverages(point) : nil)
  }

  private func pull(_ point: Point, held: [Double]?) -> [Double] {
    outcome.indices.map { row in
      weights[row] * (outcome[row] - point.fitted[row])
        + (held.map { $0[row] * (0.5 - point.fitted[row]) } ?? 0)
    }
  }

  /// The maximum, by Newton's steps that are halved until the likelihood rises.
  ///
  /// The penalty counts as `hᵢ` more answers of each row, half of them yes (G. Heinze and M. Schemper,
  /// Statistics in Medicine 21 (2002) 2409–2419, section 2.2), and so does its curvature. A likelihood
  /// without a maximum shows in steps that do not grow small (A. Albert and J. A.
  /// Anderson, "On the existence of maximum likelihood estimates in logistic regression models",
  /// Biometrika 71 (1984) 1–10).
  ///
  /// - Parameters:
  ///   - start: where to begin; at 0 where nil.
  ///   - free: how many of the first coefficients may change; all where nil.
  /// - Returns: the maximum, or why there is none.
  func maximum(from start: [Double]? = nil, free: Int? = nil) -> Outcome {
    let free = free ?? directions.count
    var point = point(start ?? [Double](repeating: 0, count: directions.count))
    var step = [Double](repeating: 0, count: directions.count)
    var size = Double.infinity
    for _ in 0..<(penalised ? 500 : 60) {
      let held = penalised ? leverages(point) : nil
      let curvature = held.map { self.curvature(point, held: $0) } ?? point.information
      guard let root = Cholesky(curvature.part(Array(0..<free))) else { break }
      let pull = pull(point, held: held)
      let score = directions[..<free].map { direction in
        zip(direction, pull).reduce(0) { $0 + $1.0 * $1.1 }
      }
      step = root.solve(score) + [Double](repeating: 0, count: directions.count - free)
      let moved = change(of: step)
      // A far step is cut, so that no row's share is driven to 0 or 1 at once.
      let scale = penalised ? min(1, 5 / max(moved, 5)) : 1
      guard let next = better(than: point, along: step, from: scale) else { break }
      size = moved / (1 + largest(next.predictor))
      point = next
      if size < 1e-11 { return .converged(point) }
    }
    // Rounding can stop the search just before the last figures.
    return size < 1e-6 ? .converged(point) : .separated(direction: step)
  }

  private func curvature(_ point: Point, held: [Double]) -> Matrix {
    sums(
      outcome.indices.map {
        (weights[$0] + held[$0]) * point.fitted[$0] * (1 - point.fitted[$0])
      })
  }

  /// The first point along a step, halved up to thirty times, that is not worse; nil where none is.
  private func better(than point: Point, along step: [Double], from scale: Double) -> Point? {
    var scale = scale
    for _ in 0..<30 {
      let next = self.point(zip(point.parts, step).map { $0 + scale * $1 })
      if next.objective >= point.objective - 1e-12 * point.objective.magnitude { return next }
      scale /= 2
    }
    return nil
  }

  private func change(of step: [Double]) -> Double {
    var moved = [Double](repeating: 0, count: outcome.count)
    for (direction, part) in zip(directions, step) where part != 0 {
      for row in moved.indices { moved[row] += part * direction[row] }
    }
    return largest(moved)
  }

  private func largest(_ values: [Double]) -> Double {
    values.reduce(0) { max($0, $1.magnitude) }
  }
}
