/// The figures of one indicator as the repository holds them, rows and columns in Open SDG's order.
public struct RepositoryTable: Hashable, Sendable {
  /// The columns: `Year` first, `Value` last.
  public internal(set) var columns: [String]
  /// The rows, in the order of the files.
  public internal(set) var rows: [Row]
  /// The files they come from.
  public internal(set) var files: [String]

  /// One row.
  public struct Row: Hashable, Sendable {
    /// The file it stands in.
    public let file: String
    /// The line in it, from 1.
    public let line: Int
    /// The fields in the order of the columns, blanks at their ends taken off; empty where nothing stands.
    public internal(set) var fields: [String]
  }

  /// The place of a column.
  ///
  /// - Parameter name: the column's name.
  /// - Returns: nil where there is none.
  public func index(of name: String) -> Int? { columns.firstIndex(of: name) }

  /// The number in a field, as Open SDG reads it.
  ///
  /// - Parameter text: the field.
  /// - Returns: nil for an empty field, a word that stands for one, or what is no number.
  public static func number(_ text: String) -> Double? {
    guard !text.isEmpty,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) })
    else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// These rows with those of another source of the same indicator below them, columns joined.
  func appending(_ other: RepositoryTable) -> RepositoryTable {
    let more = other.columns.filter { !columns.contains($0) }
    let inner = columns.filter { $0 != "Year" && $0 != "Value" } + more
    let all = ["Year"] + inner + ["Value"]
    func arranged(_ table: RepositoryTable) -> [Row] {
      let places = all.map { table.columns.firstIndex(of: $0) }
      return table.rows.map { row in
        Row(file: row.file, line: row.line, fields: places.map { $0.map { row.fields[$0] } ?? "" })
      }
    }
    return RepositoryTable(
      columns: all, rows: arranged(self) + arranged(other), files: files + other.files)
  }
}
