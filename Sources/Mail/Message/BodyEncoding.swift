/// Base 64 (RFC 4648).
enum Base64 {
  private static let signs = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count / 3 * 4 + 4)
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 6 {
        count -= 6
        out.append(signs[bits >> count & 63])
      }
      bits &= (1 << count) - 1
    }
    if count > 0 { out.append(signs[bits << (6 - count) & 63]) }
    while out.count % 4 != 0 { out.append(UInt8(ascii: "=")) }
    return String(decoding: out, as: UTF8.self)
  }

  /// In lines of 76 signs.
  static func lines(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 57).flatMap { start in
      Array(text(bytes[start..<min(start + 57, bytes.count)]).utf8) + [0x0D, 0x0A]
    }
  }

  /// The bytes of a text; signs that do not belong to it are left out, as RFC 2045 has it.
  static func bytes(_ text: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var bits = 0
    var count = 0
    for sign in text {
      if sign == UInt8(ascii: "=") { break }
      guard let value = values[sign] else { continue }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    return out
  }

  private static let values = Dictionary(
    uniqueKeysWithValues: signs.enumerated().map { ($1, $0) })
}

/// Quoted-printable (RFC 2045, 6.7): readable where the text is mostly ASCII, and never a line above 76
/// signs or a line that begins with a point.
enum QuotedPrintable {
  static func lines(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var width = 0
      let bytes = Array(line.utf8)
      for (index, byte) in bytes.enumerated() {
        let isLast = index == bytes.count - 1
        let isPlain =
          (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
          && !(width == 0 && byte == UInt8(ascii: "."))
          || (byte == 0x20 || byte == 0x09) && !isLast
        let piece = isPlain ? [byte] : escaped(byte)
        if width + piece.count > 75 {
          out += [UInt8(ascii: "="), 0x0D, 0x0A]
          // A point at the beginning of a line means something to SMTP.
          let next = byte == UInt8(ascii: ".") ? escaped(byte) : piece
          out += next
          width = next.count
        } else {
          out += piece
          width += piece.count
        }
      }
      out += [0x0D, 0x0A]
    }
    return out
  }

  static func bytes(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "=") {
        if index + 2 < text.count, let high = digit(text[index + 1]),
          let low = digit(text[index + 2])
        {
          out.append(UInt8(high << 4 | low))
          index += 3
          continue
        }
        if index + 1 < text.count, text[index + 1] == 0x0A {
          index += 2
          continue
        }
        if index + 2 < text.count, text[index + 1] == 0x0D, text[index + 2] == 0x0A {
          index += 3
          continue
        }
      }
      out.append(text[index])
      index += 1
    }
    return out
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }
}
