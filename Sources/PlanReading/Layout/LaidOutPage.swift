/// A page as lines with their places, in reading order.
package struct LaidOutPage: Sendable {
  /// A line, its place in points from the page's upper left corner.
  package struct Line: Sendable {
    /// Its bytes in the page's text.
    package let range: Range<Int>
    /// Its left edge.
    package let left: Float
    /// Its upper edge.
    package let top: Float
    /// Its right edge.
    package let right: Float
    /// Its lower edge.
    package let bottom: Float
    /// How high its letters are: the height of the word that most of its letters stand in.
    package let size: Float
    /// The number of the block on the page that it belongs to; lines of a block follow each other.
    package let block: Int
    /// The spaces in its bytes that are wide enough to part cells of a table.
    package let gaps: [Int]

    /// Whether it runs up or down the page.
    var isTurned: Bool { range.count > 3 && right - left < (bottom - top) * 1.2 }
  }

  /// Its height in points.
  package let height: Float
  /// Its text in UTF-8, one line a line.
  package private(set) var text: [UInt8] = []
  /// Its lines.
  package private(set) var lines: [Line] = []

  /// A page without lines.
  ///
  /// - Parameter height: its height in points.
  package init(height: Float) {
    self.height = height
  }

  /// Adds a line.
  ///
  /// - Parameters:
  ///   - words: its text in UTF-8.
  ///   - place: left, upper, right and lower edge.
  ///   - size: the height of its letters.
  ///   - block: the block that it belongs to.
  ///   - gaps: the places in the words of spaces that are wide enough to part cells of a table.
  package mutating func add(
    _ words: [UInt8], at place: (left: Float, top: Float, right: Float, bottom: Float),
    size: Float, block: Int, gaps: [Int] = []
  ) {
    let start = text.count
    text += words
    lines.append(
      Line(
        range: start..<text.count, left: place.left, top: place.top, right: place.right,
        bottom: place.bottom, size: size, block: block, gaps: gaps.map { start + $0 }))
    text.append(UInt8(ascii: "\n"))
  }

  /// A line as a row of a table: bars for the wide spaces.
  func row(_ line: Line) -> [UInt8] {
    var row: [UInt8] = []
    for index in line.range {
      if line.gaps.contains(index) { row += [UInt8(ascii: " "), UInt8(ascii: "|")] }
      row.append(text[index])
    }
    return row
  }

  /// How many letters and digits it has, as far as it matters.
  package var letterCount: Int {
    text.reduce(0) { $0 + (ByteKind.table[Int($1)] == ByteKind.gap ? 0 : 1) }
  }
}
