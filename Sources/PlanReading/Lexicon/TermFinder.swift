/// Finds the terms of an index in the words of a passage.
///
/// Which terms' words a word matches is found once for each distinct word, so most words cost one
/// look at their entry in the book.
struct TermFinder {
  /// A term found: which, and its first and last word.
  private struct Found {
    var entry: Int32
    var first: Int32
    var last: Int32
  }

  /// A group of terms found, and the first and last word that it was found in.
  struct Group {
    var group: Int
    var first: Int
    var last: Int
  }

  private let stemmer: Stemmer
  private var found: [Found] = []
  /// What was found in the passage, about in the order of the text.
  private(set) var groups: [Group] = []

  init(stemmer: Stemmer) {
    self.stemmer = stemmer
  }

  /// Finds the terms of an index in a passage.
  mutating func read(
    _ stream: WordStream, _ text: UnsafeBufferPointer<UInt8>, by index: TermIndex
  ) {
    found.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    let column = index.column
    let book = stream.book
    let tokens = stream.tokens
    for place in 0..<stream.count {
      let entry = book.entries + Int(tokens[place].word)
      if entry.pointee.firstMatch[column] < 0 { learn(tokens[place].word, book, index) }
      let known = book.entries + Int(tokens[place].word)
      let leads = Int(known.pointee.leadCount[column])
      if leads > 0 {
        let first = Int(known.pointee.firstMatch[column])
        visit(place, first..<first + leads, stream, text, index)
      }
    }
    gather(index)
  }

  /// Finds which words of terms a word matches, and keeps it in the book.
  @inline(never)
  private func learn(_ word: Int32, _ book: WordBook, _ index: TermIndex) {
    let matches = index.symbols(of: Array(book.word(word)), stemmer: stemmer)
    let entry = book.entries + Int(word)
    entry.pointee.firstMatch[index.column] = Int32(book.matches.count)
    entry.pointee.matchCount[index.column] = Int16(clamping: matches.symbols.count)
    entry.pointee.leadCount[index.column] = Int16(clamping: matches.leading)
    book.matches += matches.symbols
  }

  private mutating func visit(
    _ place: Int, _ matches: Range<Int>, _ stream: WordStream, _ text: UnsafeBufferPointer<UInt8>,
    _ index: TermIndex
  ) {
    for match in matches {
      let symbol = Int(stream.book.matches[match])
      for lead in Int(index.firstLead[symbol])..<Int(index.firstLead[symbol + 1]) {
        let entry = Int(index.leads[lead])
        let start = place - Int(index.positions[lead])
        let words = Int(index.firstWord[entry])..<Int(index.firstWord[entry + 1])
        let end = start + words.count
        guard start >= 0, end <= stream.count,
          words.count == 1 || stands(words, from: start, but: place, stream, index),
          index.cased.isEmpty || isWritten(Int32(entry), from: start, stream, text, index)
        else { continue }
        found.append(
          Found(
            entry: Int32(entry), first: Int32(truncatingIfNeeded: start),
            last: Int32(truncatingIfNeeded: end - 1)))
      }
    }
  }

  /// Whether all words of a phrase stand side by side.
  private func stands(
    _ words: Range<Int>, from start: Int, but known: Int, _ stream: WordStream, _ index: TermIndex
  ) -> Bool {
    var place = start
    for word in words {
      if place > start, stream.tokens[place].flags.contains(.clause) { return false }
      if place != known {
        guard matches(index.words[word], stream.tokens[place].word, stream.book, index) else {
          return false
        }
      }
      place += 1
    }
    return true
  }

  private func matches(
    _ symbol: Int32, _ word: Int32, _ book: WordBook, _ index: TermIndex
  ) -> Bool {
    if book.entries[Int(word)].firstMatch[index.column] < 0 { learn(word, book, index) }
    let entry = book.entries + Int(word)
    let first = Int(entry.pointee.firstMatch[index.column])
    for match in first..<first + Int(entry.pointee.matchCount[index.column])
    where book.matches[match] == symbol {
      return true
    }
    return false
  }

  /// Whether capital letters stand where they count: "WHO".
  private func isWritten(
    _ entry: Int32, from start: Int, _ stream: WordStream, _ text: UnsafeBufferPointer<UInt8>,
    _ index: TermIndex
  ) -> Bool {
    guard let cased = index.cased[entry] else { return true }
    for (offset, word) in cased.enumerated() {
      let token = stream.tokens[start + offset]
      if !text[Int(token.start)..<Int(token.end)].elementsEqual(word) { return false }
    }
    return true
  }

  /// From terms to groups, where their conditions hold.
  private mutating func gather(_ index: TermIndex) {
    for place in found.indices {
      let term = found[place]
      let entry = Int(term.entry)
      for group in Int(index.firstGroup[entry])..<Int(index.firstGroup[entry + 1]) {
        let number = Int(index.groups[group])
        guard holds(index, number, at: place) else { continue }
        groups.append(Group(group: number, first: Int(term.first), last: Int(term.last)))
      }
    }
  }

  private func holds(_ index: TermIndex, _ group: Int, at place: Int) -> Bool {
    if index.conditions[group].isEmpty { return true }
    let conditions = index.conditions[group]
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
