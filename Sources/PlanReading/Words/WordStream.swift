/// The words of one passage, found in one pass over its bytes.
///
/// Its memory is used again for the next passage, so it is bounded by the longest one.
final class WordStream {
  let book: WordBook
  /// The words in the order of the text.
  private(set) var tokens: UnsafeMutablePointer<Token>
  private(set) var count = 0
  /// The text in small letters, byte for byte as long as the text.
  private(set) var lower: UnsafeMutablePointer<UInt8>
  private(set) var length = 0
  /// The words that may begin a reference to a goal, or speak of the goals.
  private(set) var marked: [Int32] = []
  /// The votes of all words for each language.
  private(set) var votes = SIMD8<UInt32>(repeating: 0)
  private var tokenCapacity = 0
  private var byteCapacity = 0
  private let kinds: UnsafeMutablePointer<UInt8>
  private let gaps: UnsafeMutablePointer<UInt8>

  init(book: WordBook) {
    self.book = book
    tokens = .allocate(capacity: 0)
    lower = .allocate(capacity: 0)
    kinds = .allocate(capacity: 256)
    kinds.initialize(from: ByteKind.table, count: 256)
    gaps = .allocate(capacity: 256)
    gaps.initialize(from: ByteKind.gapTable, count: 256)
  }

  deinit {
    tokens.deallocate()
    lower.deallocate()
    kinds.deallocate()
    gaps.deallocate()
  }

  /// Reads a passage.
  func read(_ text: UnsafeBufferPointer<UInt8>) {
    book.forgetIfFull()
    count = 0
    length = text.count
    votes = SIMD8(repeating: 0)
    marked.removeAll(keepingCapacity: true)
    guard let bytes = text.baseAddress, length > 0 else { return }
    makeRoom(for: length)
    readWords(bytes, length, lower)
  }

  private func readWords(
    _ bytes: UnsafePointer<UInt8>, _ length: Int, _ lower: UnsafeMutablePointer<UInt8>
  ) {
    let kinds = self.kinds
    let gaps = self.gaps
    var index = 0
    var gap = ByteKind.space | ByteKind.line | ByteKind.stop
    while index < length {
      let byte = bytes[index]
      let kind = kinds[Int(byte)]
      let start = index
      if kind == ByteKind.letter || isLetter(bytes, index, length, kind) {
        var hash = WordBook.seed
        var changed: UInt8 = 0
        var hasSmall = false
        while index < length {
          let byte = bytes[index]
          let kind = kinds[Int(byte)]
          if kind == ByteKind.letter {
            let small = byte | 0x20
            hasSmall = hasSmall || small == byte
            lower[index] = small
            hash = (hash ^ UInt32(small)) &* WordBook.prime
            index += 1
          } else if kind == ByteKind.lead, index + 1 < length,
            let second = ByteKind.smallSecond(byte, bytes[index + 1])
          {
            hasSmall = hasSmall || second == bytes[index + 1]
            lower[index] = byte
            lower[index + 1] = second
            hash = (hash ^ UInt32(byte)) &* WordBook.prime
            hash = (hash ^ UInt32(second)) &* WordBook.prime
            index += 2
          } else {
            break
          }
        }
        changed = bytes[start] ^ lower[start]
        if bytes[start] >= 0x80 { changed = bytes[start + 1] ^ lower[start + 1] }
        var flags: Token.Flags = []
        if changed != 0 {
          flags = hasSmall || index - start < 2 ? .capital : [.capital, .capitals]
        }
        append(start, index, hash, number: -1, flags, gap)
        gap = 0
      } else if kind == ByteKind.digit {
        index = readNumber(bytes, from: start, length, gap)
        gap = 0
      } else {
        lower[index] = byte
        gap |= gaps[Int(byte)]
        // A bullet parts what is said as a bracket does.
        if byte == 0xE2, index + 2 < length, bytes[index + 1] == 0x80, bytes[index + 2] == 0xA2 {
          gap |= ByteKind.clause
        }
        index += 1
      }
    }
  }

