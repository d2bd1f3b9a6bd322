import Problems
import StatisticalTables

/// One sheet of a form: columns with names, and rows of words.
struct FormTable {
  /// The sheet's name as it is written.
  let name: String
  /// The names of the columns as they are written, in order; a column without a name is left out.
  let headers: [Field]
  /// The rows below the header that hold something.
  let rows: [Row]
  /// The file's name, as problems name it.
  let file: String
  /// Whether places are told as in a workbook, `survey!B7`, else by line.
  let isWorkbook: Bool

  /// The words of one cell.
  struct Field {
    /// The column, from 0.
    let column: Int
    /// The words, trimmed; never empty.
    let text: String
  }

  /// A row that holds something.
  struct Row {
    /// The number of the row in the sheet, or the line in the file.
    let number: Int
    /// What its cells hold, by column.
    let fields: [Field]
  }

  /// The row of the header, for problems.
  let headerRow: Int

  /// The place of a cell.
  func place(row: Int, column: Int) -> Place {
    let letters = Sheet.letters(column)
    if isWorkbook { return Place(file, cell: "\(name)!\(letters)\(row)") }
    let header = headers.first { $0.column == column }?.text
    return Place(file, line: row, cell: header.map { "\(name): \($0)" } ?? name)
  }

  /// The place of a row.
  func place(row: Int) -> Place {
    isWorkbook ? Place(file, cell: "\(name)!A\(row)") : Place(file, line: row, cell: name)
  }
}

extension FormTable {
  /// The words of rows, of which the first is the header.
  init(name: String, rows: [Row], file: String, isWorkbook: Bool) {
    self.name = name
    headers = rows.first?.fields ?? []
    headerRow = rows.first?.number ?? 1
    self.rows = Array(rows.dropFirst())
    self.file = file
    self.isWorkbook = isWorkbook
  }
}

extension StringProtocol {
  /// The words without blanks around them; a blank that does not break lines is a blank.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return text.contains("\u{A0}") ? String(text.map { $0 == "\u{A0}" ? " " : $0 }) : String(text)
  }
}
