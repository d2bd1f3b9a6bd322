extension TextMeasure {
  /// Wraps a text on words into lines no wider than a width.
  ///
  /// A line may also end after a hyphen or a slash and at a soft hyphen; a word wider than the line
  /// is parted with a hyphen.
  ///
  /// - Parameters:
  ///   - text: the text; runs of white space count as one space.
  ///   - width: the width in px.
  ///   - size: the size of the text in px.
  ///   - bold: whether the text is bold.
  /// - Returns: the lines, none where the text is empty.
  static func wrap(_ text: String, width: Double, size: Double, bold: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    func fits(_ candidate: String) -> Bool {
      Self.width(candidate, size: size, bold: bold) <= width
    }
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }) {
      var glue = line.isEmpty ? "" : " "
      for piece in pieces(of: word) {
        // A soft hyphen shows only where the line ends at it.
        let shown = piece.last == "\u{AD}" ? String(piece.dropLast()) + "-" : piece
        let isSoft = line.last == "\u{AD}"
        let joined = (isSoft ? String(line.dropLast()) : line) + glue + piece
        if fits((isSoft ? String(line.dropLast()) : line) + glue + shown) {
          line = joined
        } else {
          if !line.isEmpty { lines.append(isSoft ? String(line.dropLast()) + "-" : line) }
          line = piece
          while !fits(line), let cut = parted(line, fits: fits) {
            lines.append(cut.head)
            line = cut.tail
          }
        }
        glue = ""
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// A word between the places where a line may end.
  private static func pieces(of word: Substring) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in word {
      piece.append(character)
      if "-/\u{AD}\u{2013}".contains(character), piece.count > 1 {
        pieces.append(piece)
        piece = ""
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  /// As much of a word as fits with a hyphen, and the rest; nil where nothing more can be parted.
  private static func parted(
    _ word: String, fits: (String) -> Bool
  ) -> (head: String, tail: String)? {
    guard word.count > 2 else { return nil }
    var head = ""
    for character in word.dropLast() {
      if !head.isEmpty, !fits(head + String(character) + "-") { break }
      head.append(character)
    }
    // One or two letters alone on a line are hard to read together with the rest.
    if head.count > 4, word.count - head.count < 3 { head = String(word.dropLast(3)) }
    return (head + "-", String(word.dropFirst(head.count)))
  }
}
