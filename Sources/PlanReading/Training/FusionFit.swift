/// Learns how to weigh the lexicon, the concepts and the words against each other.
///
/// All goals share their weights and only what is added differs, little where there are few texts:
/// with a few hundred asked goals, weights for each goal would be weights for single texts.
struct FusionFit {
  /// A goal of a text: its signals, whether a reader said so, and how much that counts.
  struct Case {
    let goal: Int
    /// The lexicon's score, the concepts' margin and the words' margin.
    let signals: SIMD4<Double>
    let isTrue: Bool
    let weight: Double
  }

  /// What is weighed.
  enum Signal: Int {
    case lexicon
    case concepts
    case words
  }

  /// How much it costs that goals differ.
  static let penalty = 20.0

  /// The weights of some signals that fit the cases best; the others' are 0.
  static func weights(_ cases: [Case], with signals: Set<Signal>) -> FusionWeights {
    let width = GoalVector.count
    var mask = SIMD4<Double>(repeating: 0)
    for signal in signals { mask[signal.rawValue] = 1 }
    let point = Minimiser(steps: 200).lowest(
      from: [Double](repeating: 0, count: 4 + width)
    ) { point, slope in
      cost(cases, mask, point, &slope)
    }
    return FusionWeights(
      lexicon: Float(point[0]), concepts: Float(point[1]), words: Float(point[2]),
      biases: GoalVector((0..<width).map { Float(point[3] + point[4 + $0]) }))
  }

  private static func cost(
    _ cases: [Case], _ mask: SIMD4<Double>, _ point: [Double], _ slope: inout [Double]
  ) -> Double {
    var cost = 0.0
    for place in point.indices {
      let penalty = place > 3 ? FusionFit.penalty : 0.01
      slope[place] = penalty * point[place]
      cost += 0.5 * penalty * point[place] * point[place]
    }
    for one in cases {
      let signals = one.signals * mask
      let sum =
        point[0] * signals[0] + point[1] * signals[1] + point[2] * signals[2] + point[3]
        + point[4 + one.goal]
      let chance = 1 / (1 + Elementary.exp(-sum))
      let right = one.isTrue ? chance : 1 - chance
      cost -= one.weight * Elementary.log(max(right, 1e-12))
      let error = one.weight * (chance - (one.isTrue ? 1 : 0))
      for place in 0..<3 { slope[place] += error * signals[place] }
      slope[3] += error
      slope[4 + one.goal] += error
    }
    return cost
  }
}
