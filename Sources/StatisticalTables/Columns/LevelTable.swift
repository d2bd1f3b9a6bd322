/// The different contents of a column, and a small number for each.
struct LevelTable {
  /// How many contents there are.
  var count: Int { starts.count - 1 }

  private var bytes: [UInt8] = []
  /// Where each content begins in `bytes`, and at last the end.
  private var starts: [Int] = [0]
  /// The code of a content of one byte.
  private var single = [UInt16](repeating: LevelTable.unseen, count: 256)
  /// The codes by hash: a content stands at its hash or, where that is taken, behind it.
  private var table = [UInt16](repeating: LevelTable.unseen, count: 64)

  /// Stands where there is no code.
  private static let unseen = UInt16.max

  /// The code of a content, a new one where it has not been met.
  ///
  /// - Parameter content: at least one byte.
  /// - Returns: the code; nil where there is no room for another.
  @inline(__always)
  mutating func code(of content: UnsafeBufferPointer<UInt8>) -> UInt16? {
    if content.count == 1 {
      let known = single[Int(content[0])]
      if known != LevelTable.unseen { return known }
    }
    return search(content)
  }

  private mutating func search(_ content: UnsafeBufferPointer<UInt8>) -> UInt16? {
    var place = LevelTable.hash(UnsafeRawBufferPointer(content)) & (table.count - 1)
    while table[place] != LevelTable.unseen {
      if matches(table[place], content) { return table[place] }
      place = (place + 1) & (table.count - 1)
    }
    guard count < ColumnFile.Categories.most else { return nil }
    let code = UInt16(count)
    bytes += content
    starts.append(bytes.count)
    table[place] = code
    if content.count == 1 { single[Int(content[0])] = code }
    if 2 * count > table.count { grow() }
    return code
  }

  private func matches(_ code: UInt16, _ content: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[Int(code)]
    guard starts[Int(code) + 1] - start == content.count else { return false }
    for index in 0..<content.count where bytes[start + index] != content[index] { return false }
    return true
  }

  private mutating func grow() {
    table = [UInt16](repeating: LevelTable.unseen, count: 2 * table.count)
    bytes.withUnsafeBytes { memory in
      for code in 0..<count {
        let content = UnsafeRawBufferPointer(rebasing: memory[starts[code]..<starts[code + 1]])
        var place = LevelTable.hash(content) & (table.count - 1)
        while table[place] != LevelTable.unseen { place = (place + 1) & (table.count - 1) }
        table[place] = UInt16(code)
      }
    }
  }

  /// A hash that whoever writes the file cannot foresee.
  private static func hash(_ content: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: content)
    return hasher.finalize()
  }

  /// The contents in the order of their codes.
  var levels: [String] {
    (0..<count).map { String(decoding: bytes[starts[$0]..<starts[$0 + 1]], as: UTF8.self) }
  }

  /// The codes in the order of their contents by code point.
  var sortedCodes: [Int] {
    // The order of UTF-8 is that of the code points.
    (0..<count).sorted {
      bytes[starts[$0]..<starts[$0 + 1]].lexicographicallyPrecedes(
        bytes[starts[$1]..<starts[$1 + 1]])
    }
  }
}
