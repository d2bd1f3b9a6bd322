import Agenda

/// Makes findings of what was found in a passage.
struct Fusion {
  /// How many goals a passage is said to be about, whatever their chances: readers say one or two.
  static let mostAsserted = 3
  /// How many it is said to be about or suggested for.
  static let mostFound = 5
  /// From which chance a goal is asserted that the lexicon has no term for in the passage.
  static let assertsWithoutTerms = 0.65
  /// How many words stand as evidence where the lexicon has too few.
  static let mostWords = 5

  let lexicon: Lexicon
  let weigher: PassageWeigher
  /// The words of the passage where they are English ones.
  let stream: WordStream?

  /// The chances of all goals, the highest first.
  func likelihoods(_ signals: GoalSignals) -> [GoalLikelihood] {
    GoalLikelihood.of(signals, by: weigher.model)
  }

  /// The findings, those named first, then the surest first.
  ///
  /// A passage that only frames the plan works on nothing: what it is about is suggested at most.
  func findings(
    references: [GoalReference], hits: [ConceptHit], targets: [LexiconScore],
    likelihoods: [GoalLikelihood], isFraming: Bool
  ) -> [GoalFinding] {
    named(references)
      + implied(hits: hits, targets: targets, likelihoods: likelihoods, isFraming: isFraming)
  }

  private func named(_ references: [GoalReference]) -> [GoalFinding] {
    var order: [GoalID] = []
    for reference in references where !order.contains(reference.goal) {
      order.append(reference.goal)
    }
    return order.map { goal in
      let own = references.filter { $0.goal == goal }
      var targets: [TargetID] = []
      for target in own.compactMap(\.target) where !targets.contains(target) {
        targets.append(target)
      }
      return GoalFinding(
        goal: goal, targets: targets, kind: .explicit, band: .assert, score: 1,
        evidence: own.map(\.range))
    }
  }

  private func implied(
    hits: [ConceptHit], targets: [LexiconScore], likelihoods: [GoalLikelihood], isFraming: Bool
  ) -> [GoalFinding] {
    var found: [GoalFinding] = []
    for likely in likelihoods.prefix(Fusion.mostFound)
    where likely.chance >= weigher.model.suggests {
      let evidence = evidence(of: likely.goal, hits: hits)
      // What rests on no word cannot be shown, so it is not said.
      if evidence.isEmpty { continue }
      let hasTerms = hits.contains { lexicon.concepts[$0.concept].goal == likely.goal }
      let isSure =
        !isFraming && Fusion.asserts(likely.chance, hasTerms: hasTerms, by: weigher.model)
        && found.count < Fusion.mostAsserted
      found.append(
        GoalFinding(
          goal: likely.goal,
          targets: targets.filter { $0.goal == likely.goal }.prefix(3).compactMap(\.target),
          kind: .implied, band: isSure ? .assert : .suggest, score: likely.chance,
          evidence: evidence))
    }
    return found
  }

  /// Whether a goal is sure enough to count.
  static func asserts(_ chance: Double, hasTerms: Bool, by model: GoalModel) -> Bool {
    chance >= (hasTerms ? model.asserts : max(model.asserts, assertsWithoutTerms))
  }

  /// The terms of the goal; where there are fewer than two, also the words that speak most for it.
  private func evidence(of goal: GoalID, hits: [ConceptHit]) -> [Range<Int>] {
    let terms = hits.filter { lexicon.concepts[$0.concept].goal == goal }.map(\.range)
    guard terms.count < 2, let stream else { return terms }
    let words = weigher.words(of: stream, for: goal, atMost: Fusion.mostWords)
      .filter { word in !terms.contains { $0.overlaps(word) } }
    return (terms + words).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
  }
}
