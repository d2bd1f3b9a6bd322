/// The weighted likelihood of proportional odds, `logit P(Y ≤ k) = ζₖ − x′β`, on columns at right
/// angles.
///
/// It has one maximum (J. W. Pratt, "Concavity of the log likelihood", JASA 76 (1981) 103–106). Source:
/// P. McCullagh, "Regression models for ordinal data", JRSS B 42 (1980) 109–142, section 2.
struct OrdinalLikelihood: Sendable {
  /// The columns at right angles, without the intercept's.
  let directions: [[Double]]
  /// What each row weighs.
  let weights: [Double]
  /// The category of each row, from 0.
  let outcome: [Int]
  /// How many categories there are.
  let categories: Int

  /// The likelihood at some coefficients of the directions, followed by the thresholds.
  struct Point: Sendable {
    var parts: [Double]
    /// The slopes of each row's likelihood, without its weight: in its linear predictor, in the
    /// threshold below its category and in the one above.
    var slopes: [(predictor: Double, below: Double, above: Double)]
    var information: Matrix
    var objective: Double
  }

  /// How a search for the maximum ended.
  enum Outcome: Sendable {
    /// At the maximum.
    case converged(Point, Cholesky)
    /// The likelihood rises for ever along some columns.
    case separated(direction: [Double])
  }

  /// The thresholds without any columns: the logits of the weighted shares.
  private var start: [Double] {
    var below = [Double](repeating: 0, count: categories)
    for (row, category) in outcome.enumerated() { below[category] += weights[row] }
    var sum = 0.0
    let total = below.reduce(0, +)
    return [Double](repeating: 0, count: directions.count)
      + below.dropLast().map { share in
        sum += share
        return Elementary.log(sum / (total - sum))
      }
  }

  /// The likelihood; nil where the thresholds do not rise.
  func point(_ parts: [Double]) -> Point? {
    let width = directions.count
    let thresholds = parts[width...]
    guard zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    var predictor = [Double](repeating: 0, count: outcome.count)
    for (direction, part) in zip(directions, parts) {
      for row in predictor.indices { predictor[row] += part * direction[row] }
    }
    var slopes: [(predictor: Double, below: Double, above: Double)] = []
    slopes.reserveCapacity(outcome.count)
    var information = Matrix(rows: parts.count, columns: parts.count)
    var objective = 0.0
    for (row, category) in outcome.enumerated() {
      let above = category < categories - 1 ? parts[width + category] : nil
      let below = category > 0 ? parts[width + category - 1] : nil
      let own = Cell(above: above, below: below, predictor: predictor[row])
      let weight = weights[row]
      objective += weight * own.logarithm
      slopes.append((own.slope, -own.below.share - own.gap.slope, own.above.rest + own.gap.slope))
      own.add(weight, directions, row: row, threshold: width + category, to: &information)
    }
    guard objective.isFinite else { return nil }
    for first in 0..<parts.count {
      for second in 0..<first { information[second, first] = information[first, second] }
    }
    return Point(
      parts: parts, slopes: slopes, information: information, objective: objective)
  }

  /// The slope of the likelihood in every coefficient, row by row, with its weight.
  func scores(_ point: Point) -> [[Double]] {
    var result = [[Double]](
      repeating: [Double](repeating: 0, count: outcome.count), count: point.parts.count)
    for (row, category) in outcome.enumerated() {
      let slope = point.slopes[row]
      for (index, direction) in directions.enumerated() {
        result[index][row] = weights[row] * slope.predictor * direction[row]
      }
      let threshold = directions.count + category
      if category < categories - 1 { result[threshold][row] = weights[row] * slope.above }
      if category > 0 { result[threshold - 1][row] = weights[row] * slope.below }
    }
    return result
  }

