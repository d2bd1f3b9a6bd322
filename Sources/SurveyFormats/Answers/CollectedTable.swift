public import Problems
import StatisticalTables

/// Answers as another tool gives them away: a row of names, then a row for each response.
public struct CollectedTable: Hashable, Sendable {
  /// The file's name, for problems.
  public let file: String
  /// The names of the columns, as they are written.
  public let columns: [String]
  /// The rows below the names that hold something.
  public let rows: [Row]

  /// A row.
  public struct Row: Hashable, Sendable {
    /// The line in the file, or the row of the sheet.
    public let line: Int
    /// A field for each column; empty where the cell is.
    public let fields: [String]
  }

  /// Reads a file: a workbook (`.xlsx`, `.xls`), or values between commas, semicolons or tabs.
  ///
  /// - Parameters:
  ///   - bytes: what the file holds; that says what it is.
  ///   - file: its name, for problems.
  /// - Throws: `InputRefused` where it cannot be read, or has no names of columns.
  public init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    self.file = file
    let isWorkbook =
      bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    let sheet =
      isWorkbook
      ? try Workbook(bytes, file: file).sheets.first { !$0.rows.isEmpty }
      : try Sheet(delimited: bytes, file: file)
    guard let sheet, let head = sheet.rows.first else {
      throw InputRefused([Problem("csv.empty", at: Place(file, line: 1))])
    }
    let width = (head.cells.map(\.column).max() ?? 0) + 1
    columns = (0..<width).map { CollectedTable.text(head[$0]) }
    rows = sheet.rows.dropFirst().compactMap { row in
      let fields = (0..<width).map { CollectedTable.text(row[$0]) }
      return fields.allSatisfy(\.isEmpty) ? nil : Row(line: row.number, fields: fields)
    }
  }

  init(file: String, columns: [String], rows: [Row]) {
    self.file = file
    self.columns = columns
    self.rows = rows
  }

  private static func text(_ content: Sheet.Content?) -> String {
    (content?.text ?? "").trimmed
  }
}
