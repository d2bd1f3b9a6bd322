/// The streams in a compound file, in which Office kept its documents before 2007.
///
/// Source: [MS-CFB], Compound File Binary File Format. Every chain of sectors is followed at most as far
/// as the file has sectors, so a file that lies about itself ends early and does no harm.
struct CompoundFile {
  /// How such a file begins.
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private let bytes: [UInt8]
  private let sectorSize: Int
  private var table: [UInt32] = []
  private var entries: [(name: String, start: UInt32, size: Int)] = []
  private var smallTable: [UInt32] = []
  private var small: [UInt8] = []
  private let cutoff: Int
  private let smallSize: Int

  /// Opens a file; nil where it is none, or damaged.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: CompoundFile.signature), bytes.count >= 512 else { return nil }
    self.bytes = bytes
    let shift = Int(bytes.word(at: 0x1E))
    let smallShift = Int(bytes.word(at: 0x20))
    guard shift == 9 || shift == 12, smallShift == 6 else { return nil }
    sectorSize = 1 << shift
    smallSize = 1 << smallShift
    cutoff = Int(bytes.double(at: 0x38))
    var sectors = (0..<109).map { bytes.double(at: 0x4C + 4 * $0) }.filter { $0 < 0xFFFF_FFFA }
    var next = bytes.double(at: 0x44)
    var left = bytes.count / sectorSize
    while next < 0xFFFF_FFFA, left > 0 {
      left -= 1
      guard let sector = sector(next) else { return nil }
      let numbers = stride(from: 0, to: sectorSize, by: 4).map { sector.double(at: $0) }
      sectors += numbers.dropLast().filter { $0 < 0xFFFF_FFFA }
      next = numbers.last ?? 0xFFFF_FFFE
    }
    guard sectors.count <= bytes.count / sectorSize else { return nil }
    for number in sectors {
      guard let sector = sector(number) else { return nil }
      table += stride(from: 0, to: sectorSize, by: 4).map { sector.double(at: $0) }
    }
    readDirectory()
    let smallBytes = chain(bytes.double(at: 0x3C))
    smallTable = stride(from: 0, to: smallBytes.count / 4 * 4, by: 4).map {
      smallBytes.double(at: $0)
    }
    if let root = entries.first { small = chain(root.start) }
  }

  private mutating func readDirectory() {
    let directory = chain(bytes.double(at: 0x30))
    for start in stride(from: 0, to: directory.count / 128 * 128, by: 128) {
      let length = min(64, Int(directory.word(at: start + 64))) / 2
      let units = (0..<max(0, length - 1)).map { directory.word(at: start + 2 * $0) }
      entries.append(
        (
          String(decoding: units, as: UTF16.self), directory.double(at: start + 116),
          Int(directory.double(at: start + 120))
        ))
    }
  }

  /// The bytes of a stream; nil where there is none of that name.
  func stream(_ name: String) -> [UInt8]? {
    guard let entry = entries.dropFirst().first(where: { $0.name == name }) else { return nil }
    if entry.size >= cutoff { return Array(chain(entry.start).prefix(entry.size)) }
    var found: [UInt8] = []
    var next = Int(entry.start)
    while next < smallTable.count, found.count < entry.size {
      let from = next * smallSize
      guard from + smallSize <= small.count else { break }
      found += small[from..<(from + smallSize)]
      next = Int(smallTable[next])
    }
    return Array(found.prefix(entry.size))
  }

  private func sector(_ number: UInt32) -> [UInt8]? {
    let from = (Int(number) + 1) * sectorSize
    guard from < bytes.count else { return nil }
    var sector = Array(bytes[from..<min(from + sectorSize, bytes.count)])
    sector += Array(repeating: 0, count: sectorSize - sector.count)
    return sector
  }

  private func chain(_ start: UInt32) -> [UInt8] {
    var found: [UInt8] = []
    var next = start
    var left = bytes.count / sectorSize + 1
    while left > 0, let sector = next < 0xFFFF_FFFA ? sector(next) : nil {
      found += sector
      left -= 1
      next = Int(next) < table.count ? table[Int(next)] : 0xFFFF_FFFE
    }
    return found
  }
}

extension [UInt8] {
  /// Two bytes as a number, the lower first; zeros beyond the end.
  func word(at position: Int) -> UInt16 {
    guard position >= 0, position + 1 < count else { return 0 }
    return UInt16(self[position]) | UInt16(self[position + 1]) << 8
  }

  /// Four bytes as a number, the lowest first; zeros beyond the end.
  func double(at position: Int) -> UInt32 {
    UInt32(word(at: position)) | UInt32(word(at: position + 2)) << 16
  }
}
