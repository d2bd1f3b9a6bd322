public import Agenda

/// A labelled text and what was found in it.
public struct JudgedText: Sendable {
  /// The text and what readers said of it.
  public let label: LabelledText
  /// The goals by their chance, the highest first.
  public let ranked: [GoalID]
  /// The goals that are asserted.
  public let asserted: Set<GoalID>
  /// The targets it may be about, the likeliest first; at most three.
  public let candidates: [TargetID]
  /// The language that it was read in.
  public let language: PassageLanguage

  /// What a reading found.
  ///
  /// - Parameters:
  ///   - label: the text and what readers said of it.
  ///   - reading: what was found in it.
  public init(label: LabelledText, reading: PassageReading) {
    self.label = label
    ranked = reading.likelihoods.map(\.goal)
    asserted = Set(reading.findings.filter { $0.band == .assert }.map(\.goal))
    candidates = reading.candidates
    language = reading.language
  }

  /// What a model that has not seen the text makes of its layers' signals.
  init(
    label: LabelledText, likelihoods: [GoalLikelihood], withTerms: Set<Int>, by model: GoalModel
  ) {
    self.label = label
    ranked = likelihoods.map(\.goal)
    asserted = Set(
      likelihoods.prefix(Fusion.mostAsserted).filter { likely in
        Fusion.asserts(
          likely.chance, hasTerms: withTerms.contains(likely.goal.rawValue - 1), by: model)
      }.map(\.goal))
    candidates = []
    language = label.language ?? .english
  }
}

extension PassageReading {
  /// The targets that the passage may be about, the likeliest first; at most three.
  ///
  /// Those that it names stand first; then those of which the lexicon tells most, each by the chance
  /// of its goal.
  public var candidates: [TargetID] {
    var found: [TargetID] = []
    for target in references.compactMap(\.target) where !found.contains(target) {
      found.append(target)
    }
    let implied = targets.compactMap { score -> (target: TargetID, weight: Double)? in
      guard let target = score.target else { return nil }
      let chance = likelihoods.first { $0.goal == score.goal }?.chance ?? 0
      return (target, score.score * chance)
    }.sorted { ($1.weight, $0.target) < ($0.weight, $1.target) }
    for (target, _) in implied where !found.contains(target) { found.append(target) }
    return Array(found.prefix(3))
  }
}
