import Problems

/// What words tell what a passage is about: concepts of goals and targets with their terms.
///
/// It is made once and read by many tasks; each has a ``PlanReader`` of its own.
public struct Lexicon: Sendable {
  /// The concepts in the order of their files.
  public let concepts: [LexiconConcept]
  /// The terms of the concepts by language.
  let indexes: [TermIndex]
  /// The cues of commitment by language.
  let cues: [TermIndex]

  /// A lexicon of these concepts.
  ///
  /// - Parameter concepts: the concepts.
  public init(_ concepts: [LexiconConcept]) {
    self.concepts = concepts
    let stemmer = Stemmer()
    indexes = LexiconLanguage.allCases.map { language in
      // Plans in bokmål quote nynorsk and the other way round, so both columns are read.
      let groups = concepts.map { concept in
        TermIndex.Group(
          terms: language.columns.flatMap { concept.terms[$0] ?? [] }, near: concept.near,
          not: concept.not)
      }
      return TermIndex(groups, language: language, column: language.rawValue, stemmer: stemmer)
    }
    cues = LexiconLanguage.allCases.map { language in
      TermIndex(
        CommitmentCue.groups(in: language.columns), language: language,
        column: LexiconLanguage.allCases.count + language.rawValue, stemmer: stemmer)
    }
  }

  /// The lexicon that is part of the program.
  public static let standard: Lexicon = {
    let files = EmbeddedData.files.filter { $0.key.hasPrefix("lexicon/") }
      .sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) }
    let (concepts, problems) = LexiconFile.read(files)
    if let problem = problems.first(where: { $0.severity == .error }) {
      preconditionFailure("\(problem.place): \(problem.code) \(problem.values)")
    }
    return Lexicon(concepts)
  }()
}
