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

  /// Looks for what is no text.
  ///
  /// - Parameters:
  ///   - bytes: the file, or a part that begins and ends between characters.
  ///   - skipped: how many bytes of the file come before.
  ///   - file: its name, for the problem.
  ///   - part: the line on which a later part begins; nil for the beginning of a file.
  static func check(
    _ bytes: [UInt8], skipped: Int, file: String, part: Int? = nil
  ) throws(InputRefused) {
    if part == nil, bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputRefused([Problem("file.utf16", at: Place(file, line: 1))])
    }
    let first = part ?? 1
    if let zero = bytes.firstIndex(of: 0) {
      throw InputRefused([
        Problem(
          "file.nul", at: Place(file, line: first + lines(before: zero, in: bytes)),
          ["byte": String(zero + skipped + 1)])
      ])
    }
    if let bad = firstInvalidByte(bytes) {
      let digits = String(bytes[bad], radix: 16, uppercase: true)
      throw InputRefused([
        Problem(
          "file.not-utf8", at: Place(file, line: first + lines(before: bad, in: bytes)),
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

  private static func lines(before offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
  }
}
