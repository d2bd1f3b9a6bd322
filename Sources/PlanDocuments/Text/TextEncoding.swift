/// How a text file writes its letters.
///
/// A mark at the beginning decides, or zero bytes between the letters (UTF-16); else it is UTF-8 where that fits,
/// and Windows-1252 (which is Latin-1 with more signs) where it does not.
enum TextEncoding {
  case utf8
  case utf16(isLittle: Bool)
  case windows1252

  /// The text in UTF-8, without a mark at the beginning.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    switch encoding(of: bytes) {
    case .utf8: bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    case .utf16(let isLittle): fromUTF16(bytes[...], isLittle: isLittle)
    case .windows1252: fromWindows1252(bytes)
    }
  }

  /// The first kilobytes in UTF-8; nil for what is no text.
  static func start(of bytes: [UInt8]) -> [UInt8]? {
    let start = bytes.prefix(1 << 16)
    if case .utf16(let isLittle) = encoding(of: bytes) {
      return fromUTF16(start, isLittle: isLittle)
    }
    let control = start.count { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }
    guard !start.contains(0), control * 50 <= start.count else { return nil }
    return Array(bytes.starts(with: mark) ? start.dropFirst(mark.count) : start)
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func encoding(of bytes: [UInt8]) -> TextEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(isLittle: false) }
    let start = bytes.prefix(1 << 12)
    if start.count >= 4 {
      let zeros = start.enumerated().filter { $0.element == 0 }.map { $0.offset % 2 }
      let odd = zeros.count { $0 == 1 }
      if odd * 5 >= start.count * 2, odd == zeros.count { return .utf16(isLittle: true) }
      if zeros.count * 5 >= start.count * 2, odd == 0 { return .utf16(isLittle: false) }
    }
    return isUTF8(bytes) ? .utf8 : .windows1252
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  private static func fromUTF16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
      index += 2
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { text += windows1252Letters[Int(byte) - 0x80] }
    }
    return text
  }

  /// What the bytes from 80 on stand for, in UTF-8.
  static let windows1252Letters: [[UInt8]] = {
    let special: [UInt32] = [
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039,
      0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
      0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
    return (special + Array(0xA0...0xFF)).map { number in
      Array(String(Unicode.Scalar(number).map(Character.init) ?? "\u{FFFD}").utf8)
    }
  }()
}
