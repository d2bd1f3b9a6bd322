/// Learns a layer of the model from some of the texts.
struct LayerFit {
  /// A feature counts from this many texts on.
  static let leastTexts = 3
  /// How many features of words are kept.
  static let keptWords = 2_400
  /// How much a run of letters counts beside a stem.
  static let runShare = 0.4

  let texts: TrainingTexts
  /// The texts that are learned from.
  let chosen: [Int]

  /// The layer of concepts, and what a goal's own score adds.
  func concepts() -> (layer: GoalModel.Layer, lexiconWeight: Float) {
    let rows = chosen.map { texts.sights[$0].concepts }
    let kept = frequent(rows, featureCount: texts.lexicon.concepts.count)
    let scale = [Double](repeating: 1, count: texts.lexicon.concepts.count)
    let fit = fit(rows, kept, scale, own: true, penalty: 2, steps: 120)
    let names = kept.map { FeatureHash.concept(texts.lexicon.concepts[$0].id) }
    return (layer(fit, kept, names, scale), Float(fit.shared))
  }

  /// The layer of words.
  func words() -> GoalModel.Layer {
    let rows = chosen.map { place in
      let sight = texts.sights[place]
      let norm =
        1 / (Double(GoalModel.wordScale) * Double(max(1, sight.wordCount)).squareRoot())
      return sight.words.map { ($0.column, $0.value * norm) }
    }
    let counts = counts(rows, featureCount: texts.features.count)
    var scale = [Double](repeating: 0, count: texts.features.count)
    for (place, count) in counts.enumerated() {
      let rarity = Elementary.log(Double(1 + rows.count) / Double(1 + count)) + 1
      scale[place] = texts.stems.contains(place) ? rarity : rarity * LayerFit.runShare
    }
    let frequent = frequent(rows, featureCount: texts.features.count)
    let first = fit(rows, frequent, scale, own: false, penalty: 0.1, steps: 25)
    var importance = [Double](repeating: 0, count: frequent.count)
    for (place, feature) in frequent.enumerated() {
      var sum = 0.0
      for goal in 0..<SoftmaxFit.width {
        let weight = first.weights[place * SoftmaxFit.width + goal]
        sum += weight * weight
      }
      importance[place] = sum * scale[feature] * scale[feature] * Double(counts[feature])
    }
    let kept = importance.indices
      .sorted { (importance[$1], $0) < (importance[$0], $1) }
      .prefix(LayerFit.keptWords).map { frequent[$0] }.sorted()
    let fit = fit(rows, kept, scale, own: false, penalty: 0.1, steps: 120)
    return layer(fit, kept, kept.map { texts.features[$0] }, scale)
  }

  private func counts(_ rows: [[(column: Int, value: Double)]], featureCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: featureCount)
    for row in rows { for entry in row { counts[entry.column] += 1 } }
    return counts
  }

  private func frequent(
    _ rows: [[(column: Int, value: Double)]], featureCount: Int
  ) -> [Int] {
    let counts = counts(rows, featureCount: featureCount)
    return counts.indices.filter {
      counts[$0] >= LayerFit.leastTexts && counts[$0] * 2 < rows.count
    }
  }

  private func fit(
    _ rows: [[(column: Int, value: Double)]], _ kept: [Int], _ scale: [Double], own: Bool,
    penalty: Double, steps: Int
  ) -> SoftmaxFit {
    var places = [Int](repeating: -1, count: scale.count)
    for (place, feature) in kept.enumerated() { places[feature] = place }
    var task = SoftmaxFit.Task()
    task.featureCount = kept.count
    task.penalty = penalty
    task.steps = steps
    for (row, text) in zip(rows, chosen) {
      task.rows.append(
        row.filter { places[$0.column] >= 0 }
          .map { (places[$0.column], $0.value * scale[$0.column]) })
      task.shares += texts.sights[text].shares
      if own { task.own += texts.sights[text].own }
    }
    return SoftmaxFit(task)
  }

  /// The weights as 8 bits, the features in the order of their numbers.
  private func layer(_ fit: SoftmaxFit, _ kept: [Int], _ names: [UInt32], _ scale: [Double])
    -> GoalModel.Layer
  {
    let width = SoftmaxFit.width
    var scaled = fit.weights
    for (place, feature) in kept.enumerated() {
      for goal in 0..<width { scaled[place * width + goal] *= scale[feature] }
    }
    let largest = scaled.reduce(0) { max($0, abs($1)) }
    var layer = GoalModel.Layer()
    layer.scale = Float(largest / 127)
    layer.biases = GoalVector(fit.biases.map { Float($0) })
    guard largest > 0 else { return layer }
    let order = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    for place in order where layer.features.last != names[place] {
      layer.features.append(names[place])
      layer.weights += (0..<width).map {
        Int8(clamping: Int((scaled[place * width + $0] / largest * 127).rounded()))
      }
    }
    return layer
  }
}
