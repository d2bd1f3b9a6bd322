/// Bytes as letters, digits, `+` and `/`, as RFC 4648 has it.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Bytes as lines of 76 letters.
  static func lines(_ bytes: [UInt8]) -> [String] {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = Array(bytes[start..<min(start + 3, bytes.count)])
      let bits = three.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - three.count))
      for place in 0..<4 {
        let isPadding = place > three.count
        text.append(
          isPadding ? UInt8(ascii: "=") : letters[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
      }
    }
    return stride(from: 0, to: text.count, by: 76).map {
      String(decoding: text[$0..<min($0 + 76, text.count)], as: UTF8.self)
    }
  }

  /// The bytes of such lines; nil where other characters stand in them.
  static func bytes(_ lines: some Sequence<Substring>) -> [UInt8]? {
    var values = [Int8](repeating: -1, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = Int8(value) }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for line in lines {
      for letter in line.utf8 where letter != UInt8(ascii: "=") {
        let value = values[Int(letter)]
        guard value >= 0 else { return nil }
        bits = bits << 6 | UInt32(value)
        count += 6
        if count >= 8 {
          count -= 8
          bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
      }
    }
    return bytes
  }
}
