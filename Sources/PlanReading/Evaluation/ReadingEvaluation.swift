import Agenda

/// How well what was found in texts agrees with what readers said of them.
public struct ReadingEvaluation: Sendable {
  /// How alike the goals of one passage in two languages are.
  public struct Consistency: Sendable {
    /// The two languages.
    public let languages: [PassageLanguage]
    /// How many passages.
    public let passages: Int
    /// The mean share of goals that both have, of those that either has (Jaccard); 1 where neither has any.
    public let mean: Double
  }

  /// The figures of texts in one language.
  public struct LanguagePart: Sendable {
    /// The language that the texts were read in.
    public let language: PassageLanguage
    /// How many texts.
    public let texts: Int
    /// The figures, those that there are texts for.
    public let sheets: [EvaluationSheet]
  }

  /// The figures of all texts, those that there are texts for.
  public let sheets: [EvaluationSheet]
  /// How many goals that a crowd rejected are asserted all the same.
  public let rejected: Share
  /// In how many texts with targets the first candidate is one of them.
  public let firstTarget: Share
  /// In how many texts with targets one of the first three candidates is one of them.
  public let firstThreeTargets: Share
  /// How alike the languages are, where rows hold texts in several.
  public let consistency: [Consistency]
  /// The figures by language, where there are several.
  public let languages: [LanguagePart]
  /// How many texts.
  public let texts: Int

  /// Compares.
  ///
  /// - Parameter judged: texts with what readers said and what was found.
  public init(_ judged: [JudgedText]) {
    texts = judged.count
    sheets = ReadingEvaluation.sheets(of: judged)
    rejected = ReadingEvaluation.rejected(judged)
    let withTargets = judged.filter { !$0.label.targets.isEmpty }
    firstTarget = Share(
      part: withTargets.count { text in
        text.candidates.first.map(text.label.targets.contains) ?? false
      }, whole: withTargets.count)
    firstThreeTargets = Share(
      part: withTargets.count { text in
        text.candidates.contains { text.label.targets.contains($0) }
      }, whole: withTargets.count)
    consistency = ReadingEvaluation.consistency(judged)
    let byLanguage = Dictionary(grouping: judged) { $0.label.language ?? $0.language }
    languages =
      byLanguage.count < 2
      ? []
      : byLanguage.sorted { $0.key.rawValue < $1.key.rawValue }.map { language, texts in
        LanguagePart(
          language: language, texts: texts.count, sheets: ReadingEvaluation.sheets(of: texts))
      }
  }

  private static func sheets(of judged: [JudgedText]) -> [EvaluationSheet] {
    EvaluationSheet.Kind.allCases.compactMap { kind in
      var outcomes: [EvaluationSheet.Outcome] = []
      var asserted: [Int] = []
      for (place, text) in judged.enumerated() {
        let own = text.outcomes(kind, place)
        if own.isEmpty { continue }
        outcomes += own
        asserted.append(text.asserted.count)
      }
      return EvaluationSheet(kind: kind, outcomes: outcomes, asserted: asserted)
    }
  }

  private static func rejected(_ judged: [JudgedText]) -> Share {
    let found = judged.compactMap { text -> Bool? in
      guard case .rejected(let goal) = text.label.answer else { return nil }
      return text.asserted.contains(goal)
    }
    return Share(part: found.count { $0 }, whole: found.count)
  }

  private static func consistency(_ judged: [JudgedText]) -> [Consistency] {
    var rows: [Int: [PassageLanguage: Set<GoalID>]] = [:]
    for text in judged {
      guard let language = text.label.language else { continue }
      rows[text.label.row, default: [:]][language] = text.asserted
    }
    let known = PassageLanguage.allCases
    return known.indices.flatMap { one in
      known.indices.dropFirst(one + 1).compactMap { other -> Consistency? in
        let pair = [known[one], known[other]]
        let both = rows.sorted { $0.key < $1.key }.compactMap { _, texts -> Double? in
          guard let first = texts[pair[0]], let second = texts[pair[1]] else { return nil }
          let either = first.union(second)
          return either.isEmpty
            ? 1 : Double(first.intersection(second).count) / Double(either.count)
        }
        return both.isEmpty
          ? nil
          : Consistency(
            languages: pair, passages: both.count,
            mean: both.reduce(0, +) / Double(both.count))
      }
    }
  }
}

extension JudgedText {
  /// What readers said and what was found, goal by goal; none where the text has no such answer.
  fileprivate func outcomes(
    _ kind: EvaluationSheet.Kind, _ place: Int
  ) -> [EvaluationSheet.Outcome] {
    func outcome(_ goal: GoalID, _ isTrue: Bool, _ isFound: Bool) -> EvaluationSheet.Outcome {
      EvaluationSheet.Outcome(text: place, goal: goal, isTrue: isTrue, isFound: isFound)
    }
    // What is neither said nor found counts nothing, but the text counts.
    func telling(_ all: [EvaluationSheet.Outcome]) -> [EvaluationSheet.Outcome] {
      let own = all.filter { $0.isTrue || $0.isFound }
      return own.isEmpty ? Array(all.prefix(1)) : own
    }
    switch kind {
    case .asked:
      guard case .asked(let goal, let isTrue) = label.answer else { return [] }
      return [outcome(goal, isTrue, asserted.contains(goal))]
    case .all:
      guard let goals = label.goals else { return [] }
      return telling(
        GoalID.all.map { outcome($0, goals.contains($0), asserted.contains($0)) })
    case .first:
      guard let goals = label.goals, goals.count == 1 else { return [] }
      let first = ranked.first
      return telling(GoalID.all.map { outcome($0, goals.contains($0), first == $0) })
    }
  }
}
