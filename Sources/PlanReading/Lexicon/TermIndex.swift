/// The terms of one language, ready for finding.
struct TermIndex: Sendable {
  struct Entry: Sendable {
    /// The patterns of its words, each with what it may match by.
    var words: [Int32]
    /// The forms with capital letters where they count.
    var cased: [[UInt8]] = []
    /// The groups that it is a term of.
    var groups: [Int32] = []
  }

  /// Conditions of a group: the terms that must or must not stand near.
  struct Conditions: Sendable {
    var near: Set<Int32> = []
    var not: Set<Int32> = []
    var isEmpty: Bool { near.isEmpty && not.isEmpty }
  }

  private(set) var entries: [Entry] = []
  private(set) var conditions: [Conditions]
  /// The words of terms that each pattern stands for.
  private(set) var symbols: [[Int32]] = []
  /// For each word of terms: the terms that it leads to, and its place in them.
  private(set) var uses: [[(entry: Int32, position: Int32)]] = []
  private(set) var patterns: WordPatterns

  /// One group of terms: a concept, or a cue of commitment.
  struct Group {
    var terms: [Term]
    var near: [Term] = []
    var not: [Term] = []
  }

  /// The index of groups of terms.
  init(_ groups: [Group], language: LexiconLanguage, stemmer: Stemmer) {
    var making = Making(language: language, stemmer: stemmer)
    var conditions: [Conditions] = []
    for (place, group) in groups.enumerated() {
      for term in group.terms {
        let entry = making.entry(of: term)
        if !making.entries[entry].groups.contains(Int32(place)) {
          making.entries[entry].groups.append(Int32(place))
        }
      }
      conditions.append(
        Conditions(
          near: Set(group.near.map { Int32(making.entry(of: $0)) }),
          not: Set(group.not.map { Int32(making.entry(of: $0)) })))
    }
    entries = making.entries
    self.conditions = conditions
    symbols = making.symbolsOfPattern
    patterns = WordPatterns(making.patterns)
    uses = making.uses()
  }

  /// The words of terms that a word matches, each once.
  func symbols(of word: [UInt8], stemmer: Stemmer, language: LexiconLanguage) -> [Int32] {
    let places = patterns.matches(word, stem: stemmer.stem(word, in: language))
    guard !places.isEmpty else { return [] }
    return Set(places.flatMap { symbols[$0] }).sorted()
  }

  /// Makes the tables of an index.
  private struct Making {
    let language: LexiconLanguage
    let stemmer: Stemmer
    var entries: [Entry] = []
    var patterns: [WordPatterns.Pattern] = []
    var symbolsOfPattern: [[Int32]] = []
    private var entryOfTerm: [String: Int] = [:]
    private var symbolOfWord: [Symbol: Int32] = [:]
    private var patternPlaces: [WordPatterns.Pattern: Int] = [:]

    private struct Symbol: Hashable {
      let letters: [UInt8]
      let isExact: Bool
      let begins: Bool
      let ends: Bool
    }

    init(language: LexiconLanguage, stemmer: Stemmer) {
      self.language = language
      self.stemmer = stemmer
    }

    mutating func entry(of term: Term) -> Int {
      if let known = entryOfTerm[term.notation] { return known }
      var entry = Entry(words: term.words.map { symbol(of: $0, isExact: term.isExact) })
      if term.isCased { entry.cased = term.words.map(\.written) }
      entries.append(entry)
      entryOfTerm[term.notation] = entries.count - 1
      return entries.count - 1
    }

    private mutating func symbol(of word: Term.Word, isExact: Bool) -> Int32 {
      let key = Symbol(
        letters: word.letters, isExact: isExact, begins: word.beginsCompounds,
        ends: word.endsCompounds)
      if let known = symbolOfWord[key] { return known }
      let symbol = Int32(symbolOfWord.count)
      symbolOfWord[key] = symbol
      let stem = stemmer.stem(word.letters, in: language)
      if isExact {
        add(symbol, .exact, word.letters)
      } else {
        add(symbol, .whole, stem)
      }
      if word.beginsCompounds, word.endsCompounds { add(symbol, .inside, word.letters) }
      if word.beginsCompounds { add(symbol, .beginning, word.letters) }
      if word.endsCompounds { add(symbol, .end, stem) }
      return symbol
    }

    private mutating func add(
      _ symbol: Int32, _ kind: WordPatterns.Pattern.Kind, _ letters: [UInt8]
    ) {
      let pattern = WordPatterns.Pattern(kind: kind, letters: letters)
      if let place = patternPlaces[pattern] {
        symbolsOfPattern[place].append(symbol)
      } else {
        patternPlaces[pattern] = patterns.count
        patterns.append(pattern)
        symbolsOfPattern.append([symbol])
      }
    }

    /// Each term is found by that word of its own that fewest terms have.
    func uses() -> [[(entry: Int32, position: Int32)]] {
      var frequency = [Int](repeating: 0, count: symbolOfWord.count)
      for entry in entries { for word in entry.words { frequency[Int(word)] += 1 } }
      var uses = [[(entry: Int32, position: Int32)]](repeating: [], count: symbolOfWord.count)
      for (place, entry) in entries.enumerated() {
        guard
          let anchor = entry.words.indices.min(by: {
            frequency[Int(entry.words[$0])] < frequency[Int(entry.words[$1])]
          })
        else { continue }
        uses[Int(entry.words[anchor])].append((Int32(place), Int32(anchor)))
      }
      return uses
    }
  }
}
