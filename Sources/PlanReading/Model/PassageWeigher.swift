import Agenda

/// Weighs what was found in passages: keeps for each word of the reader's book what it tells.
final class PassageWeigher {
  let model: GoalModel
  private let concepts: [LexiconConcept]
  private let conceptVectors: [GoalVector?]
  private let stemmer = Stemmer()
  /// What each word of the book tells, and the passage that it was met in last.
  private var vectors: [GoalVector] = []
  private var isKnown: [Bool] = []
  private var lastMet: [UInt32] = []
  private var passage: UInt32 = 0
  private var generation = 0

  init(model: GoalModel, lexicon: Lexicon) {
    self.model = model
    concepts = lexicon.concepts
    conceptVectors = concepts.map { model.concepts.vector(of: FeatureHash.concept($0.id)) }
  }

  /// What a concept counts by its strength, more where it is met again.
  static func value(of concept: LexiconConcept, times: Int) -> Double {
    Lexicon.weights[concept.strength] * (times > 1 ? 1 + Lexicon.again : 1)
  }

  /// What a passage tells.
  ///
  /// - Parameters:
  ///   - hits: the terms found in it.
  ///   - goals: the lexicon's scores.
  ///   - stream: its words, where they are English ones.
  ///   - topics: what the headings above it are about.
  func signals(
    hits: [ConceptHit], goals: [LexiconScore], words stream: WordStream?,
    below topics: HeadingTopics = .none
  ) -> GoalSignals {
    var lexicon = topics.scores
    for goal in goals { lexicon[goal.goal.rawValue - 1] += Float(goal.score) }
    for place in 0..<GoalVector.count { lexicon[place] = Elementary.log(1 + lexicon[place]) }
    var sum = model.concepts.biases
    sum.add(lexicon, times: model.lexiconWeight)
    for (place, hit) in hits.enumerated() {
      // Each concept once, where it is met first.
      if hits[..<place].contains(where: { $0.concept == hit.concept }) { continue }
      guard let vector = conceptVectors[hit.concept] else { continue }
      let isAgain = hits[(place + 1)...].contains { $0.concept == hit.concept }
      let value = PassageWeigher.value(of: concepts[hit.concept], times: isAgain ? 2 : 1)
      sum.add(vector, times: Float(value))
    }
    return GoalSignals(lexicon: lexicon, concepts: sum, words: stream.map { words(of: $0) })
  }

  /// The sum over the distinct words of a passage.
  private func words(of stream: WordStream) -> GoalVector {
    var sum = GoalVector.zero
    let count = walk(stream) { _, word in sum.add(vectors[word]) }
    var result = model.words.biases
    if count > 0 { result.add(sum, times: 1 / (GoalModel.wordScale * Float(count).squareRoot())) }
    return result
  }

  /// The words that speak most for a goal, the strongest first: where they stand in the passage.
  func words(of stream: WordStream, for goal: GoalID, atMost limit: Int) -> [Range<Int>] {
    var found: [(strength: Float, token: Int)] = []
    walk(stream) { token, word in
      let vector = vectors[word]
      let strength = vector[goal.rawValue - 1] - vector.sum / Float(GoalVector.count)
      if strength > 0 { found.append((strength, token)) }
    }
    return found.sorted { ($1.strength, $0.token) < ($0.strength, $1.token) }.prefix(limit)
      .map { Int(stream.tokens[$0.token].start)..<Int(stream.tokens[$0.token].end) }
  }

  /// Calls with the first place of each distinct word, numbers left out, and counts them.
  @discardableResult
  private func walk(_ stream: WordStream, _ visit: (_ token: Int, _ word: Int) -> Void) -> Int {
    let book = stream.book
    if generation != book.generation {
      generation = book.generation
      isKnown = isKnown.map { _ in false }
    }
    while isKnown.count < book.count {
      vectors.append(.zero)
      isKnown.append(false)
      lastMet.append(0)
    }
    passage &+= 1
    var count = 0
    for token in 0..<stream.count where !stream.tokens[token].flags.contains(.number) {
      let word = Int(stream.tokens[token].word)
      if lastMet[word] == passage { continue }
      lastMet[word] = passage
      count += 1
      if !isKnown[word] { learn(word, book) }
      visit(token, word)
    }
    return count
  }

  @inline(never)
  private func learn(_ word: Int, _ book: WordBook) {
    var vector = GoalVector.zero
    for feature in FeatureHash.word(book.word(Int32(word)), stemmer: stemmer) {
      if let weights = model.words.vector(of: feature) { vector.add(weights) }
    }
    vectors[word] = vector
    isKnown[word] = true
  }
}
