public import Agenda

/// How much the terms of a passage tell of a goal or a target.
public struct LexiconScore: Hashable, Sendable {
  /// The goal.
  public let goal: GoalID
  /// The target; nil for the goal with all its targets.
  public let target: TargetID?
  /// 1 is enough to say that the passage is about it; more is surer.
  public let score: Double
}

extension Lexicon {
  /// What a concept of each strength counts.
  static let weights = [0, 0.2, 0.5, 1.0]
  /// What a concept counts more where it is met again.
  static let again = 0.5

  /// The scores of goals and targets, highest first.
  ///
  /// A concept counts 1, 0.5 or 0.2 by its strength, and half of that again where it is met more than
  /// once. Hints of strength 1 count only beside a concept of the same goal that is more.
  ///
  /// - Parameter hits: what was found in a passage.
  /// - Returns: the goals' scores, then the targets'; what adds up to nothing is left out.
  public func scores(of hits: [ConceptHit]) -> (goals: [LexiconScore], targets: [LexiconScore]) {
    guard !hits.isEmpty else { return ([], []) }
    var times: [Int: Int] = [:]
    for hit in hits { times[hit.concept, default: 0] += 1 }
    var goals: [GoalID: Double] = [:]
    var targets: [TargetID: Double] = [:]
    let strong = Set(times.keys.filter { concepts[$0].strength > 1 }.map { concepts[$0].goal })
    for (place, count) in times {
      let concept = concepts[place]
      guard strong.contains(concept.goal) else { continue }
      let weight = Lexicon.weights[concept.strength] * (count > 1 ? 1 + Lexicon.again : 1)
      goals[concept.goal, default: 0] += weight
      if let target = concept.target { targets[target, default: 0] += weight }
    }
    return (
      goals.map { LexiconScore(goal: $0.key, target: nil, score: $0.value) }
        .sorted { ($1.score, $0.goal) < ($0.score, $1.goal) },
      targets.map { LexiconScore(goal: $0.key.goal, target: $0.key, score: $0.value) }
        .sorted {
          $0.score == $1.score
            ? ($0.target?.rawValue ?? "") < ($1.target?.rawValue ?? "") : $0.score > $1.score
        }
    )
  }
}