  @inline(__always)
  private func isLetter(
    _ bytes: UnsafePointer<UInt8>, _ index: Int, _ length: Int, _ kind: UInt8
  ) -> Bool {
    kind == ByteKind.lead && index + 1 < length
      && ByteKind.smallSecond(bytes[index], bytes[index + 1]) != nil
  }

  private func readNumber(
    _ bytes: UnsafePointer<UInt8>, from start: Int, _ length: Int, _ gap: UInt8
  ) -> Int {
    var hash = WordBook.seed
    var value = 0
    var index = start
    while index < length, kinds[Int(bytes[index])] == ByteKind.digit {
      let byte = bytes[index]
      lower[index] = byte
      hash = (hash ^ UInt32(byte)) &* WordBook.prime
      if index - start < 4 { value = value * 10 + Int(byte & 0x0F) }
      index += 1
    }
    append(start, index, hash, number: index - start <= 4 ? value : -1, .number, gap)
    return index
  }

  @inline(__always)
  private func append(
    _ start: Int, _ end: Int, _ hash: UInt32, number: Int, _ flags: Token.Flags, _ gap: UInt8
  ) {
    var flags = flags
    if gap & ByteKind.clause != 0 { flags.insert(.clause) }
    if gap & ByteKind.stop != 0, gap & ByteKind.space != 0 {
      flags.insert(.clause)
      // "nr. 3" and "kap. tre" go on; a capital letter begins a sentence.
      if gap & ByteKind.firm != 0 || flags.contains(.capital) { flags.insert(.sentence) }
    }
    let length = min(end - start, WordBook.longestWord)
    let word = book.find(hash, lower + start, length)
    if count == tokenCapacity { growTokens() }
    (tokens + count).initialize(
      to: Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), word: word,
        number: Int16(truncatingIfNeeded: number), flags: flags))
    let traits = book.entries + Int(word)
    if traits.pointee.traits.isMarked {
      marked.append(Int32(truncatingIfNeeded: count))
    }
    // "HO" is a line of study, not nynorsk's "ho".
    if !flags.contains(.capitals) {
      votes &+= SIMD8<UInt32>(truncatingIfNeeded: traits.pointee.traits.votes)
    }
    count += 1
  }

  private func makeRoom(for length: Int) {
    if byteCapacity < length {
      lower.deallocate()
      byteCapacity = max(length, byteCapacity * 2)
      lower = .allocate(capacity: byteCapacity)
    }
  }

  @inline(never)
  private func growTokens() {
    tokenCapacity = max(256, tokenCapacity * 2)
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: tokenCapacity)
    larger.moveInitialize(from: tokens, count: count)
    tokens.deallocate()
    tokens = larger
  }
}

extension WordStream {
  /// What is known about a word of the passage.
  @inline(__always)
  func traits(_ index: Int) -> WordTraits {
    book.entries[Int(tokens[index].word)].traits
  }

  /// Whether a word is written so, in small letters.
  func isWord(_ index: Int, _ word: [UInt8]) -> Bool {
    let token = tokens[index]
    let letters = UnsafeBufferPointer(
      start: lower + Int(token.start), count: Int(token.end - token.start))
    return letters.elementsEqual(word)
  }

  /// The bytes between two words that follow each other, in small letters.
  @inline(__always)
  func gap(before index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = index > 0 ? Int(tokens[index - 1].end) : 0
    return UnsafeBufferPointer(start: lower + start, count: Int(tokens[index].start) - start)
  }

  /// The bytes after a word, up to the next word or the end.
  @inline(__always)
  func gap(after index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(tokens[index].end)
    let end = index + 1 < count ? Int(tokens[index + 1].start) : length
    return UnsafeBufferPointer(start: lower + start, count: end - start)
  }
}
