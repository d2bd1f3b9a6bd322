/// The distinct words that a reader has met, each with what is known about it.
///
/// A word is looked up once for each time it is written, so that stems, terms and votes are found
/// once for each distinct word. It forgets what it learned when it has grown to its limit.
final class WordBook {
  /// What is known about a distinct word.
  struct Entry {
    var hash: UInt32
    var start: UInt32
    var length: UInt16
    var traits: WordTraits
    /// The term words it matches, by index: their place in ``matches``; -1 where that is not known.
    var firstMatch = SIMD8<Int32>(repeating: -1)
    /// How many they are.
    var matchCount = SIMD8<Int16>(repeating: 0)
  }

  private(set) var entries: UnsafeMutablePointer<Entry>
  private(set) var count = 0
  /// How often it has forgotten: what others keep by a word's place holds for one of these only.
  private(set) var generation = 0
  private var capacity = 1 << 12
  private var slots: UnsafeMutablePointer<Int32>
  private var slotMask: Int
  private var letters: [UInt8] = []
  /// The numbers of the term words that words match, one after the other.
  var matches: [Int32] = []
  private let known: Int
  private let limit: Int

  /// A book that knows these words.
  init(knowing words: [(word: String, traits: WordTraits)], limit: Int = 100_000) {
    entries = .allocate(capacity: capacity)
    let slotCount = capacity * 4
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: -1, count: slotCount)
    slotMask = slotCount - 1
    self.limit = limit
    known = words.count
    for (word, traits) in words {
      let bytes = Array(word.utf8)
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        let place = find(WordBook.hash(bytes), base, buffer.count)
        entries[Int(place)].traits = traits
      }
    }
  }

  deinit {
    entries.deallocate()
    slots.deallocate()
  }

  /// The hash of a word in small letters.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash = seed
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* prime }
    return hash
  }

  /// How many bytes of a word are kept: what is longer is no word of a language.
  static let longestWord = 96

  static let seed: UInt32 = 2_166_136_261
  static let prime: UInt32 = 16_777_619

  /// The place of a word in small letters; it is added where it is new.
  @inline(__always)
  func find(_ hash: UInt32, _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 15)) & slotMask
    while true {
      let place = slots[slot]
      if place < 0 { return add(hash, bytes, length, slot) }
      let entry = entries + Int(place)
      if entry.pointee.hash == hash, Int(entry.pointee.length) == length,
        same(Int(entry.pointee.start), bytes, length)
      {
        return place
      }
      slot = (slot + 1) & slotMask
    }
  }

  @inline(__always)
  private func same(_ start: Int, _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    letters.withUnsafeBufferPointer { letters in
      for index in 0..<length where letters[start + index] != bytes[index] { return false }
      return true
    }
  }

  @inline(never)
  private func add(
    _ hash: UInt32, _ bytes: UnsafePointer<UInt8>, _ length: Int, _ slot: Int
  ) -> Int32 {
    if count == capacity { grow() }
    let place = Int32(count)
    (entries + count).initialize(
      to: Entry(
        hash: hash, start: UInt32(letters.count), length: UInt16(length), traits: WordTraits()))
    let word = UnsafeBufferPointer(start: bytes, count: length)
    letters.append(contentsOf: word)
    entries[count].traits.votes = WordShape.votes(word)
    count += 1
    if slots[slot] < 0 { slots[slot] = place } else { insert(place) }
    return place
  }

  /// The letters of a word.
  func word(_ place: Int32) -> ArraySlice<UInt8> {
    let entry = entries[Int(place)]
    return letters[Int(entry.start)..<Int(entry.start) + Int(entry.length)]
  }

  /// Forgets all but the words it began with, where it has grown to its limit.
  func forgetIfFull() {
    guard count > limit else { return }
    generation += 1
    letters.removeLast(letters.count - Int(entries[known].start))
    count = known
    matches.removeAll(keepingCapacity: true)
    slots.update(repeating: -1, count: slotMask + 1)
    for place in 0..<known {
      entries[place].firstMatch = SIMD8(repeating: -1)
      insert(Int32(place))
    }
  }

  private func insert(_ place: Int32) {
    let hash = entries[Int(place)].hash
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 15)) & slotMask
    while slots[slot] >= 0 { slot = (slot + 1) & slotMask }
    slots[slot] = place
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
    slots.deallocate()
    let slotCount = capacity * 4
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: -1, count: slotCount)
    slotMask = slotCount - 1
    for place in 0..<count { insert(Int32(place)) }
  }
}
