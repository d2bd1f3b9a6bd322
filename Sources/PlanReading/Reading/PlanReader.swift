/// Reads passages: their language, the goals they name, what they are about, how far they commit.
///
/// A reader learns the words that it meets, so it is quicker when it reads more; it is for one task
/// at a time. Its memory is bounded by the longest passage and a fixed number of words.
public final class PlanReader {
  /// The lexicon that it reads by.
  public let lexicon: Lexicon
  let stream: WordStream
  private let weigher: PassageWeigher
  private var finder: TermFinder

  /// A reader.
  ///
  /// - Parameters:
  ///   - lexicon: what terms tell of goals and targets.
  ///   - model: how what they tell is weighed.
  public init(_ lexicon: Lexicon, model: GoalModel = .standard) {
    self.lexicon = lexicon
    stream = WordStream(book: WordBook(knowing: ReferenceWords.known))
    weigher = PassageWeigher(model: model, lexicon: lexicon)
    finder = TermFinder(stemmer: Stemmer())
  }

  /// The language of a passage, as its words tell.
  ///
  /// - Parameters:
  ///   - text: the passage.
  ///   - document: the language of the document, for passages too short to tell.
  /// - Returns: the language.
  public func language(of text: String, in document: PassageLanguage = .unknown)
    -> PassageLanguage
  {
    withBytes(of: text) { bytes in
      stream.read(bytes)
      return LanguageVote(sums: stream.votes).language(in: document)
    }
  }

  /// Reads a passage.
  ///
  /// - Parameters:
  ///   - text: the passage's text.
  ///   - document: the language of the document, for passages too short to tell.
  ///   - surroundings: whether the document or the headings above speak of the UN's goals.
  ///   - heading: what the heading above says that follows.
  ///   - topics: what the headings above are about.
  /// - Returns: what was found, with offsets in bytes of the text's UTF-8.
  public func read(
    _ text: String, in document: PassageLanguage = .unknown, surroundings: GoalContext = .none,
    below heading: HeadingRole = .content, topics: HeadingTopics = .none
  ) -> PassageReading {
    withBytes(of: text) { bytes in
      read(
        bytes, in: document, surroundings: surroundings, below: heading, topics: topics)
    }
  }

  /// Reads a passage of bytes, as ``read(_:in:surroundings:below:topics:)`` does.
  ///
  /// - Parameters:
  ///   - bytes: the passage's text in UTF-8.
  ///   - document: the language of the document.
  ///   - surroundings: whether the document or the headings above speak of the UN's goals.
  ///   - heading: what the heading above says that follows.
  ///   - topics: what the headings above are about.
  /// - Returns: what was found.
  public func read(
    _ bytes: UnsafeBufferPointer<UInt8>, in document: PassageLanguage = .unknown,
    surroundings: GoalContext = .none, below heading: HeadingRole = .content,
    topics: HeadingTopics = .none
  ) -> PassageReading {
    let found = find(in: bytes, document: document, surroundings: surroundings)
    let scores = lexicon.scores(of: found.hits)
    let words = found.language == .english ? stream : nil
    let fusion = Fusion(lexicon: lexicon, weigher: weigher, stream: words)
    let likelihoods =
      found.language.lexicon == nil
      ? []
      : fusion.likelihoods(
        weigher.signals(hits: found.hits, goals: scores.goals, words: words, below: topics))
    let cues = cues(in: bytes, language: found.language)
    var commitment = CommitmentReader(stream, below: heading)
    commitment.read(cues)
    let framing = Framing(stream, cues, commitment: commitment.commitment, below: heading)
    let findings = fusion.findings(
      references: found.references, hits: found.hits, targets: scores.targets,
      likelihoods: likelihoods, isFraming: framing != nil)
    return PassageReading(
      language: found.language, references: found.references, hits: found.hits,
      goals: scores.goals, targets: scores.targets, commitment: commitment.commitment,
      commitmentEvidence: commitment.evidence, framing: framing, likelihoods: likelihoods,
      findings: findings)
  }

  /// Finds the references and terms of a passage alone, without what they add up to.
  ///
  /// - Parameters:
  ///   - bytes: the passage's text in UTF-8.
  ///   - document: the language of the document.
  ///   - surroundings: whether the document or the headings above speak of the UN's goals.
  /// - Returns: the language, the goals named, and the terms of the lexicon.
  public func find(
    in bytes: UnsafeBufferPointer<UInt8>, document: PassageLanguage = .unknown,
    surroundings: GoalContext = .none
  ) -> (language: PassageLanguage, references: [GoalReference], hits: [ConceptHit]) {
    stream.read(bytes)
    let language = LanguageVote(sums: stream.votes).language(in: document)
    guard language.isRead else { return (language, [], []) }
    var references = ReferenceReader(stream, language: language, surroundings: surroundings)
    references.read()
    guard let lexiconLanguage = language.lexicon else {
      return (language, references.references, [])
    }
    finder.read(stream, bytes, by: lexicon.indexes[lexiconLanguage.rawValue])
    let hits = finder.groups.map { found in
      ConceptHit(
        concept: found.group,
        range: Int(stream.tokens[found.first].start)..<Int(stream.tokens[found.last].end))
    }
    return (language, references.references, ConceptHit.withoutOverlaps(hits))
  }

  /// What the passage that was read last has of words that commit it or speak of the document.
  private func cues(
    in bytes: UnsafeBufferPointer<UInt8>, language: PassageLanguage
  ) -> [FoundCue] {
    guard let language = language.lexicon else { return [] }
    finder.read(stream, bytes, by: lexicon.cues[language.rawValue])
    return finder.groups.map { (CommitmentCue.allCases[$0.group], $0.first, $0.last) }
      .sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }

  /// Whether a text speaks of the UN's goals, with or without a number.
  func speaksOfGoals(_ text: String) -> Bool {
    withBytes(of: text) { bytes in
      stream.read(bytes)
      var reader = ReferenceReader(stream, language: .unknown, surroundings: .none)
      reader.read()
      return reader.speaksOfGoals
    }
  }

  /// The votes of a text's words for each language.
  func votes(of text: String) -> SIMD8<UInt32> {
    withBytes(of: text) { bytes in
      stream.read(bytes)
      return stream.votes
    }
  }

  func withBytes<Result>(
    of text: String, _ use: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var text = text
    return text.withUTF8 { use($0) }
  }
}
