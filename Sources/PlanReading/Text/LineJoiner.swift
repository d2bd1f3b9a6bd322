/// Joins the lines of a passage to a text: words parted at a line's end are put together, letters
/// of two signs become one, and what is only there for the page is dropped.
struct LineJoiner {
  private(set) var bytes: [UInt8] = []
  /// Whether the last line ended with a soft hyphen: its word goes on.
  private var isParted = false

  /// Adds a line.
  mutating func add(_ line: some Collection<UInt8>) {
    let isParted = self.isParted
    self.isParted = line.suffix(2).elementsEqual([0xC2, 0xAD])
    let line = LineJoiner.cleaned(line)
    guard let first = line.first else { return }
    if let last = bytes.last, !isParted {
      switch join(last, first, line) {
      case .together: bytes.removeLast()
      case .withHyphen: break
      case .apart: bytes.append(UInt8(ascii: " "))
      }
    }
    bytes += line
  }

  private enum Joint {
    case together
    case withHyphen
    case apart
  }

  /// "bærekrafts-" and "mål" are one word; "klima-" and "og" are two; "FN-" and "mål" keep the hyphen.
  private func join(_ last: UInt8, _ first: UInt8, _ line: [UInt8]) -> Joint {
    guard last == UInt8(ascii: "-"), bytes.count >= 2 else { return .apart }
    let before = bytes[bytes.count - 2]
    guard ByteKind.table[Int(before)] != ByteKind.gap || before & 0xC0 == 0x80 else {
      return .apart
    }
    let word = line.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }
    if LineJoiner.links.contains(Array(word)) { return .apart }
    let isSmall =
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
      || (first == 0xC3 && line.count > 1 && line[1] >= 0xA0)
    let endsSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(before) || before >= 0xA0
    return isSmall && endsSmall ? .together : .withHyphen
  }

  private static let links: Set<[UInt8]> = Set(
    ["og", "eller", "samt", "and", "or", "och", "til"].map { Array($0.utf8) })

  /// A line without soft hyphens and zero-width signs, with ligatures and combining rings resolved.
  private static func cleaned(_ line: some Collection<UInt8>) -> [UInt8] {
    guard line.contains(where: { $0 >= 0xC2 }) else { return Array(line) }
    let bytes = Array(line)
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      if let (length, letters) = replacement(rest, after: clean) {
        if letters.isEmpty || letters[0] != 0xFF {
          clean += letters
        } else {
          clean.removeLast()
          clean += letters.dropFirst()
        }
        index += length
      } else {
        clean.append(bytes[index])
        index += 1
      }
    }
    return clean
  }

  /// How many bytes are replaced, and by what; a first FF also takes the letter before.
  private static func replacement(
    _ rest: ArraySlice<UInt8>, after clean: [UInt8]
  ) -> (Int, [UInt8])? {
    let first = rest[rest.startIndex]
    guard first >= 0xC2 else { return nil }
    for (sign, letters) in signs where rest.starts(with: sign) { return (sign.count, letters) }
    guard first == 0xCC, rest.count > 1, let base = clean.last,
      let composed = accents[[base, rest[rest.startIndex + 1]]]
    else { return nil }
    return (2, [0xFF] + composed)
  }

  private static let signs: [([UInt8], [UInt8])] = [
    ("\u{AD}", ""), ("\u{200B}", ""), ("\u{FEFF}", ""), ("\u{FB00}", "ff"), ("\u{FB01}", "fi"),
    ("\u{FB02}", "fl"), ("\u{FB03}", "ffi"), ("\u{FB04}", "ffl"), ("\u{2011}", "-"),
    ("\u{2010}", "-"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The letters that some programs write as a letter and an accent of its own.
  private static let accents: [[UInt8]: [UInt8]] = {
    let pairs: [(String, UInt8, String)] = [
      ("a", 0x8A, "å"), ("A", 0x8A, "Å"), ("a", 0x88, "ä"), ("A", 0x88, "Ä"), ("o", 0x88, "ö"),
      ("O", 0x88, "Ö"), ("e", 0x81, "é"), ("E", 0x81, "É"), ("o", 0x80, "ò"), ("e", 0x80, "è"),
      ("o", 0x82, "ô"), ("a", 0x81, "á"), ("u", 0x88, "ü"), ("c", 0x8C, "č"), ("s", 0x8C, "š"),
      ("z", 0x8C, "ž"),
    ]
    return Dictionary(
      pairs.map { (Array($0.0.utf8) + [$0.1], Array($0.2.utf8)) }, uniquingKeysWith: { $1 })
  }()
}
