/// A ZIP archive that holds its files as they are, so that what libFuzzer makes up reaches the readers behind it.
enum StoredArchive {
  /// The bytes of an archive with these files.
  static func bytes(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let size = UInt32(file.content.count)
      let common =
        [20, 0x0800, 0, 0, 0x21].flatMap(short) + long(checksum(file.content)) + long(size)
        + long(size) + short(name.count) + short(0)
      directory +=
        long(0x0201_4B50) + short(20) + common + [0, 0, 0].flatMap(short) + long(0)
        + long(UInt32(bytes.count)) + name
      bytes += long(0x0403_4B50) + common + name + file.content
    }
    let end =
      long(0x0605_4B50) + [0, 0, files.count, files.count].flatMap(short)
      + long(UInt32(directory.count)) + long(UInt32(bytes.count)) + short(0)
    return bytes + directory + end
  }

  private static func short(_ value: Int) -> [UInt8] {
    [UInt8(value & 255), UInt8(value >> 8 & 255)]
  }

  private static func long(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 255) }
  }

  /// CRC-32, which the reader holds the content against.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1
      }
    }
  }
}
