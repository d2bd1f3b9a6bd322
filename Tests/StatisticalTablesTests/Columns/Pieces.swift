import Problems
import StatisticalTables

/// Gives the bytes of a file in pieces of at most some size, as a file does that is read on and on.
final class Pieces {
  private let bytes: [UInt8]
  private let size: Int
  private var position = 0

  init(_ bytes: [UInt8], of size: Int) {
    self.bytes = bytes
    self.size = size
  }

  func read(_ memory: UnsafeMutableRawBufferPointer) -> Int? {
    let count = min(size, memory.count, bytes.count - position)
    memory.copyBytes(from: bytes[position..<(position + count)])
    position += count
    return count
  }
}

extension ColumnFile {
  /// A file of these bytes, read in pieces.
  init(_ wanted: [Wanted], bytes: [UInt8], pieces: Int = 1 << 20) throws(InputRefused) {
    let source = Pieces(bytes, of: pieces)
    self = try ColumnFile(wanted, file: "a.csv") { source.read($0) }
  }

  /// The problems that a file is refused for.
  static func problems(
    _ wanted: [Wanted], _ bytes: [UInt8], pieces: Int = 1 << 20
  ) -> [Problem] {
    do {
      _ = try ColumnFile(wanted, bytes: bytes, pieces: pieces)
      return []
    } catch {
      return error.problems
    }
  }
}
