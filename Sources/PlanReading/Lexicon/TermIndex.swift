/// The terms of one language, ready for finding: flat tables of numbers.
final class TermIndex: Sendable {
  /// Conditions of a group: the terms that must or must not stand near.
  struct Conditions: Sendable {
    var near: Set<Int32> = []
    var not: Set<Int32> = []
    var isEmpty: Bool { near.isEmpty && not.isEmpty }
  }

  /// One group of terms: a concept, or a cue of commitment.
  struct Group {
    var terms: [Term]
    var near: [Term] = []
    var not: [Term] = []
  }

  let language: LexiconLanguage
  /// Which of a reader's indexes it is: its place in the entries of a ``WordBook``.
  let column: Int
  /// The words of each term, one term after the other: term `n` has those from `first[n]` on.
  let words: [Int32]
  let firstWord: [Int32]
  /// The groups that each term belongs to.
  let groups: [Int32]
  let firstGroup: [Int32]
  /// The forms with capital letters, of terms where they count.
  let cased: [Int32: [[UInt8]]]
  /// The terms that each word of terms leads to, and its place in them.
  let leads: [Int32]
  let positions: [Int32]
  let firstLead: [Int32]
  let conditions: [Conditions]
  private let patterns: WordPatterns
  private let symbolsOfPattern: [[Int32]]

  /// The index of groups of terms.
  init(_ groups: [Group], language: LexiconLanguage, column: Int, stemmer: Stemmer) {
    var making = TermIndexMaking(language: language, stemmer: stemmer)
    conditions = groups.enumerated().map { place, group in
      for term in group.terms { making.add(term, to: Int32(place)) }
      return Conditions(
        near: Set(group.near.map { making.entry(of: $0) }),
        not: Set(group.not.map { making.entry(of: $0) }))
    }
    self.language = language
    self.column = column
    (words, firstWord) = TermIndex.flat(making.entries.map(\.words))
    (self.groups, firstGroup) = TermIndex.flat(making.entries.map(\.groups))
    cased = making.cased
    let uses = making.uses()
    (leads, firstLead) = TermIndex.flat(uses.map { $0.map(\.entry) })
    positions = uses.flatMap { $0.map(\.position) }
    patterns = WordPatterns(making.patterns)
    symbolsOfPattern = making.symbolsOfPattern
  }

  private static func flat(_ lists: [[Int32]]) -> (all: [Int32], first: [Int32]) {
    var first: [Int32] = [0]
    for list in lists { first.append((first.last ?? 0) + Int32(list.count)) }
    return (lists.flatMap { $0 }, first)
  }

  /// The words of terms that a word matches, each once: those that lead to a term come first.
  func symbols(of word: [UInt8], stemmer: Stemmer) -> (symbols: [Int32], leading: Int) {
    let places = patterns.matches(word, stem: stemmer.stem(word, in: language))
    guard !places.isEmpty else { return ([], 0) }
    let symbols = Set(places.flatMap { symbolsOfPattern[$0] }).sorted()
    let leading = symbols.filter { firstLead[Int($0)] < firstLead[Int($0) + 1] }
    let others = symbols.filter { firstLead[Int($0)] == firstLead[Int($0) + 1] }
    return (leading + others, leading.count)
  }
}
