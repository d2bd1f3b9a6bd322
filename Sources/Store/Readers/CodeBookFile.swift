public import Problems
public import SurveyFormats

/// Reads the code book of collected answers: a table with a row for each column and code, or YAML with a line for
/// each column, `"Column": question`.
public enum CodeBookFile {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name; the ending says whether it is a table (`.csv`, `.tsv`, `.xlsx`, `.xls`) or YAML.
  /// - Returns: the code book.
  /// - Throws: `InputRefused` where it is neither.
  public static func read(
    _ bytes: [UInt8], file: String
  ) throws(InputRefused) -> CollectedCodeBook {
    let name = file.lowercased()
    if [".csv", ".tsv", ".xlsx", ".xls"].contains(where: name.hasSuffix) {
      return try CollectedCodeBook(try CollectedTable(bytes, file: file))
    }
    return CollectedCodeBook(columns: try ColumnNames.read(bytes, file: file))
  }
}
