public import Problems

/// The bytes of a file as text: UTF-8 only, a byte order mark taken off.
public enum TextFile {
  /// The text of a file's bytes.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for the problem.
  /// - Returns: the text.
  /// - Throws: ``InputRefused`` naming the first byte that is not UTF-8, or a NUL byte.
  public static func decode(_ bytes: [UInt8], file: String) throws(InputRefused) -> String {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    try check(content, skipped: bytes.count - content.count, file: file)
    return String(decoding: content, as: UTF8.self)
  }

  static func check(_ bytes: [UInt8], skipped: Int, file: String) throws(InputRefused) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputRefused([Problem("file.utf16", at: Place(file, line: 1))])
    }
    if let zero = bytes.firstIndex(of: 0) {
      throw InputRefused([
        Problem(
          "file.nul", at: Place(file, line: line(of: zero, in: bytes)),
          ["byte": String(zero + skipped + 1)])
      ])
    }
    if let bad = firstInvalidByte(bytes) {
      let digits = String(bytes[bad], radix: 16, uppercase: true)
      throw InputRefused([
        Problem(
          "file.not-utf8", at: Place(file, line: line(of: bad, in: bytes)),
          [
            "byte": String(bad + skipped + 1),
            "value": digits.utf8.count < 2 ? "0" + digits : digits,
          ])
      ])
    }
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
  }
}
