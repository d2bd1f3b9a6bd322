public import Problems

extension SheetMapping {
  /// Reads the sheet that the mapping names of a workbook.
  ///
  /// - Parameter workbook: the workbook.
  /// - Returns: the table.
  /// - Throws: ``InputRefused`` where the sheet is not there, or as ``cube(of:)-(Sheet)`` says.
  public func cube(of workbook: Workbook) throws(InputRefused) -> Cube {
    if let sheet {
      if let found = workbook[sheet] { return try cube(of: found) }
    } else if workbook.sheets.count == 1 {
      return try cube(of: workbook.sheets[0])
    }
    throw InputRefused([
      Problem(
        "sheet.no-sheet", at: Place(workbook.file),
        [
          "sheet": sheet ?? "",
          "known": workbook.sheets.compactMap(\.name).joined(separator: ", "),
        ])
    ])
  }

  /// Reads a sheet.
  ///
  /// - Parameter sheet: the sheet.
  /// - Returns: the table; the dimension of what is measured comes last.
  /// - Throws: ``InputRefused`` for columns that are not there, cells that are neither numbers nor
  ///   symbols, blank codes, a row whose codes stand on an earlier one, or units that differ without a
  ///   dimension that they go by.
  public func cube(of sheet: Sheet) throws(InputRefused) -> Cube {
    var reading = try SheetReading(self, sheet)
    try reading.readRows()
    return try reading.cube()
  }
}
