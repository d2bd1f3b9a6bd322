import StatisticalTables

/// Writes the sheets of a form as text.
enum FormText {
  /// Comma-separated values; the first column names the sheets.
  static func delimited(_ sheets: [(name: String, rows: [[String]])]) -> String {
    var writer = DelimitedWriter()
    for sheet in sheets {
      let width = sheet.rows.map(\.count).max() ?? 0
      writer.row([sheet.name] + Array(repeating: "", count: width))
      for row in sheet.rows { writer.row([""] + row) }
    }
    return writer.text
  }

  /// Tables between bars; a line break becomes a blank, as a table of this kind has none.
  static func markdown(_ sheets: [(name: String, rows: [[String]])]) -> String {
    var text = ""
    for sheet in sheets {
      text += "| \(sheet.name) |\n"
      for row in sheet.rows {
        let cells = row.map { cell in
          String(
            cell.flatMap { character -> [Character] in
              character.isNewline ? [" "] : character == "|" ? ["\\", "|"] : [character]
            })
        }
        text += "| | " + cells.joined(separator: " | ") + " |\n"
      }
    }
    return text
  }
}
