/// The bytes between two words, as readers of references look at them.
struct GapBytes {
  /// What stands there, without spaces: dashes of any length as "-".
  private(set) var signs: [UInt8] = []
  private(set) var spaces = 0
  /// How many line ends follow each other; two make an empty line.
  private(set) var lines = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var run = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte > UInt8(ascii: " "), byte != 0xC2 { run = 0 }
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): spaces += 1
      case UInt8(ascii: "\n"):
        spaces += 1
        run += 1
        lines = max(lines, run)
      case 0xC2 where index + 1 < bytes.count:
        // A no-break space, or a quotation mark.
        index += 1
        if bytes[index] == 0xA0 { spaces += 1 } else { signs.append(UInt8(ascii: "\"")) }
      case 0xE2 where index + 2 < bytes.count:
        signs.append(GapBytes.sign(bytes[index + 1], bytes[index + 2]))
        index += 2
      default: signs.append(byte)
      }
      index += 1
      if signs.count > 8 { break }
    }
  }

  private static func sign(_ second: UInt8, _ third: UInt8) -> UInt8 {
    switch (second, third) {
    // Hyphens and dashes, and the minus sign.
    case (0x80, 0x90...0x95), (0x88, 0x92): UInt8(ascii: "-")
    case (0x80, 0x98...0x9F): UInt8(ascii: "\"")
    case (0x80, 0xAF), (0x80, 0x80...0x8A): UInt8(ascii: " ")
    default: 0
    }
  }

  var isEmpty: Bool { signs.isEmpty && spaces == 0 }
  /// Only spaces, and at least one.
  var isSpace: Bool { signs.isEmpty && spaces > 0 && lines < 2 }
  /// A full stop or point with nothing round it, as in "11.2".
  var isPoint: Bool { signs == [UInt8(ascii: ".")] && spaces == 0 }
  var isDash: Bool { signs == [UInt8(ascii: "-")] && lines < 2 }
  /// A sign that parts the items of a list.
  var isListSign: Bool {
    guard signs.count == 1, lines < 2 else { return false }
    return [",", "/", "&", "+", ";"].map { UInt8(ascii: $0) }.contains(signs[0])
  }
  var beginsWithPercent: Bool { signs.first == UInt8(ascii: "%") }
  var hasComma: Bool { signs == [UInt8(ascii: ",")] }

  /// Whether a number after it belongs to the word before it, as in "SDG: 3" and "SDG #3".
  func isOpening(afterNumberWord: Bool) -> Bool {
    guard lines < 2, signs.count <= 3 else { return false }
    let allowed = [":", "(", ")", "[", "#", "-", "\"", "'", "*", "_"].map { UInt8(ascii: $0) }
    return signs.allSatisfy {
      allowed.contains($0) || (afterNumberWord && $0 == UInt8(ascii: "."))
    }
  }
}
