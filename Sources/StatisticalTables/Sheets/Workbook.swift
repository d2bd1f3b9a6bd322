public import Problems

/// A workbook as Excel and others write it: its sheets of cells.
///
/// Both Office Open XML (`.xlsx`, `.xlsm`) and the older workbooks of Excel 97 to 2003 (`.xls`) are read.
/// Values are read as they were last computed; formulas, colours and comments are passed over. Numbers
/// shown as dates become ISO 8601 by the sheet's number formats.
public struct Workbook: Sendable {
  /// The file's name, as problems name it.
  public let file: String
  /// The sheets, in the order of the tabs; charts and the like are left out.
  public let sheets: [Sheet]

  /// Reads a workbook.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` for what is no workbook, is damaged or encrypted, or unpacks to more
  ///   than 512 MB.
  public init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    var sheets: [Sheet] = []
    if bytes.starts(with: CompoundFile.signature) {
      sheets = try OldWorkbook(bytes, file: file).sheets()
      guard !sheets.isEmpty else {
        throw InputRefused([Problem("xlsx.no-sheets", at: Place(file))])
      }
      self.file = file
      self.sheets = sheets
      return
    }
    let parts = try WorkbookParts(bytes, file: file)
    for (name, path) in parts.sheets {
      guard let content = try parts.read(path) else { continue }
      sheets.append(
        try SheetReader(content, file: file, name: name, part: path).read(parts))
    }
    guard !sheets.isEmpty else {
      throw InputRefused([Problem("xlsx.no-sheets", at: Place(file))])
    }
    self.file = file
    self.sheets = sheets
  }

  /// The sheet of a name.
  ///
  /// - Parameter name: as the tab says.
  /// - Returns: the sheet, or nil where there is none.
  public subscript(name: String) -> Sheet? { sheets.first { $0.name == name } }
}
