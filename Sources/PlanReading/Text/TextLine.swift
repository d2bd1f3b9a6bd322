/// A line of a text, without the spaces round it.
struct TextLine {
  /// Its bytes in the text.
  var range: Range<Int>
  /// How far it is indented.
  var indent: Int
  /// Whether a form feed stands before it.
  var beginsPage = false

  var isEmpty: Bool { range.isEmpty }

  /// The lines of a text.
  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    var beginsPage = false
    func isSpace(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
    func add(_ end: Int) {
      var first = start
      var last = end
      while first < last, isSpace(bytes[first]) { first += 1 }
      while last > first, isSpace(bytes[last - 1]) { last -= 1 }
      lines.append(TextLine(range: first..<last, indent: first - start, beginsPage: beginsPage))
      beginsPage = false
    }
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") {
        add(index)
        start = index + 1
      } else if byte == 0x0C {
        add(index)
        beginsPage = true
        start = index + 1
      }
    }
    add(bytes.count)
    return lines
  }
}

/// The lines of a page with the bytes that they stand in.
struct PageLines {
  let bytes: [UInt8]
  let lines: [TextLine]
}
