/// What a reader found in a passage.
public struct PassageReading: Sendable {
  /// The language it is written in.
  public let language: PassageLanguage
  /// The goals and targets that it names, in the order of the text.
  public let references: [GoalReference]
  /// The terms of the lexicon that it has, in the order of the text.
  public let hits: [ConceptHit]
  /// What the terms tell of each goal, highest first.
  public let goals: [LexiconScore]
  /// What the terms tell of each target, highest first.
  public let targets: [LexiconScore]
  /// How far it commits somebody.
  public let commitment: Commitment
  /// The words that its commitment rests on.
  public let commitmentEvidence: [CommitmentEvidence]
  /// Whether it speaks of the document rather than of what is worked on, and how that is told; else nil.
  public let framing: Framing?
  /// The chance of each goal, the highest first; none where the language is not read.
  public let likelihoods: [GoalLikelihood]
  /// What it all comes to: the goals that the passage names, then those it is about, the surest first.
  public let findings: [GoalFinding]
}
