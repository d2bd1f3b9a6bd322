/// Columns of words and numbers for a terminal: words to the left, numbers to the right.
struct PlainTable {
  /// The headings; the first is that of the row labels.
  let headings: [String]
  /// The rows, each with a field for each heading; a row of one field is a heading inside.
  var rows: [[String]] = []

  /// How wide row labels may be before they go on below.
  private static let widestLabel = 46
  /// How wide a heading of numbers may be.
  private static let widestHeading = 12

  /// The lines, without blanks at their ends.
  var lines: [String] {
    let full = rows.filter { $0.count == headings.count }
    let labels = full.map { Self.label($0[0]) }
    let heads = headings.enumerated().map { column, heading in
      let widest = full.map { $0[column].count }.max() ?? 0
      return Wrapping.lines(
        heading, width: column == 0 ? Self.widestLabel : max(Self.widestHeading, widest))
    }
    let widths = heads.indices.map { column in
      let fields = column == 0 ? labels.flatMap { $0 } : full.map { $0[column] }
      return (heads[column] + fields).map(\.count).max() ?? 0
    }
    let height = heads.map(\.count).max() ?? 0
    var lines = (0..<height).map { line in
      let fields = heads.map { head in
        let first = height - head.count
        return line >= first ? head[line - first] : ""
      }
      return Self.line(fields, widths: widths)
    }
    for row in rows {
      guard row.count == headings.count else {
        lines += row.map { "\u{2022} \($0)" }
        continue
      }
      let label = Self.label(row[0])
      lines += label.dropLast()
      lines.append(Self.line([label.last ?? ""] + row.dropFirst(), widths: widths))
    }
    return lines
  }

  /// A row label in lines; those after the first stand a little in.
  private static func label(_ text: String) -> [String] {
    Wrapping.lines(text, width: widestLabel - 2).enumerated().map { $0 == 0 ? $1 : "  " + $1 }
  }

  private static func line(_ fields: [String], widths: [Int]) -> String {
    let padded = zip(fields, widths).enumerated().map { column, field in
      let blanks = String(repeating: " ", count: max(0, field.1 - field.0.count))
      return column == 0 ? field.0 + blanks : blanks + field.0
    }
    var line = padded.joined(separator: "  ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}

/// Text in lines of a width, broken at blanks.
enum Wrapping {
  /// The lines; a word that is wider than a line stands alone in one.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
