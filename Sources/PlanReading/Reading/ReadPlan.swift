/// A plan with what was found in each of its passages.
public struct ReadPlan: Sendable {
  /// The document's name.
  public let document: String
  /// The language that most of it is written in.
  public let language: PassageLanguage
  /// The passages, those marked that only show the goals.
  public let passages: [Passage]
  /// What was found in each passage, in the same order.
  public let readings: [PassageReading]

  /// The passages that say something, with what was found in them.
  public var content: [(passage: Passage, reading: PassageReading)] {
    zip(passages, readings).filter { $0.0.boilerplate == nil }.map { (passage: $0, reading: $1) }
  }
}
