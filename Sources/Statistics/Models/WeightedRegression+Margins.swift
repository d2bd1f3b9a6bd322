extension WeightedRegression {
  /// The outcome that the model predicts were every row set to a value of a term.
  ///
  /// - Parameters:
  ///   - term: the term's name.
  ///   - settings: the values; all categories of a factor where nil.
  ///   - holds: which of the rows used are averaged over, such as those where the groups overlap.
  /// - Returns: the margins; nil where the term is not in the model, there is no row or no setting
  ///   can be predicted.
  public func margins(
    of term: String, at settings: [ModelTerm.Setting]? = nil,
    over holds: ((Int) -> Bool)? = nil
  ) -> PredictiveMargins? {
    guard let position = matrix.position(of: term) else { return nil }
    let over = holds.map { design.restricted(to: $0) } ?? design
    let settings = settings ?? matrix.terms[position].categories
    let rows = rows.filter { over.weights[$0] != 0 }
    let row = matrix.settled(position, rows: rows, kept: kept, explained: explained)
    var supported: [ModelTerm.Setting] = []
    var predictions: [(fitted: [Double], gradient: [Double])] = []
    for setting in settings {
      guard let columns = row(setting) else { continue }
      supported.append(setting)
      predictions.append(prediction(columns, rows: rows, weights: over.weights))
    }
    return PredictiveMargins(
      predictions, of: supported, unsupported: settings.filter { !supported.contains($0) },
      over: over, covariance: estimates.covariance,
      degreesOfFreedom: estimates.degreesOfFreedom)
  }

  /// What rows would have, and the slope of their mean in each coefficient.
  private func prediction(
    _ columns: [[Double]], rows: [Int], weights: [Double]
  ) -> (fitted: [Double], gradient: [Double]) {
    var fitted = [Double](repeating: 0, count: matrix.rows)
    var gradient = [Double](repeating: 0, count: columns.count)
    var total = 0.0
    for (index, row) in rows.enumerated() {
      var predictor = 0.0
      for (column, coefficient) in zip(columns, estimates.values) {
        predictor += coefficient * column[index]
      }
      var slope = weights[row]
      total += slope
      fitted[row] = predictor
      if family == .logit {
        fitted[row] = 1 / (1 + Elementary.exp(-predictor))
        slope *= fitted[row] * (1 - fitted[row])
      }
      for (column, values) in columns.enumerated() { gradient[column] += slope * values[index] }
    }
    return (fitted, gradient.map { $0 / total })
  }
}

extension ModelMatrix {
  /// The columns kept of some rows, with a term set to a value.
  ///
  /// - Returns: a function that is nil of a setting that the coefficients say nothing of: one that
  ///   takes a row where the columns that the others explained no longer follow from them.
  func settled(
    _ term: Int, rows: [Int], kept: [Int], explained: [(column: Int, coefficients: [Double])]
  ) -> (ModelTerm.Setting) -> [[Double]]? {
    let range = ranges[term]
    let needed = columns.indices.map { column in rows.map { columns[column][$0] } }
    return { setting in
      let coded = terms[term].coded(setting)
      var set = needed
      for (column, value) in zip(range, coded) {
        set[column] = [Double](repeating: value, count: rows.count)
      }
      for (column, coefficients) in explained {
        for row in rows.indices {
          var follows = 0.0
          var size = set[column][row].magnitude
          for (other, coefficient) in zip(kept, coefficients) {
            follows += coefficient * set[other][row]
            size = max(size, (coefficient * set[other][row]).magnitude)
          }
          if (follows - set[column][row]).magnitude > 1e-6 * max(size, 1e-6) { return nil }
        }
      }
      return kept.map { set[$0] }
    }
  }
}
