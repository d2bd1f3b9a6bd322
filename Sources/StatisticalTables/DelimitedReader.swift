import Problems

/// Walks over the bytes of a CSV file, a row at a time.
struct DelimitedReader {
  let bytes: [UInt8]
  var position: Int
  let separator: UInt8
  let file: String
  private var line = 1

  init(bytes: [UInt8], position: Int, separator: UInt8, file: String) {
    self.bytes = bytes
    self.position = position
    self.separator = separator
    self.file = file
  }

  /// The next row that is not empty, or nil at the end.
  mutating func next() throws(InputRefused) -> DelimitedFile.Row? {
    while position < bytes.count {
      let first = line
      let fields = try row()
      if fields.count > 1 || !(fields.first ?? "").isEmpty {
        return DelimitedFile.Row(line: first, fields: fields)
      }
    }
    return nil
  }

  private mutating func row() throws(InputRefused) -> [String] {
    let start = position
    let first = line
    var fields: [String] = []
    while true {
      if position - start > DelimitedFile.longestLine {
        throw InputRefused([
          Problem(
            "csv.line-too-long", at: Place(file, line: first),
            ["limit": String(DelimitedFile.longestLine)])
        ])
      }
      let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
      fields.append(isQuoted ? try quotedField(rowStart: start) : plainField(rowStart: start))
      guard position < bytes.count else { return fields }
      let byte = bytes[position]
      if byte == separator {
        position += 1
        if position == bytes.count { return fields + [""] }
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        endLine()
        return fields
      } else if isQuoted {
        throw InputRefused([Problem("csv.text-after-quote", at: Place(file, line: line))])
      }
    }
  }

  private mutating func endLine() {
    if bytes[position] == UInt8(ascii: "\r") { position += 1 }
    if position < bytes.count && bytes[position] == UInt8(ascii: "\n") { position += 1 }
    line += 1
  }

  private mutating func plainField(rowStart: Int) -> String {
    var start = position
    while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
      bytes[position] != 0x0D, position - rowStart <= DelimitedFile.longestLine
    {
      position += 1
    }
    var end = position
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func quotedField(rowStart: Int) throws(InputRefused) -> String {
    let opening = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count, position - rowStart <= DelimitedFile.longestLine {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          return String(decoding: content, as: UTF8.self)
        }
        position += 1
      } else if byte == 0x0A {
        line += 1
      }
      content.append(byte)
    }
    let isTooLong = position < bytes.count
    throw InputRefused([
      isTooLong
        ? Problem(
          "csv.line-too-long", at: Place(file, line: opening),
          ["limit": String(DelimitedFile.longestLine)])
        : Problem("csv.open-quote", at: Place(file, line: opening))
    ])
  }
}
