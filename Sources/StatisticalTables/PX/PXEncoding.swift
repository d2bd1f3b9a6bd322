import Problems

/// How the bytes of a PX file stand for characters.
///
/// A file whose keywords are UTF-8 is read as UTF-8 whatever it says: text in another code page is as
/// good as never UTF-8 by chance. Else `CODEPAGE` decides, and `CHARSET` where there is none.
struct PXEncoding: Sendable {
  /// The characters of the bytes from 128; nil for UTF-8.
  private let upper: [Unicode.Scalar]?

  /// Finds the encoding of a file.
  ///
  /// - Throws: ``InputRefused`` for UTF-16, a zero byte, or a code page that is not known.
  init(of bytes: [UInt8], file: String) throws(InputRefused) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputRefused([Problem("file.utf16", at: Place(file, line: 1))])
    }
    if let zero = bytes.firstIndex(of: 0) {
      let line = bytes[..<zero].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
      throw InputRefused([
        Problem("file.nul", at: Place(file, line: line), ["byte": String(zero + 1)])
      ])
    }
    if (try? UTF8Span(validating: bytes.span)) != nil {
      upper = nil
      return
    }
    let name = PXEncoding.declared("CODEPAGE", in: bytes)
    let charset = PXEncoding.declared("CHARSET", in: bytes)
    switch (name?.text ?? charset?.text ?? "").lowercased() {
    case "utf-8", "utf8":
      let bad = PXEncoding.firstBad(bytes)
      let line = bytes[..<bad].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
      throw InputRefused([
        Problem(
          "file.not-utf8", at: Place(file, line: line),
          ["byte": String(bad + 1), "value": String(bytes[bad], radix: 16, uppercase: true)])
      ])
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "1252", "ansi":
      upper = PXEncoding.windows1252
    case "iso-8859-15", "iso8859-15", "latin-9", "latin9", "28605": upper = PXEncoding.latin9
    case "", "850", "cp850", "ibm850": upper = PXEncoding.cp850
    case let other:
      throw InputRefused([
        Problem(
          "px.unknown-codepage", at: Place(file, line: name?.line ?? charset?.line),
          ["codepage": other])
      ])
    }
  }

  /// The text of some bytes.
  func decode(_ bytes: ArraySlice<UInt8>) -> String {
    guard let upper else { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append(byte < 128 ? Unicode.Scalar(byte) : upper[Int(byte) - 128])
    }
    return String(text)
  }

  /// The first quoted text after a keyword at the beginning of a line.
  private static func declared(
    _ keyword: String, in bytes: [UInt8]
  ) -> (text: String, line: Int)? {
    let pattern = Array((keyword + "=").utf8)
    var line = 1
    var isStart = true
    for position in bytes.indices {
      let byte = bytes[position]
      if byte == 0x0A { line += 1 }
      if isStart, byte == pattern[0], bytes[position...].starts(with: pattern) {
        let rest = bytes[(position + pattern.count)...].drop { $0 == UInt8(ascii: "\"") }
        let text = rest.prefix(40).prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ";") }
        return (String(decoding: text, as: UTF8.self), line)
      }
      // The header ends where the cells begin.
      if isStart, byte == UInt8(ascii: "D"), bytes[position...].starts(with: Array("DATA=".utf8)) {
        return nil
      }
      isStart = byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: ";")
    }
    return nil
  }

  private static func firstBad(_ bytes: [UInt8]) -> Int {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return 0
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// ISO 8859-1 with the characters that Windows has in place of the control characters.
  private static let windows1252 = scalars(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ")

  /// ISO 8859-15: ISO 8859-1 with the euro sign and seven letters.
  private static let latin9: [Unicode.Scalar] = {
    var table = scalars("")
    for (byte, scalar) in zip(
      [0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE], "€ŠšŽžŒœŸ".unicodeScalars)
    {
      table[byte - 128] = scalar
    }
    return table
  }()

  /// The code page of DOS in Western Europe: a file that names none is from its days.
  private static let cp850 = Array(
    """
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
    """.unicodeScalars)

  /// The characters of Latin-1 from 128, the first of them replaced.
  private static func scalars(_ first: String) -> [Unicode.Scalar] {
    var table = (UInt8(128)...255).map { Unicode.Scalar($0) }
    for (index, scalar) in first.unicodeScalars.enumerated() { table[index] = scalar }
    return table
  }
}
