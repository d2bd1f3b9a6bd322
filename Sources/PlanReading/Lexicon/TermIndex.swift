/// The terms of one language, ready for finding: flat tables of numbers.
///
/// A term of one word is found by its word, a phrase by two words of its own that stand side by
/// side: few pairs of words in a text are pairs of a phrase, though many words are words of one.
final class TermIndex: Sendable {
  /// One group of terms: a concept, or a cue of commitment.
  struct Group {
    var terms: [Term]
    var near: [Term] = []
    var not: [Term] = []
  }

  /// A phrase that a pair of words leads to: which, and the place of the pair in it.
  struct PairLead {
    let entry: Int32
    let position: Int32
  }

  let language: LexiconLanguage
  /// Which of a reader's indexes it is: its place in the entries of a ``WordBook``.
  let column: Int
  /// The words of each term, one term after the other: term `n` has those from `first[n]` on.
  let words: FlatLists
  /// The groups that each term belongs to.
  let groups: FlatLists
  /// The terms that must, and that must not, stand near each group's own.
  let near: FlatLists
  let not: FlatLists
  /// The terms of one word, by word.
  let singles: FlatLists
  let pairs: PairTable
  /// Whether capital letters count, by term, and the forms where they do.
  let isCased: [Bool]
  let cased: [Int32: [[UInt8]]]
  private let patterns: WordPatterns
  private let symbolsOfPattern: [[Int32]]

  /// The index of groups of terms.
  init(_ groups: [Group], language: LexiconLanguage, column: Int, stemmer: Stemmer) {
    var making = TermIndexMaking(language: language, stemmer: stemmer)
    for (place, group) in groups.enumerated() {
      for term in group.terms { making.add(term, to: Int32(place)) }
    }
    near = FlatLists(groups.map { group in group.near.map { making.entry(of: $0) } })
    not = FlatLists(groups.map { group in group.not.map { making.entry(of: $0) } })
    self.language = language
    self.column = column
    words = FlatLists(making.entries.map(\.words))
    self.groups = FlatLists(making.entries.map(\.groups))
    let cased = making.cased
    isCased = making.entries.indices.map { cased[Int32($0)] != nil }
    self.cased = cased
    singles = FlatLists(making.singles())
    pairs = PairTable(making.pairs())
    patterns = WordPatterns(making.patterns)
    symbolsOfPattern = making.symbolsOfPattern
  }

  /// The words of terms that a word matches, each once.
  func symbols(of word: [UInt8], stemmer: Stemmer) -> [Int32] {
    let places = patterns.matches(word, stem: stemmer.stem(word, in: language))
    var symbols: [Int32] = []
    for place in places {
      for symbol in symbolsOfPattern[place] where !symbols.contains(symbol) {
        symbols.append(symbol)
      }
    }
    return symbols
  }
}
