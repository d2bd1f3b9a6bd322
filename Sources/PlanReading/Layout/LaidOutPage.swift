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

    /// A line.
    package init(
      range: Range<Int>, left: Float, top: Float, right: Float, bottom: Float, size: Float,
      block: Int
    ) {
      self.range = range
      self.left = left
      self.top = top
      self.right = right
      self.bottom = bottom
      self.size = size
      self.block = block
    }

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
  package mutating func add(
    _ words: [UInt8], at place: (left: Float, top: Float, right: Float, bottom: Float),
    size: Float, block: Int
  ) {
    let start = text.count
    text += words
    lines.append(
      Line(
        range: start..<text.count, left: place.left, top: place.top, right: place.right,
        bottom: place.bottom, size: size, block: block))
    text.append(UInt8(ascii: "\n"))
  }

  /// How many letters and digits it has, as far as it matters.
  package var letterCount: Int {
    text.reduce(0) { $0 + (ByteKind.table[Int($1)] == ByteKind.gap ? 0 : 1) }
  }
}
