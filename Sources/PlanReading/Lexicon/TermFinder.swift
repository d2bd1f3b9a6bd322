/// Finds the terms of a lexicon in the words of a passage.
///
/// Which terms' words a word matches is found once for each distinct word, so most words cost one
/// look at their entry in the book.
struct TermFinder {
  /// A term found: which, and its first and last word.
  struct Found {
    var entry: Int32
    var first: Int32
    var last: Int32
  }

  /// A group of terms found.
  struct GroupFound {
    var group: Int
    var first: Int
    var last: Int
  }

  private let indexes: [TermIndex]
  private let stemmer = Stemmer()
  private var found: [Found] = []
  /// What was found in the passage, in the order of the text.
  private(set) var groups: [GroupFound] = []

  init(_ lexicon: Lexicon) {
    indexes = lexicon.indexes
  }

  /// Finds the terms of a language in a passage.
  mutating func read(
    _ stream: WordStream, _ text: UnsafeBufferPointer<UInt8>, in language: LexiconLanguage
  ) {
    found.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    let column = language.rawValue
    let book = stream.book
    let tokens = stream.tokens
    for index in 0..<stream.count {
      let word = Int(tokens[index].word)
      if book.entries[word].firstMatch[column] < 0 { learn(word, book, language) }
      guard book.entries[word].matchCount[column] > 0 else { continue }
      visit(index, stream, text, column)
    }
    gather(column)
  }

  /// Finds which words of terms a word matches, and keeps it in the book.
  @inline(never)
  private func learn(_ word: Int, _ book: WordBook, _ language: LexiconLanguage) {
    let index = indexes[language.rawValue]
    let letters = Array(book.word(Int32(word)))
    let symbols = index.symbols(of: letters, stemmer: stemmer, language: language)
    book.entries[word].firstMatch[language.rawValue] = Int32(book.matches.count)
    book.entries[word].matchCount[language.rawValue] = Int16(clamping: symbols.count)
    book.matches += symbols
  }

  private mutating func visit(
    _ index: Int, _ stream: WordStream, _ text: UnsafeBufferPointer<UInt8>, _ column: Int
  ) {
    let entry = stream.book.entries[Int(stream.tokens[index].word)]
    let first = Int(entry.firstMatch[column])
    for place in first..<first + Int(entry.matchCount[column]) {
      let symbol = Int(stream.book.matches[place])
      let uses = indexes[column].uses[symbol]
      for use in uses {
        let start = index - Int(use.position)
        let count = indexes[column].entries[Int(use.entry)].words.count
        guard start >= 0, start + count <= stream.count,
          count == 1 || stands(Int(use.entry), from: start, but: index, stream, column),
          isWritten(Int(use.entry), from: start, stream, text, column)
        else { continue }
        found.append(
          Found(
            entry: use.entry, first: Int32(truncatingIfNeeded: start),
            last: Int32(truncatingIfNeeded: start + count - 1)))
      }
    }
  }

  /// Whether all words of a phrase stand side by side.
  private func stands(
    _ entry: Int, from start: Int, but known: Int, _ stream: WordStream, _ column: Int
  ) -> Bool {
    let count = indexes[column].entries[entry].words.count
    for offset in 0..<count {
      let index = start + offset
      if offset > 0, stream.tokens[index].flags.contains(.clause) { return false }
      if index == known { continue }
      let word = Int(stream.tokens[index].word)
      if stream.book.entries[word].firstMatch[column] < 0,
        let language = LexiconLanguage(rawValue: column)
      {
        learn(word, stream.book, language)
      }
      let match = stream.book.entries[word]
      let first = Int(match.firstMatch[column])
      let places = first..<first + Int(match.matchCount[column])
      let symbol = indexes[column].entries[entry].words[offset]
      guard places.contains(where: { stream.book.matches[$0] == symbol }) else { return false }
    }
    return true
  }

  /// Whether capital letters stand where they count: "WHO".
  private func isWritten(
    _ entry: Int, from start: Int, _ stream: WordStream, _ text: UnsafeBufferPointer<UInt8>,
    _ column: Int
  ) -> Bool {
    let cased = indexes[column].entries[entry].cased
    for (offset, word) in cased.enumerated() {
      let token = stream.tokens[start + offset]
      let bytes = text[Int(token.start)..<Int(token.end)]
      if !bytes.elementsEqual(word) { return false }
    }
    return true
  }

  /// From terms to groups, where their conditions hold.
  private mutating func gather(_ column: Int) {
    for place in found.indices {
      let term = found[place]
      for group in indexes[column].entries[Int(term.entry)].groups {
        let conditions = indexes[column].conditions[Int(group)]
        guard conditions.isEmpty || holds(conditions, at: place) else { continue }
        groups.append(
          GroupFound(group: Int(group), first: Int(term.first), last: Int(term.last)))
      }
    }
  }

  private func holds(_ conditions: TermIndex.Conditions, at place: Int) -> Bool {
    var isNear = conditions.near.isEmpty
    // The terms stand in the order of the words that they were found by.
    let reach = Int32(LexiconConcept.window + 12)
    let term = found[place]
    for step in [-1, 1] {
      var other = place + step
      while found.indices.contains(other), abs(found[other].first - term.first) <= reach {
        let distance = max(found[other].first - term.last, term.first - found[other].last)
        if distance <= LexiconConcept.window {
          if conditions.not.contains(found[other].entry) { return false }
          if distance > 0, conditions.near.contains(found[other].entry) { isNear = true }
        }
        other += step
      }
    }
    return isNear
  }
}
