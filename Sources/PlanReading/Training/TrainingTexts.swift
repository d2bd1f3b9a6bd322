import Agenda

/// Texts as what the model sees of them: concepts and the features of words.
struct TrainingTexts {
  /// What is seen of one text.
  struct Sight {
    /// The text's labels: the same text may stand in several files.
    var labels: [LabelledText]
    /// Whether it only teaches: an official wording, which is not judged by.
    let isWording: Bool
    /// Concepts, and what they count.
    let concepts: [(column: Int, value: Double)]
    /// Features of words by number, and in how many distinct words they are.
    let words: [(column: Int, value: Double)]
    /// How many distinct words it has.
    let wordCount: Int
    /// The logarithm of 1 and the lexicon's score, for each goal.
    let own: [Double]
    /// The goals, by place, that the lexicon has terms for in the text.
    let goalsWithTerms: Set<Int>
  }

  let lexicon: Lexicon
  private(set) var sights: [Sight] = []
  /// The numbers of the features of words, in the order they were met.
  private(set) var features: [UInt32] = []
  /// Which of them are stems, not runs of letters.
  private(set) var stems: Set<Int> = []
  private var places: [UInt32: Int] = [:]
  private var known: [String: Int] = [:]

  init(_ texts: [LabelledText], wordings: [LabelledText], lexicon: Lexicon) {
    self.lexicon = lexicon
    let reader = PlanReader(lexicon, model: .untrained)
    let stemmer = Stemmer()
    for (labels, isWording) in [(texts, false), (wordings, true)] {
      for label in labels {
        if let place = known[label.text] {
          if !isWording { sights[place].labels.append(label) }
          continue
        }
        known[label.text] = sights.count
        sights.append(sight(of: label, isWording: isWording, reader, stemmer))
      }
    }
  }

  private mutating func sight(
    of label: LabelledText, isWording: Bool, _ reader: PlanReader, _ stemmer: Stemmer
  ) -> Sight {
    let language = label.language ?? .english
    let found = reader.withBytes(of: label.text) { reader.find(in: $0, document: language) }
    var times: [Int: Int] = [:]
    var order: [Int] = []
    for hit in found.hits {
      if times[hit.concept] == nil { order.append(hit.concept) }
      times[hit.concept, default: 0] += 1
    }
    var own = [Double](repeating: 0, count: GoalVector.count)
    for goal in lexicon.scores(of: found.hits).goals {
      own[goal.goal.rawValue - 1] = Elementary.log(1 + goal.score)
    }
    var words: [(column: Int, value: Double)] = []
    var wordCount = 0
    if language == .english {
      (words, wordCount) = self.words(of: reader.stream, stemmer)
    }
    return Sight(
      labels: [label], isWording: isWording,
      concepts: order.map { concept in
        (
          concept,
          PassageWeigher.value(of: lexicon.concepts[concept], times: times[concept] ?? 1)
        )
      },
      words: words, wordCount: wordCount, own: own,
      goalsWithTerms: Set(order.map { lexicon.concepts[$0].goal.rawValue - 1 }))
  }

  private mutating func words(
    of stream: WordStream, _ stemmer: Stemmer
  ) -> ([(column: Int, value: Double)], Int) {
    var seen: Set<Int32> = []
    var counts: [Int: Int] = [:]
    var order: [Int] = []
    for token in 0..<stream.count where !stream.tokens[token].flags.contains(.number) {
      let word = stream.tokens[token].word
      guard seen.insert(word).inserted else { continue }
      let own = FeatureHash.word(stream.book.word(word), stemmer: stemmer)
      for (number, feature) in own.enumerated() {
        let place = places[feature] ?? features.count
        if number == 0 { stems.insert(place) }
        if place == features.count {
          places[feature] = place
          features.append(feature)
        }
        if counts[place] == nil { order.append(place) }
        counts[place, default: 0] += 1
      }
    }
    return (order.map { ($0, Double(counts[$0] ?? 0)) }, seen.count)
  }
}

extension TrainingTexts.Sight {
  /// The share of each goal, where its readers said which it is about; all zero where they did not.
  var shares: [Double] {
    var shares = [Double](repeating: 0, count: GoalVector.count)
    // A goal that a crowd found is better known than one of which was only asked.
    let whole = labels.compactMap(\.goals).first { !$0.isEmpty }
    let asked = labels.compactMap { label -> GoalID? in
      if case .asked(let goal, isTrue: true) = label.answer { return goal }
      return nil
    }
    let goals = whole ?? asked
    for goal in goals { shares[goal.rawValue - 1] += 1 / Double(goals.count) }
    return shares
  }

  /// What is known of each goal: whether readers said so, and how much that counts.
  var judgements: [(goal: Int, isTrue: Bool, weight: Double)] {
    var known: [Int: (isTrue: Bool, weight: Double)] = [:]
    for label in labels {
      switch label.answer {
      case .main(let goal):
        for other in 0..<GoalVector.count {
          // Nobody asked about the others, and a text may be about two.
          known[other] = other == goal.rawValue - 1 ? (true, 1) : (false, 0.3)
        }
      case .all(let goals):
        for place in 0..<GoalVector.count {
          known[place] = (goals.contains { $0.rawValue - 1 == place }, 1)
        }
      case .asked, .rejected: break
      }
    }
    for label in labels {
      switch label.answer {
      case .asked(let goal, let isTrue): known[goal.rawValue - 1] = (isTrue, 1)
      case .rejected(let goal): known[goal.rawValue - 1] = (false, 1)
      case .main, .all: break
      }
    }
    return known.sorted { $0.key < $1.key }.map { ($0.key, $0.value.isTrue, $0.value.weight) }
  }
}
