extension OrdinalLogit {
  /// What the model expects of each row used: the mean score of its stages.
  ///
  /// - Parameter scores: what each stage of the outcome is worth.
  /// - Returns: a mean for each of ``rows``.
  public func expectedScores(_ scores: [Double]) -> [Double] {
    let thresholds = thresholds
    return rows.map { row in
      var predictor = 0.0
      for (place, column) in kept.enumerated() {
        predictor += estimates.values[place] * matrix.columns[column][row]
      }
      var mean = scores[categories[0]]
      for (number, threshold) in thresholds.enumerated() {
        let rise = scores[categories[number + 1]] - scores[categories[number]]
        mean += rise / (1 + Elementary.exp(threshold - predictor))
      }
      return mean
    }
  }
}
