/// Reads passages: their language, the goals they name, what they are about, how far they commit.
///
/// A reader learns the words that it meets, so it is quicker when it reads more; it is for one task
/// at a time. Its memory is bounded by the longest passage and a fixed number of words.
public final class PlanReader {
  /// The lexicon that it reads by.
  public let lexicon: Lexicon
  private let stream: WordStream
  private var finder: TermFinder

  /// A reader.
  ///
  /// - Parameter lexicon: what words tell of goals and targets.
  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    stream = WordStream(book: WordBook(knowing: ReferenceWords.known))
    finder = TermFinder(lexicon)
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
  ///   - isBelowMeasures: whether a heading above says that measures follow.
  /// - Returns: what was found, with offsets in bytes of the text's UTF-8.
  public func read(
    _ text: String, in document: PassageLanguage = .unknown, surroundings: GoalContext = .none,
    isBelowMeasures: Bool = false
  ) -> PassageReading {
    withBytes(of: text) { bytes in
      read(bytes, in: document, surroundings: surroundings, isBelowMeasures: isBelowMeasures)
    }
  }

  /// Reads a passage of bytes, as ``read(_:in:surroundings:isBelowMeasures:)`` does.
  ///
  /// - Parameters:
  ///   - bytes: the passage's text in UTF-8.
  ///   - document: the language of the document.
  ///   - surroundings: whether the document or the headings above speak of the UN's goals.
  ///   - isBelowMeasures: whether a heading above says that measures follow.
  /// - Returns: what was found.
  public func read(
    _ bytes: UnsafeBufferPointer<UInt8>, in document: PassageLanguage = .unknown,
    surroundings: GoalContext = .none, isBelowMeasures: Bool = false
  ) -> PassageReading {
    stream.read(bytes)
    let language = LanguageVote(sums: stream.votes).language(in: document)
    guard language.isRead else {
      return PassageReading(
        language: language, references: [], hits: [], goals: [], targets: [],
        commitment: .describes, commitmentEvidence: [])
    }
    var references = ReferenceReader(stream, language: language, surroundings: surroundings)
    references.read()
    var hits: [ConceptHit] = []
    var commitment = CommitmentReader(stream, isBelowMeasures: isBelowMeasures)
    if let column = language.lexicon {
      finder.read(stream, bytes, in: column)
      var cues: [(cue: CommitmentCue, first: Int, last: Int)] = []
      for found in finder.groups {
        if found.group < lexicon.concepts.count {
          hits.append(hit(found))
        } else {
          let cue = CommitmentCue.allCases[found.group - lexicon.concepts.count]
          cues.append((cue, found.first, found.last))
        }
      }
      commitment.read(cues)
    }
    let distinct = ConceptHit.withoutOverlaps(hits)
    let scores = lexicon.scores(of: distinct)
    return PassageReading(
      language: language, references: references.references, hits: distinct, goals: scores.goals,
      targets: scores.targets, commitment: commitment.commitment,
      commitmentEvidence: commitment.evidence)
  }

  private func hit(_ found: TermFinder.GroupFound) -> ConceptHit {
    ConceptHit(
      concept: found.group,
      range: Int(stream.tokens[found.first].start)..<Int(stream.tokens[found.last].end))
  }

  private func withBytes<Result>(
    of text: String, _ use: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var text = text
    return text.withUTF8 { use($0) }
  }
}
