/// How what the lexicon tells and what the model tells are weighed against each other.
struct FusionWeights: Hashable, Sendable {
  /// The weight of the lexicon's score of the goal.
  var lexicon: Float
  /// The weight of the concepts' margin over the other goals.
  var concepts: Float
  /// The weight of the words' margin over the other goals; 0 where words are not read.
  var words: Float
  /// What is added for each goal.
  var biases: GoalVector

  /// The chance of each goal that a reader would say the same.
  func chances(_ signals: GoalSignals) -> GoalVector {
    let concepts = GoalMargins.margins(signals.concepts)
    let words = signals.words.map { GoalMargins.margins($0) }
    var chances = GoalVector.zero
    for place in 0..<GoalVector.count {
      let sum =
        lexicon * signals.lexicon[place] + self.concepts * concepts[place]
        + (words.map { self.words * $0[place] } ?? 0) + biases[place]
      chances[place] = 1 / (1 + Elementary.exp(-sum))
    }
    return chances
  }
}

extension FusionWeights {
  /// The weights halfway to others.
  func mean(with other: FusionWeights) -> FusionWeights {
    var biases = GoalVector.zero
    biases.add(self.biases, times: 0.5)
    biases.add(other.biases, times: 0.5)
    return FusionWeights(
      lexicon: (lexicon + other.lexicon) / 2, concepts: (concepts + other.concepts) / 2,
      words: (words + other.words) / 2, biases: biases)
  }
}

/// What is known of a passage before it is weighed.
struct GoalSignals: Sendable {
  /// The logarithm of 1 and the lexicon's score of each goal.
  var lexicon: GoalVector
  /// The model's sum over concepts.
  var concepts: GoalVector
  /// The model's sum over words; nil where the passage is not in English.
  var words: GoalVector?
}

/// How far a goal stands out from the others.
enum GoalMargins {
  /// The log odds of each goal against all others together.
  static func margins(_ sums: GoalVector) -> GoalVector {
    var highest = sums[0]
    for place in 1..<GoalVector.count { highest = max(highest, sums[place]) }
    var shares: [Float] = []
    shares.reserveCapacity(GoalVector.count)
    for place in 0..<GoalVector.count { shares.append(Elementary.exp(sums[place] - highest)) }
    // The others' share is added up, not taken from the whole: it may be very small.
    var before: [Float] = []
    before.reserveCapacity(GoalVector.count)
    var sum: Float = 0
    for share in shares {
      before.append(sum)
      sum += share
    }
    var margins = GoalVector.zero
    var after: Float = 0
    for place in (0..<GoalVector.count).reversed() {
      let others = max(before[place] + after, 1e-30)
      margins[place] = sums[place] - highest - Elementary.log(others)
      after += shares[place]
    }
    return margins
  }
}