  /// The maximum, by Newton's steps that are halved until the likelihood rises.
  func maximum() -> Outcome {
    guard var point = point(start) else { return .separated(direction: start) }
    var step = [Double](repeating: 0, count: point.parts.count)
    var size = Double.infinity
    var root = Cholesky(point.information)
    for _ in 0..<60 {
      guard let current = root else { break }
      step = current.solve(scores(point).map { $0.reduce(0, +) })
      guard let next = better(than: point, along: step) else { break }
      let most = next.parts.reduce(1) { max($0, $1.magnitude) }
      size = step.reduce(0) { max($0, $1.magnitude) } / most
      point = next
      root = Cholesky(point.information)
      if size < 1e-11 { break }
    }
    // Rounding can stop the search just before the last figures.
    guard size < 1e-6, let root else { return .separated(direction: step) }
    return .converged(point, root)
  }

  private func better(than point: Point, along step: [Double]) -> Point? {
    var scale = 1.0
    for _ in 0..<30 {
      if let next = self.point(zip(point.parts, step).map { $0 + scale * $1 }),
        next.objective >= point.objective - 1e-12 * point.objective.magnitude
      {
        return next
      }
      scale /= 2
    }
    return nil
  }
}

extension OrdinalLikelihood {
  /// A row's category as an interval of the logistic distribution.
  ///
  /// With thresholds b above and a below, `P = F(b) F(−a) (1 − e^(a−b))`: no figures are lost where
  /// both are far out.
  private struct Cell {
    /// `F` of the threshold above: its rest `F(−b)` and slope; 0 for the last category.
    let above: (rest: Double, slope: Double)
    /// `F` of the threshold below and its slope; 0 for the first category.
    let below: (share: Double, slope: Double)
    /// What the distance between the thresholds adds to slope and curvature.
    let gap: (slope: Double, curvature: Double)
    let logarithm: Double

    /// The slope in the linear predictor, `F(a) + F(b) − 1`.
    var slope: Double { below.share - above.rest }

    init(above: Double?, below: Double?, predictor: Double) {
      var logarithm = 0.0
      self.above =
        above.map { threshold in
          let (share, rest) = Cell.shares(threshold - predictor)
          logarithm += Cell.logarithm(threshold - predictor)
          return (rest, share * rest)
        } ?? (0, 0)
      self.below =
        below.map { threshold in
          let (share, rest) = Cell.shares(threshold - predictor)
          logarithm += Cell.logarithm(predictor - threshold)
          return (share, share * rest)
        } ?? (0, 0)
      var part = 0.0
      if let above, let below { part = Elementary.exp(below - above) }
      gap = (part / (1 - part), part / ((1 - part) * (1 - part)))
      self.logarithm = logarithm + Elementary.log1p(-part)
    }

    /// `F(x)` and `F(−x)` of the logistic distribution.
    private static func shares(_ x: Double) -> (Double, Double) {
      let small = Elementary.exp(-x.magnitude)
      let (more, less) = (1 / (1 + small), small / (1 + small))
      return x >= 0 ? (more, less) : (less, more)
    }

    /// `ln F(x)`.
    private static func logarithm(_ x: Double) -> Double {
      min(x, 0) - Elementary.log1p(Elementary.exp(-x.magnitude))
    }

    /// Adds the row's curvature to the lower half of the information.
    func add(
      _ weight: Double, _ directions: [[Double]], row: Int, threshold: Int,
      to information: inout Matrix
    ) {
      let both = weight * (above.slope + below.slope)
      let hasAbove = threshold < information.rows
      let hasBelow = threshold > directions.count
      for (first, left) in directions.enumerated() {
        for second in 0...first {
          information[first, second] += both * left[row] * directions[second][row]
        }
        if hasAbove { information[threshold, first] -= weight * above.slope * left[row] }
        if hasBelow { information[threshold - 1, first] -= weight * below.slope * left[row] }
      }
      if hasAbove { information[threshold, threshold] += weight * (above.slope + gap.curvature) }
      if hasBelow {
        information[threshold - 1, threshold - 1] += weight * (below.slope + gap.curvature)
      }
      if hasAbove, hasBelow { information[threshold, threshold - 1] -= weight * gap.curvature }
    }
  }
}
