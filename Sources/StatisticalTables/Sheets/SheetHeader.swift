import Problems

/// The headings of a sheet's columns, of one row or several.
struct SheetHeader {
  /// The parts of each heading, from above; a blank cell of an upper row takes what stands left of it.
  private(set) var names: [Int: [String]] = [:]
  private let sheet: Sheet
  private let row: Int

  init(_ sheet: Sheet, rows: ClosedRange<Int>) {
    self.sheet = sheet
    row = rows.upperBound
    let found = sheet.rows.filter { rows.contains($0.number) }
    let last = found.flatMap { $0.cells.map(\.column) }.max() ?? -1
    guard last >= 0 else { return }
    for row in found {
      let isLowest = row.number == rows.upperBound
      var carried = ""
      var carriedTo = -1
      for column in 0...last {
        let text = PXReading.trimmed(row[column]?.text ?? "")
        if !text.isEmpty {
          carried = text
          // A merged cell reaches as far as it is merged; else the text reaches to the next one.
          let block = sheet.merged.first {
            $0.rows.contains(row.number) && $0.columns.lowerBound == column
          }
          carriedTo = block?.columns.upperBound ?? last
          names[column, default: []].append(text)
        } else if !isLowest, column <= carriedTo {
          names[column, default: []].append(carried)
        }
      }
    }
  }

  /// The last part of a column's heading.
  func code(_ column: Int) -> String { names[column]?.last ?? Sheet.letters(column) }

  /// The column that a mapping means.
  func find(_ column: SheetMapping.Column, _ log: inout ProblemLog) -> Int? {
    switch column {
    case .letters(let letters):
      if let address = Sheet.address("\(letters)1") { return address.column }
      log.error(
        "sheet.no-column", at: sheet.place(row: row, column: 0),
        ["column": letters, "known": known])
      return nil
    case .named(let parts):
      let matches = names.filter { Array($0.value.suffix(parts.count)) == parts }.keys.sorted()
      if matches.count == 1 { return matches[0] }
      // A heading of fewer parts than its rows may also be the whole of one.
      let whole = matches.filter { names[$0] == parts }
      if whole.count == 1 { return whole[0] }
      log.error(
        matches.isEmpty ? "sheet.no-column" : "sheet.ambiguous-column",
        at: sheet.place(row: row, column: matches.first ?? 0),
        ["column": parts.joined(separator: " / "), "known": known])
      return nil
    }
  }

  private var known: String {
    names.sorted { $0.key < $1.key }.prefix(60).map { $0.value.joined(separator: " / ") }
      .joined(separator: ", ")
  }
}
