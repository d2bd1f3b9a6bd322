extension WeightedRegression {
  /// The coefficients of a model on columns at right angles, and what its variance is made of.
  struct Solution {
    /// The coefficients of the directions.
    let parts: [Double]
    let fitted: [Double]
    /// The inverse of the information.
    let inverse: Matrix
    let leverages: [Double]
    let separated: [String]
    /// `Σ wᵢ² μᵢ (1 − μᵢ) qᵢ qᵢ′`: the variance of the score by the model itself.
    let modelScores: Matrix
    private let pull: [Double]

    init(
      _ outcome: [Double], basis: OrthonormalColumns, weights: [Double], family: Family,
      rule: SeparationRule, names: [String]
    ) throws(Refused) {
      switch family {
      case .gaussian:
        self.init(outcome, directions: basis.directions, weights: weights)
        let size = outcome.indices.reduce(0) { $0 + weights[$1] * outcome[$1] * outcome[$1] }
        let left = pull.indices.reduce(0) { $0 + pull[$1] * pull[$1] / weights[$1] }
        if left <= 1e-20 * size { throw .exactFit }
      case .logit:
        try self.init(outcome, basis: basis, weights: weights, rule: rule, names: names)
      }
    }

    /// The least squares.
    private init(_ outcome: [Double], directions: [[Double]], weights: [Double]) {
      parts = directions.map { direction in
        direction.indices.reduce(0) { $0 + weights[$1] * direction[$1] * outcome[$1] }
      }
      var fitted = [Double](repeating: 0, count: outcome.count)
      var held = fitted
      for (direction, part) in zip(directions, parts) {
        for row in fitted.indices {
          fitted[row] += part * direction[row]
          held[row] += weights[row] * direction[row] * direction[row]
        }
      }
      pull = outcome.indices.map { weights[$0] * (outcome[$0] - fitted[$0]) }
      self.fitted = fitted
      leverages = held
      inverse = .identity(directions.count)
      modelScores = inverse
      separated = []
    }

    /// The greatest likelihood, penalised where it has no maximum.
    private init(
      _ outcome: [Double], basis: OrthonormalColumns, weights: [Double], rule: SeparationRule,
      names: [String]
    ) throws(Refused) {
      var separated: [String] = []
      var point: LogitLikelihood.Point?
      var likelihood = LogitLikelihood(
        directions: basis.directions, weights: weights, outcome: outcome, penalised: false)
      switch likelihood.maximum() {
      case .converged(let found): point = found
      case .separated(let direction):
        separated = Solution.involved(basis, direction, weights: weights, names: names)
        if rule == .refuse { throw .separated(separated) }
      }
      if point == nil {
        likelihood = LogitLikelihood(
          directions: basis.directions, weights: weights, outcome: outcome, penalised: true)
        guard case .converged(let found) = likelihood.maximum() else { throw .notConverged }
        point = found
      }
      guard let point, let root = point.root else { throw .notConverged }
      parts = point.parts
      fitted = point.fitted
      inverse = root.inverse
      leverages = likelihood.leverages(point)
      pull = likelihood.residuals(point)
      modelScores = likelihood.sums(
        weights.indices.map {
          weights[$0] * weights[$0] * point.fitted[$0] * (1 - point.fitted[$0])
        })
      self.separated = separated
    }

    /// For each direction what every row does to its coefficient.
    func influences(_ basis: OrthonormalColumns, _ inverse: Matrix) -> [[Double]] {
      basis.directions.indices.map { wanted in
        var column = [Double](repeating: 0, count: pull.count)
        for (other, direction) in basis.directions.enumerated() {
          let factor = inverse[wanted, other]
          for row in column.indices { column[row] += factor * direction[row] }
        }
        for row in column.indices { column[row] *= pull[row] }
        return column
      }
    }

    /// The columns that a rise without end goes along.
    private static func involved(
      _ basis: OrthonormalColumns, _ direction: [Double], weights: [Double], names: [String]
    ) -> [String] {
      let moves = basis.coefficients(of: direction)
      let spread = moves.indices.map { index in
        let own = basis.part(of: index, in: index).magnitude
        return index == 0 ? 0 : own * moves[index].magnitude
      }
      let most = spread.max() ?? 0
      let found = names.indices.filter { spread[$0] > 0.01 * most && most > 0 }
      return found.isEmpty ? names : found.map { names[$0] }
    }
  }
}
