import Problems
import StatisticalTables

/// The sheets of a form, whatever they are written in.
struct FormWorkbook {
  /// The file's name, as problems name it.
  let file: String
  /// The sheets in order.
  let tables: [FormTable]

  /// What a form is written in.
  enum Writing {
    /// A workbook, `.xlsx` or `.xls`.
    case workbook
    /// One file of comma-separated values in which a first column names the sheets.
    case delimited
    /// A text of tables between bars.
    case markdown
  }

  /// The sheet of a name, in whatever case it is written.
  subscript(name: String) -> FormTable? { tables.first { $0.name.lowercased() == name } }

  /// Reads the sheets of a file.
  ///
  /// - Throws: ``InputRefused`` where the file cannot be read as what it is.
  init(_ bytes: [UInt8], file: String, as writing: Writing) throws(InputRefused) {
    self.file = file
    switch writing {
    case .workbook:
      tables = FormWorkbook.tables(of: try Workbook(bytes, file: file).sheets, file: file)
    case .delimited:
      tables = FormWorkbook.tables(
        inDelimited: try Sheet(delimited: bytes, file: file), file: file)
    case .markdown:
      tables = try FormWorkbook.tables(inMarkdown: bytes, file: file)
    }
  }

  private static func tables(of sheets: [Sheet], file: String) -> [FormTable] {
    sheets.map { sheet in
      var rows = sheet.rows.map { row in
        FormTable.Row(
          number: row.number,
          fields: row.cells.compactMap { cell in
            let text = words(cell.content).trimmed
            return text.isEmpty ? nil : FormTable.Field(column: cell.column, text: text)
          })
      }.filter { !$0.fields.isEmpty }
      // The first row is the header even where it is empty: then no column has a name.
      if let first = rows.first, first.number > 1 {
        rows.insert(FormTable.Row(number: 1, fields: []), at: 0)
      }
      return FormTable(name: sheet.name ?? "", rows: rows, file: file, isWorkbook: true)
    }
  }

  private static func words(_ content: Sheet.Content) -> String {
    if case .bool(let value) = content { return value ? "TRUE" : "FALSE" }
    return content.text
  }

  private static func tables(inDelimited sheet: Sheet, file: String) -> [FormTable] {
    var tables: [FormTable] = []
    var name: String?
    var rows: [FormTable.Row] = []
    func close() {
      guard let name else { return }
      tables.append(FormTable(name: name, rows: rows, file: file, isWorkbook: false))
      rows = []
    }
    for row in sheet.rows {
      let fields = row.cells.map {
        FormTable.Field(column: $0.column, text: $0.content.text.trimmed)
      }.filter { !$0.text.isEmpty }
      if let first = fields.first, first.column == 0 {
        close()
        name = first.text
      }
      let content = fields.filter { $0.column > 0 }
      if name != nil, !content.isEmpty {
        rows.append(FormTable.Row(number: row.number, fields: content))
      }
    }
    close()
    return tables
  }

  private static func tables(
    inMarkdown bytes: [UInt8], file: String
  ) throws(InputRefused) -> [FormTable] {
    let text = try TextFile.decode(bytes, file: file)
    var tables: [FormTable] = []
    var name: String?
    var rows: [FormTable.Row] = []
    func close() {
      guard let name else { return }
      tables.append(FormTable(name: name, rows: rows, file: file, isWorkbook: false))
      rows = []
    }
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      let cells = cells(inMarkdown: line.trimmed)
      guard !cells.isEmpty else { continue }
      let fields = cells.enumerated().filter { !$0.element.isEmpty }
        .map { FormTable.Field(column: $0.offset, text: $0.element) }
      if let first = fields.first, first.column == 0 {
        close()
        name = first.text
      }
      let content = fields.filter { $0.column > 0 }
      if name != nil, !content.isEmpty {
        rows.append(FormTable.Row(number: index + 1, fields: content))
      }
    }
    close()
    return tables
  }

  /// The cells of a line between bars; none where the line is not part of a table, or rules one off.
  private static func cells(inMarkdown line: String) -> [String] {
    guard line.hasPrefix("|"), line.utf8.contains(where: { $0 != 0x7C && $0 != 0x2D && $0 != 0x20 })
    else { return [] }
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if character == "|", !isEscaped {
        cells.append(cell.trimmed)
        cell = ""
      } else if character == "|" {
        cell.removeLast()
        cell.append("|")
      } else {
        cell.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cells
  }
}
