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
    for place in 0..<stream.count
    where book.entries[Int(tokens[place].word)].firstMatch[column] < 0 {
      learn(tokens[place].word, book, index)
    }
    book.matches.withUnsafeBufferPointer { matches in
      var previous = 0..<0
      for place in 0..<stream.count {
        let entry = book.entries + Int(tokens[place].word)
        let count = Int(entry.pointee.matchCount[column])
        guard count > 0 else {
          previous = 0..<0
          continue
        }
        let first = Int(entry.pointee.firstMatch[column])
        let own = first..<first + count
        for match in own {
          for single in index.singles[Int(matches[match])] {
            add(index.singles.all[single], from: place, to: place, stream, text, index)
          }
        }
        if !previous.isEmpty, !tokens[place].flags.contains(.clause) {
          visit(place, previous, own, matches, stream, text, index)
        }
        previous = own
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
    entry.pointee.matchCount[index.column] = Int16(clamping: matches.count)
    book.matches += matches
  }

  /// The phrases that have the word before and this one side by side.
  private mutating func visit(
    _ place: Int, _ previous: Range<Int>, _ own: Range<Int>,
    _ matches: UnsafeBufferPointer<Int32>, _ stream: WordStream,
    _ text: UnsafeBufferPointer<UInt8>, _ index: TermIndex
  ) {
    for before in previous {
      for after in own {
        for place32 in index.pairs.find(matches[before], matches[after]) {
          let lead = index.pairs.leads[Int(place32)]
          let words = index.words[Int(lead.entry)]
          let start = place - 1 - Int(lead.position)
          let end = start + words.count
          guard start >= 0, end <= stream.count,
            words.count == 2 || stands(words, from: start, matches, stream, index)
          else { continue }
          add(lead.entry, from: start, to: end - 1, stream, text, index)
        }
      }
    }
  }

  private mutating func add(
    _ entry: Int32, from first: Int, to last: Int, _ stream: WordStream,
    _ text: UnsafeBufferPointer<UInt8>, _ index: TermIndex
  ) {
    if index.isCased[Int(entry)], !isWritten(entry, from: first, stream, text, index) { return }
    found.append(
      Found(
        entry: entry, first: Int32(truncatingIfNeeded: first),
        last: Int32(truncatingIfNeeded: last)))
  }

  /// Whether all words of a phrase stand side by side.
  private func stands(
    _ words: Range<Int>, from start: Int, _ matches: UnsafeBufferPointer<Int32>,
    _ stream: WordStream, _ index: TermIndex
  ) -> Bool {
    var place = start
    for word in words {
      let token = stream.tokens[place]
      if place > start, token.flags.contains(.clause) { return false }
      let entry = stream.book.entries + Int(token.word)
      let first = Int(entry.pointee.firstMatch[index.column])
      let symbol = index.words.all[word]
      let own = first..<first + Int(entry.pointee.matchCount[index.column])
      guard own.contains(where: { matches[$0] == symbol }) else { return false }
      place += 1
    }
    return true
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
      for group in index.groups[Int(term.entry)] {
        let number = Int(index.groups.all[group])
        guard holds(index, number, at: place) else { continue }
        groups.append(Group(group: number, first: Int(term.first), last: Int(term.last)))
      }
    }
  }

  private func holds(_ index: TermIndex, _ group: Int, at place: Int) -> Bool {
    let needsNear = !index.near[group].isEmpty
    if !needsNear, index.not[group].isEmpty { return true }
    var isNear = !needsNear
    // The terms stand in the order of the words that they were found by.
    let reach = Int32(LexiconConcept.window + 12)
    let term = found[place]
    for step in [-1, 1] {
      var other = place + step
      while found.indices.contains(other), abs(found[other].first - term.first) <= reach {
        let distance = max(found[other].first - term.last, term.first - found[other].last)
        if distance <= LexiconConcept.window {
          if index.not.contains(found[other].entry, in: group) { return false }
          if !isNear, distance > 0, index.near.contains(found[other].entry, in: group) {
            isNear = true
          }
        }
        other += step
      }
    }
    return isNear
  }
}
