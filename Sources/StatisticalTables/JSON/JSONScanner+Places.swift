package import Problems

extension JSONScanner {
  /// Where a byte stands: its line, and its column in characters, both from 1.
  ///
  /// - Parameters:
  ///   - offset: the byte.
  ///   - cell: the path of keys that leads there, where it helps.
  /// - Returns: the place.
  package func place(at offset: Int, cell: String? = nil) -> Place {
    JSONScanner.place(at: offset, in: bytes, file: file, cell: cell)
  }

  static func place(at offset: Int, in bytes: [UInt8], file: String, cell: String?) -> Place {
    var line = 1
    var column = 1
    for byte in bytes[..<min(offset, bytes.count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    // A byte order mark is no character of the first line.
    if line == 1, column > 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { column -= 1 }
    return Place(file, line: line, column: column, cell: cell)
  }

  /// A refusal at a byte.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - offset: the byte.
  ///   - values: what to fill into its words.
  /// - Returns: the error to throw.
  package func refusal(
    _ code: String, at offset: Int, _ values: [String: String] = [:]
  ) -> InputRefused {
    InputRefused([Problem(code, at: place(at: offset), values)])
  }

  /// What stands next belongs to no JSON, or is not what was asked for.
  package func unexpected() -> InputRefused {
    guard offset < bytes.count else { return endOfFile() }
    if isComment { return refusal("json.comment", at: offset) }
    var end = offset
    while end < bytes.count, end < offset + 40, JSONNumber.isWord(bytes[end]) { end += 1 }
    if end > offset, ["NaN", "Infinity", "nan", "inf"].contains(piece(offset, end)) {
      return refusal("json.number", at: offset, ["found": piece(offset, end)])
    }
    return refusal(
      "json.unexpected", at: offset, ["found": piece(offset, max(end, offset + 1))])
  }

  func endOfFile() -> InputRefused { refusal("json.ends-early", at: bytes.count) }

  var isComment: Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] == UInt8(ascii: "#") { return true }
    return bytes[offset] == UInt8(ascii: "/") && offset + 1 < bytes.count
      && [UInt8(ascii: "/"), UInt8(ascii: "*")].contains(bytes[offset + 1])
  }

  /// A piece of the file to show, whole characters only.
  func piece(_ start: Int, _ end: Int) -> String {
    var end = min(end, start + 40, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
