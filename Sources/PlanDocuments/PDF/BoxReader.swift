package import PlanReading

/// Reads what `pdftotext -bbox-layout` writes, a piece at a time: pages of blocks of lines of words, each with its box.
package struct BoxReader {
  /// The pages so far.
  package private(set) var pages: [LaidOutPage] = []
  private var page: LaidOutPage?
  private var block = 0
  private var line = Line()
  /// What was read of a line of the output that has no end yet.
  private var rest: [UInt8] = []

  private struct Line {
    var box: Box?
    var words: [UInt8] = []
    /// How many letters stand in words of each height, in quarters of a point.
    var heights: [(height: Float, letters: Int)] = []
    /// The right edge of the last word.
    var right: Float = 0
    var gaps: [Int] = []
  }

  private struct Box {
    var left: Float
    var top: Float
    var right: Float
    var bottom: Float
  }

  /// No line of the output is longer: a word of a page is not.
  private static let longestLine = 1 << 16

  /// A reader at the beginning.
  package init() {}

  /// Reads the next piece.
  ///
  /// - Parameter piece: what the program wrote next; it may end within a line.
  package mutating func read(_ piece: UnsafeRawBufferPointer) {
    var start = 0
    for index in piece.indices where piece[index] == UInt8(ascii: "\n") {
      if rest.isEmpty {
        readLine(UnsafeRawBufferPointer(rebasing: piece[start..<index]))
      } else {
        let line = rest + piece[start..<index]
        rest = []
        line.withUnsafeBytes { readLine($0) }
      }
      start = index + 1
    }
    if rest.count < BoxReader.longestLine { rest += piece[start...] }
  }

  private mutating func readLine(_ whole: UnsafeRawBufferPointer) {
    guard let first = whole.firstIndex(where: { $0 != UInt8(ascii: " ") }) else { return }
    let text = UnsafeRawBufferPointer(rebasing: whole[first...])
    guard text.count > 3, text[0] == UInt8(ascii: "<") else { return }
    switch (text[1], text[2]) {
    case (UInt8(ascii: "w"), _): readWord(text)
    case (UInt8(ascii: "l"), _): line = Line(box: BoxReader.box(text))
    case (UInt8(ascii: "/"), UInt8(ascii: "l")): finishLine()
    case (UInt8(ascii: "b"), UInt8(ascii: "l")): block += 1
    case (UInt8(ascii: "p"), _):
      let numbers = BoxReader.numbers(text)
      page = LaidOutPage(height: numbers.count > 1 ? numbers[1] : 842)
      block = 0
    case (UInt8(ascii: "/"), UInt8(ascii: "p")):
      if let page { pages.append(page) }
      page = nil
    default: break
    }
  }

  private mutating func readWord(_ text: UnsafeRawBufferPointer) {
    guard let open = text.firstIndex(of: UInt8(ascii: ">")),
      let close = text.lastIndex(of: UInt8(ascii: "<")), close > open, let box = BoxReader.box(text)
    else { return }
    let word = UnsafeRawBufferPointer(rebasing: text[(open + 1)..<close])
    if !line.words.isEmpty {
      // After a number or a bullet, a wide space is usual in headings and lists.
      let isWide = box.left - line.right > 1.5 * (box.bottom - box.top) && line.words.count > 6
      if isWide, line.gaps.count < 30 { line.gaps.append(line.words.count) }
      line.words.append(UInt8(ascii: " "))
    }
    line.right = box.right
    let start = line.words.count
    BoxReader.append(word, to: &line.words)
    let height = ((box.bottom - box.top) * 4).rounded() / 4
    let letters = line.words.count - start
    if let same = line.heights.firstIndex(where: { $0.height == height }) {
      line.heights[same].letters += letters
    } else if line.heights.count < 16 {
      line.heights.append((height, letters))
    }
  }

  private mutating func finishLine() {
    defer { line = Line() }
    guard let box = line.box, !line.words.isEmpty else { return }
    let size = line.heights.max { $0.letters < $1.letters }?.height ?? box.bottom - box.top
    page?.add(
      line.words, at: (box.left, box.top, box.right, box.bottom), size: size, block: block,
      gaps: line.gaps)
  }

  /// The box that a tag names.
  private static func box(_ text: UnsafeRawBufferPointer) -> Box? {
    let numbers = numbers(text)
    guard numbers.count >= 4 else { return nil }
    return Box(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
  }

  /// The numbers between quotation marks in a tag, at most four; what no page can hold is cut.
  private static func numbers(_ text: UnsafeRawBufferPointer) -> [Float] {
    var numbers: [Float] = []
    numbers.reserveCapacity(4)
    var index = 0
    while index < text.count, text[index] != UInt8(ascii: ">"), numbers.count < 4 {
      guard text[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      index += 1
      var value: Float = 0
      var scale: Float = 0
      var isNegative = false
      while index < text.count, text[index] != UInt8(ascii: "\"") {
        let byte = text[index]
        if byte == UInt8(ascii: "-") {
          isNegative = true
        } else if byte == UInt8(ascii: ".") {
          scale = 1
        } else if (0x30...0x39).contains(byte), scale < 1000 {
          value = value * 10 + Float(byte - 0x30)
          scale *= 10
        }
        index += 1
      }
      index += 1
      value = min(scale > 0 ? value / scale : value, 100_000)
      numbers.append(isNegative ? -value : value)
    }
    return numbers
  }

  private static let signs: [([UInt8], UInt8)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

  /// Adds a word with the signs that are written out; controls are dropped.
  private static func append(_ word: UnsafeRawBufferPointer, to words: inout [UInt8]) {
    var index = 0
    while index < word.count {
      let byte = word[index]
      if byte == UInt8(ascii: "&"),
        let (name, sign) = signs.first(where: { word[index...].starts(with: $0.0) })
      {
        words.append(sign)
        index += name.count
      } else {
        if byte >= 0x20 { words.append(byte) }
        index += 1
      }
    }
  }
}
