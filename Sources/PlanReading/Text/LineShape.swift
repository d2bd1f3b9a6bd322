/// What a line looks like: a heading, a point of a list, a line of a table of contents.
struct LineShape {
  private let bytes: Slice<UnsafeBufferPointer<UInt8>>

  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    self.bytes = bytes
  }

  /// Whether it begins with a bullet, a dash, or a number or letter with a bracket.
  var isPoint: Bool { pointLength != nil }

  /// How many bytes its bullet takes.
  var pointLength: Int? {
    guard bytes.count > 2 else { return nil }
    let start = bytes.startIndex
    let first = bytes[start]
    let space = UInt8(ascii: " ")
    if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "o")].contains(first) {
      return bytes[start + 1] == space ? 2 : nil
    }
    if first == 0xE2, bytes.count > 4 {
      // Bullets and dashes: • ‣ – — and those of the private use area.
      let isBullet =
        bytes[start + 1] == 0x80 && [0x93, 0x94, 0xA2, 0xA3].contains(bytes[start + 2])
      let isShape = bytes[start + 1] == 0x96 || bytes[start + 1] == 0x97
      return isBullet || isShape ? 3 : nil
    }
    if first == 0xEF, bytes.count > 4 { return bytes[start + 1] >= 0x80 ? 3 : nil }
    if first == 0xC2, bytes[start + 1] == 0xB7 { return 2 }
    var index = start
    while index < bytes.endIndex, index - start < 2, isDigit(bytes[index]) { index += 1 }
    if index == start, isLetter(first) { index += 1 }
    guard index > start, index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: ")"),
      bytes[index + 1] == space
    else { return nil }
    return index + 2 - start
  }

  /// A line of a table of contents: dots that lead to a page's number.
  var isContents: Bool {
    var run = 0
    var longest = 0
    for byte in bytes {
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") {
        run += 1
        longest = max(longest, run)
      } else if byte != UInt8(ascii: " ") {
        run = 0
      }
    }
    return longest >= 5
  }

  /// How deep the section is that its number names: "3.2 Mål" is 2.
  var sectionDepth: Int? {
    var index = bytes.startIndex
    var depth = 0
    while index < bytes.endIndex, isDigit(bytes[index]) {
      let first = index
      while index < bytes.endIndex, isDigit(bytes[index]) { index += 1 }
      guard index - first <= 2 else { return nil }
      depth += 1
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ".") else { break }
      index += 1
    }
    guard depth > 0, index < bytes.endIndex, bytes[index] == UInt8(ascii: " ") else { return nil }
    while index < bytes.endIndex, bytes[index] == UInt8(ascii: " ") { index += 1 }
    guard index < bytes.endIndex, isCapital(index) else { return nil }
    return min(depth, 6)
  }

  /// Short, begins with a capital letter or a number, ends without a full stop.
  var mayBeHeading: Bool {
    guard (3...100).contains(bytes.count), let last = bytes.last, !isContents, !isPoint else {
      return false
    }
    let ends = [".", ",", ";", ":", "-"].map { UInt8(ascii: $0) }
    guard !ends.contains(last), bytes.contains(where: isLetter) else { return false }
    return isCapital(bytes.startIndex) || sectionDepth != nil
  }

  /// Written in capitals only.
  var isCapitals: Bool {
    bytes.contains(where: isLetter)
      && !bytes.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private func isDigit(_ byte: UInt8) -> Bool { ByteKind.table[Int(byte)] == ByteKind.digit }
  private func isLetter(_ byte: UInt8) -> Bool { ByteKind.table[Int(byte)] == ByteKind.letter }

  private func isCapital(_ index: Int) -> Bool {
    let byte = bytes[index]
    if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) { return true }
    return byte == 0xC3 && index + 1 < bytes.endIndex && bytes[index + 1] < 0x9F
  }
}
