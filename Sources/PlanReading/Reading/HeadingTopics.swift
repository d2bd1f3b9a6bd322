import Agenda

/// What a heading is about: it adds a little to the passages below it, never enough on its own.
public struct HeadingTopics: Hashable, Sendable {
  /// No heading, or one that is about no goal.
  public static let none = HeadingTopics(scores: .zero)

  /// What is added to the lexicon's score of each goal.
  let scores: GoalVector

  /// How much of the heading's own score counts for what stands below it.
  static let share = 0.25
  /// What is added at most.
  static let most = 0.3
}

extension PlanReader {
  /// What a heading is about.
  ///
  /// - Parameters:
  ///   - heading: its text.
  ///   - document: the language of the document: headings are short.
  /// - Returns: what it adds to the passages below it.
  public func topics(of heading: String, in document: PassageLanguage = .unknown) -> HeadingTopics {
    withBytes(of: heading) { bytes in
      let found = find(in: bytes, document: document, surroundings: .heading)
      var scores = GoalVector.zero
      for goal in lexicon.scores(of: found.hits).goals {
        scores[goal.goal.rawValue - 1] = Float(
          min(goal.score * HeadingTopics.share, HeadingTopics.most))
      }
      for reference in found.references {
        scores[reference.goal.rawValue - 1] = Float(HeadingTopics.most)
      }
      return HeadingTopics(scores: scores)
    }
  }
}
