extension OrdinalLogit {
  /// What is averaged over the rows.
  public enum Measure: Hashable, Sendable {
    /// The mean of the stages' scores: one for each stage of the outcome, found or not.
    case meanScore([Double])
    /// The share at a stage or above.
    case atLeast(Int)
  }

  /// What the model predicts of the stages were every row set to a value of a term.
  ///
  /// Source: B. I. Graubard and E. L. Korn, "Predictive margins with survey data", Biometrics 55 (1999)
  /// 652–659; as ``WeightedRegression/margins(of:at:over:)``.
  ///
  /// - Parameters:
  ///   - measure: a mean score or a share.
  ///   - term: the term's name.
  ///   - settings: the values; all categories of a factor where nil.
  ///   - holds: which of the rows used are averaged over.
  /// - Returns: the margins; nil where the term is not in the model, there is no row or no setting
  ///   can be predicted.
  public func margins(
    _ measure: Measure, of term: String, at settings: [ModelTerm.Setting]? = nil,
    over holds: ((Int) -> Bool)? = nil
  ) -> PredictiveMargins? {
    guard let position = matrix.position(of: term) else { return nil }
    let over = holds.map { design.restricted(to: $0) } ?? design
    let settings = settings ?? matrix.terms[position].categories
    let rows = rows.filter { over.weights[$0] != 0 }
    // The thresholds stand for the intercept, which the columns without a coefficient may need.
    let row = matrix.settled(position, rows: rows, kept: [0] + kept, explained: explained)
    var supported: [ModelTerm.Setting] = []
    var predictions: [(fitted: [Double], gradient: [Double])] = []
    for setting in settings {
      guard let columns = row(setting) else { continue }
      supported.append(setting)
      predictions.append(
        prediction(Array(columns.dropFirst()), rises(measure), rows: rows, over.weights))
    }
    return PredictiveMargins(
      predictions, of: supported, unsupported: settings.filter { !supported.contains($0) },
      over: over, covariance: estimates.covariance,
      degreesOfFreedom: estimates.degreesOfFreedom)
  }

  /// What the lowest stage is worth, and by how much more passing each threshold is.
  private func rises(_ measure: Measure) -> [Double] {
    let worth = categories.map { category in
      switch measure {
      case .meanScore(let scores): scores[category]
      case .atLeast(let stage): category >= stage ? 1.0 : 0
      }
    }
    return worth.indices.map { $0 == 0 ? worth[0] : worth[$0] - worth[$0 - 1] }
  }

  /// What rows would have, and the slope of their mean in each coefficient and threshold.
  private func prediction(
    _ columns: [[Double]], _ rises: [Double], rows: [Int], _ weights: [Double]
  ) -> (fitted: [Double], gradient: [Double]) {
    var fitted = [Double](repeating: 0, count: matrix.rows)
    var gradient = [Double](repeating: 0, count: estimates.values.count)
    let thresholds = thresholds
    var total = 0.0
    for (index, row) in rows.enumerated() {
      var predictor = 0.0
      for (column, coefficient) in zip(columns, estimates.values) {
        predictor += coefficient * column[index]
      }
      total += weights[row]
      fitted[row] = rises[0]
      var slope = 0.0
      for (number, threshold) in thresholds.enumerated() where rises[number + 1] != 0 {
        let above = 1 / (1 + Elementary.exp(threshold - predictor))
        fitted[row] += rises[number + 1] * above
        let part = weights[row] * rises[number + 1] * above * (1 - above)
        slope += part
        gradient[columns.count + number] -= part
      }
      for (column, values) in columns.enumerated() { gradient[column] += slope * values[index] }
    }
    return (fitted, gradient.map { $0 / total })
  }
}
