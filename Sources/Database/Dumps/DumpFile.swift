#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A dump that is written: under another name until it is whole and on the disk.
final class DumpWriter {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var checksum = Checksum()
  private var isFinished = false

  init(_ path: String) throws(DatabaseError) {
    self.path = path
    descriptor = open(path + ".unfinished", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw Files.failure(path) }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(path + ".unfinished") }
  }

  /// The checksum of all lines so far.
  var sum: String { checksum.hexadecimal() }

  func add(_ line: [UInt8]) throws(DatabaseError) {
    checksum.add(line)
    buffer += line
    if buffer.count > 1 << 18 { try flush() }
  }

  func finish() throws(DatabaseError) {
    try flush()
    if fsync(descriptor) != 0 { throw Files.failure(path) }
    try Files.move(path + ".unfinished", to: path)
    isFinished = true
  }

  private func flush() throws(DatabaseError) {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count <= 0 { throw Files.failure(path) }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The lines of a dump, one after another.
final class DumpReader {
  /// No line of a dump is longer: a value may have 1 GB in SQLite, twice that in hexadecimal.
  private static let longest = 1 << 31

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var place = 0
  /// The number of the line that was read last, from 1.
  private(set) var line = 0
  private var checksum = Checksum()

  init(_ path: String) throws(DatabaseError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw Files.failure(path) }
  }

  deinit { close(descriptor) }

  /// The checksum of the lines that were added to it.
  var sum: String { checksum.hexadecimal() }

  /// Adds a line to the checksum.
  func add(_ line: [UInt8]) { checksum.add(line + [DumpLine.newline]) }

  /// The next line without its break, or nil at the end; a line without a break is not whole.
  func next() throws(DatabaseError) -> [UInt8]? {
    var searched = place
    while true {
      if let end = buffer[searched...].firstIndex(of: DumpLine.newline) {
        defer { place = end + 1 }
        line += 1
        return Array(buffer[place..<end])
      }
      buffer.removeFirst(place)
      place = 0
      searched = buffer.count
      if buffer.count > DumpReader.longest { return nil }
      guard try fill() else { return nil }
    }
  }

  private func fill() throws(DatabaseError) -> Bool {
    var more = [UInt8](repeating: 0, count: 1 << 18)
    let count = read(descriptor, &more, more.count)
    if count < 0 { throw Files.failure(path) }
    buffer += more.prefix(count)
    return count > 0
  }
}
