/// The secret in a personal link: whoever has it may answer.
///
/// Written in the 32 signs of Crockford's base 32 (no i, l, o or u), so that it can stand in an address, and
/// be typed from a letter: capitals, blanks and hyphens do not matter, and signs that look alike are taken
/// for each other.
public struct LinkToken: Hashable, Sendable, CustomStringConvertible {
  /// The random bytes, at least ``fewestBytes``.
  let bytes: [UInt8]

  /// 128 bits: nobody finds one by trying.
  public static let fewestBytes = 16

  private static let signs = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// A token of random bytes.
  ///
  /// - Parameter random: 16 to 32 bytes from a source of randomness that is fit for secrets.
  /// - Returns: nil where there are too few or too many.
  public init?(random: [UInt8]) {
    guard (LinkToken.fewestBytes...32).contains(random.count) else { return nil }
    bytes = random
  }

  /// A token as it stands in an address or was typed.
  ///
  /// - Parameter typed: the signs.
  /// - Returns: nil where it cannot be a token.
  public init?(_ typed: String) {
    guard typed.utf8.count <= 128 else { return nil }
    var bits = 0
    var count = 0
    var bytes: [UInt8] = []
    for byte in typed.lowercased().utf8 where byte != 0x2D && byte != 0x20 {
      let sign: UInt8 =
        switch byte {
        case UInt8(ascii: "o"): UInt8(ascii: "0")
        case UInt8(ascii: "i"), UInt8(ascii: "l"): UInt8(ascii: "1")
        case UInt8(ascii: "u"): UInt8(ascii: "v")
        default: byte
        }
      guard let value = LinkToken.signs.firstIndex(of: sign) else { return nil }
      bits = bits << 5 | value
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    // What is left over are the zeros that filled the last sign.
    guard bits == 0, count < 5 else { return nil }
    self.init(random: bytes)
  }

  /// The token as it stands in an address: 26 signs for 128 bits.
  public var description: String {
    var text: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 5 {
        count -= 5
        text.append(LinkToken.signs[bits >> count & 31])
      }
      bits &= (1 << count) - 1
    }
    if count > 0 { text.append(LinkToken.signs[bits << (5 - count) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The token as it stands in a letter: in groups of five, with hyphens.
  public var grouped: String {
    let signs = Array(description)
    return stride(from: 0, to: signs.count, by: 5).map { start in
      String(signs[start..<min(start + 5, signs.count)])
    }.joined(separator: "-")
  }
}
