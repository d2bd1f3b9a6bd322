import Problems

/// The part of a file that is in memory: whole rows are taken from its front, pieces added at its end.
struct ByteWindow {
  /// The bytes; what stands before ``start`` has been taken, what stands after ``end`` is not filled.
  private(set) var bytes: [UInt8] = []
  /// The first byte not taken.
  var start = 0
  /// The end of what was read and found to be UTF-8.
  private(set) var checked = 0
  /// Whether the file has been read to its end.
  private(set) var isWhole = false
  private var end = 0
  /// How many bytes of the file came before the window.
  private var before = 0

  /// How much is read in one go.
  private static let piece = 1 << 18

  /// Reads on.
  ///
  /// - Parameters:
  ///   - file: the file's name, for problems.
  ///   - line: the line on which the first byte not taken stands.
  ///   - read: gives the next bytes of the file.
  mutating func fill(
    file: String, line: Int, _ read: (UnsafeMutableRawBufferPointer) -> Int?
  ) throws(InputRefused) {
    makeRoom()
    let from = end
    let found = bytes.withUnsafeMutableBytes { memory in
      read(UnsafeMutableRawBufferPointer(rebasing: memory[from...]))
    }
    guard let found else { throw InputRefused([Problem("file.unreadable", at: Place(file))]) }
    precondition(found >= 0 && from + found <= bytes.count, "no more bytes than there is room for")
    end += found
    isWhole = found == 0
    try check(file: file, line: line)
  }

  /// Takes a byte order mark off the file's beginning.
  mutating func skipMark() {
    if checked - start >= 3, bytes[start..<(start + 3)].elementsEqual([0xEF, 0xBB, 0xBF]) {
      start += 3
    }
  }

  private mutating func makeRoom() {
    if start > 0 {
      bytes.withUnsafeMutableBytes { memory in
        memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<end]))
      }
      before += start
      end -= start
      checked -= start
      start = 0
    }
    if end == bytes.count {
      bytes += [UInt8](repeating: 0, count: max(ByteWindow.piece, bytes.count))
    }
  }

  /// Looks at what was added up to its last ASCII byte: no character goes on behind that.
  private mutating func check(file: String, line: Int) throws(InputRefused) {
    var edge = end
    if !isWhole { while edge > checked, bytes[edge - 1] >= 0x80 { edge -= 1 } }
    let known = checked
    let isPlain = bytes.withUnsafeBytes { memory in
      ByteWindow.isPlain(UnsafeRawBufferPointer(rebasing: memory[known..<edge]))
    }
    if !isPlain {
      let isFirst = before + known == 0
      let mark = isFirst && bytes[..<edge].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let lines = bytes[start..<known].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
      try TextFile.check(
        Array(bytes[(known + mark)..<edge]), skipped: before + known + mark, file: file,
        part: isFirst ? nil : line + lines)
    }
    checked = edge
  }

  /// Whether all bytes are ASCII and none is zero.
  private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    var found: UInt64 = 0
    var index = 0
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The second term has a high bit where a byte is zero, if none before has its high bit set.
      found |= word | (word &- ones) & ~word
      index += 8
    }
    if found & high != 0 { return false }
    while index < bytes.count {
      if bytes[index] == 0 || bytes[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }
}
