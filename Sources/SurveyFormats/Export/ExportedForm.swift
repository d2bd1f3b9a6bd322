public import Problems

/// A questionnaire in another program's format.
public struct ExportedForm: Sendable {
  /// The bytes of the file.
  public let bytes: [UInt8]
  /// What the other program will not know of: warnings with the question's id as the cell.
  public let problems: [Problem]
}

/// The rows of one sheet, with columns in the order in which they were first used.
struct FormRows {
  private(set) var columns: [String]
  private(set) var rows: [[String: String]] = []

  /// A sheet that begins with these columns, whether they are used or not.
  init(columns: [String]) { self.columns = columns }

  /// Adds a row; what is empty is left out.
  mutating func add(_ cells: [(column: String, text: String)]) {
    var row: [String: String] = [:]
    for (column, text) in cells where !text.isEmpty {
      if !columns.contains(column) { columns.append(column) }
      row[column] = text
    }
    rows.append(row)
  }

  /// The columns with our own and other technical ones last, and texts by language together.
  func ordered(_ order: [String]) -> [String] {
    func rank(_ column: String) -> (Int, Int) {
      let base = column.splitting("::")[0]
      let position = columns.firstIndex(of: column) ?? 0
      return (order.firstIndex(of: base) ?? order.count, position)
    }
    return columns.sorted { rank($0) < rank($1) }
  }

  /// The rows as fields below their header.
  func table(_ order: [String]) -> [[String]] {
    let columns = ordered(order)
    return [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
  }
}
