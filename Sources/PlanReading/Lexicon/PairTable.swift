/// Phrases by a pair of words that stand side by side in them.
struct PairTable: Sendable {
  private var keys: [UInt64]
  private var values: [Range<Int32>]
  private(set) var leads: [TermIndex.PairLead] = []
  private let mask: Int
  /// A bit for each key: most pairs of a text are no keys, and this small table says so.
  private var bits: [UInt64] = Array(repeating: 0, count: 1 << (bitCountLog - 6))

  private static let bitCountLog = 17
  private static let none = UInt64.max

  init(_ pairs: [UInt64: [TermIndex.PairLead]]) {
    var size = 64
    while size < pairs.count * 3 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: PairTable.none, count: size)
    values = Array(repeating: 0..<0, count: size)
    for (key, found) in pairs.sorted(by: { $0.key < $1.key }) {
      var slot = PairTable.hash(key) & mask
      while keys[slot] != PairTable.none { slot = (slot + 1) & mask }
      keys[slot] = key
      let bit = PairTable.hash(key) & (1 << PairTable.bitCountLog - 1)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
      values[slot] = Int32(leads.count)..<Int32(leads.count + found.count)
      leads += found
    }
  }

  static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// The places in ``leads`` of what two words lead to.
  @inline(__always)
  func find(_ first: Int32, _ second: Int32) -> Range<Int32> {
    let key = PairTable.key(first, second)
    let hash = PairTable.hash(key)
    let bit = hash & (1 << PairTable.bitCountLog - 1)
    if bits[bit >> 6] & 1 << UInt64(bit & 63) == 0 { return 0..<0 }
    var slot = hash & mask
    while true {
      if keys[slot] == key { return values[slot] }
      if keys[slot] == PairTable.none { return 0..<0 }
      slot = (slot + 1) & mask
    }
  }
}
