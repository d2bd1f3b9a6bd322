/// Gathers the terms of an index and gives numbers to them and to their words.
struct TermIndexMaking {
  struct Entry {
    var words: [Int32]
    var lengths: [Int]
    var groups: [Int32] = []
  }

  private let language: LexiconLanguage
  private let stemmer: Stemmer
  private(set) var entries: [Entry] = []
  private(set) var cased: [Int32: [[UInt8]]] = [:]
  private(set) var patterns: [WordPatterns.Pattern] = []
  private(set) var symbolsOfPattern: [[Int32]] = []
  private var entryOfTerm: [String: Int32] = [:]
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

  /// Adds a term to a group.
  mutating func add(_ term: Term, to group: Int32) {
    let entry = Int(entry(of: term))
    if !entries[entry].groups.contains(group) { entries[entry].groups.append(group) }
  }

  /// The number of a term.
  mutating func entry(of term: Term) -> Int32 {
    if let known = entryOfTerm[term.notation] { return known }
    let number = Int32(entries.count)
    entries.append(
      Entry(
        words: term.words.map { symbol(of: $0, isExact: term.isExact) },
        lengths: term.words.map(\.letters.count)))
    if term.isCased { cased[number] = term.words.map(\.written) }
    entryOfTerm[term.notation] = number
    return number
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
    } else if isTelling(stem, of: word) {
      add(symbol, .whole, stem)
    } else if !word.beginsCompounds {
      add(symbol, .exact, word.letters)
    }
    if word.beginsCompounds, word.endsCompounds { add(symbol, .inside, word.letters) }
    if word.beginsCompounds { add(symbol, .beginning, word.letters) }
    if word.endsCompounds { add(symbol, .end, stem) }
    return symbol
  }

  /// Whether a stem still means what the word means.
  ///
  /// Taken again, Snowball takes off "lov", "lege" and "het" too: of "innsigelse" it leaves "inn", of "ulikhet"
  /// what "ulike" leaves. A word that begins compounds is found by its own letters all the same.
  private func isTelling(_ stem: [UInt8], of word: Term.Word) -> Bool {
    if language == .english { return true }
    return word.beginsCompounds
      ? stem.count + 2 >= word.letters.count : stem.count * 2 > word.letters.count
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

  /// The terms of one word, by word.
  func singles() -> [[Int32]] {
    var singles = [[Int32]](repeating: [], count: symbolOfWord.count)
    for (place, entry) in entries.enumerated() where entry.words.count == 1 {
      singles[Int(entry.words[0])].append(Int32(place))
    }
    return singles
  }

  /// The phrases, each by its pair of words with most letters: long words are rare in texts.
  func pairs() -> [UInt64: [TermIndex.PairLead]] {
    var pairs: [UInt64: [TermIndex.PairLead]] = [:]
    for (place, entry) in entries.enumerated() {
      let starts = entry.words.indices.dropLast()
      guard
        let start = starts.max(by: {
          entry.lengths[$0] + entry.lengths[$0 + 1] < entry.lengths[$1] + entry.lengths[$1 + 1]
        })
      else { continue }
      pairs[PairTable.key(entry.words[start], entry.words[start + 1]), default: []].append(
        TermIndex.PairLead(entry: Int32(place), position: Int32(start)))
    }
    return pairs
  }
}
