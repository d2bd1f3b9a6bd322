import Problems

/// A sheet on its way to a cube.
struct SheetReading {
  let mapping: SheetMapping
  let sheet: Sheet
  var log = ProblemLog()
  /// The categories of each dimension in the order they are met, the values' last.
  var categories: [[Cube.Category]] = []
  var places: [[String: Int]] = []
  var rows: [Row] = []
  var codeColumns: [Int?] = []
  var labelColumns: [Int?] = []
  var valueColumns: [Int] = []
  var statusColumn: Int?
  var unitColumn: Int?
  var skippedColumns: [(column: Int, text: String)] = []

  /// The categories of a row, and what stands in its columns of values.
  struct Row {
    let number: Int
    let keys: [Int]
    let cells: [(number: Double, status: String)]
    let unit: String
  }

  init(_ mapping: SheetMapping, _ sheet: Sheet) throws(InputRefused) {
    self.mapping = mapping
    self.sheet = sheet
    let header = SheetHeader(sheet, rows: mapping.headerRows)
    for dimension in mapping.dimensions {
      var column: Int?
      var own: [Cube.Category] = []
      switch dimension.codes {
      case .column(let named): column = header.find(named, &log)
      case .constant(let code): own = [Cube.Category(code: code, label: code)]
      }
      codeColumns.append(column)
      labelColumns.append(dimension.labels.flatMap { header.find($0, &log) })
      categories.append(own)
      places.append([:])
    }
    switch mapping.values {
    case .measures(let measures):
      valueColumns = measures.compactMap { header.find($0.column, &log) }
      if let twice = measures.indices.first(where: { index in
        measures[..<index].contains { $0.code == measures[index].code }
      }) {
        log.error(
          "sheet.duplicate-code", at: Place(sheet.file), ["code": measures[twice].code])
      }
    case .spread(let spread):
      if let first = header.find(spread.first, &log), let last = header.find(spread.last, &log),
        first <= last
      {
        valueColumns = (first...last).filter { header.names[$0] != nil }
        let codes = valueColumns.map { header.code($0) }
        categories.append(codes.map { Cube.Category(code: $0, label: $0) })
        if let twice = codes.indices.first(where: { codes[..<$0].contains(codes[$0]) }) {
          log.error(
            "sheet.duplicate-code",
            at: sheet.place(row: mapping.headerRows.upperBound, column: valueColumns[twice]),
            ["code": codes[twice]])
        }
      }
    }
    statusColumn = mapping.status.flatMap { header.find($0, &log) }
    unitColumn = mapping.unit.flatMap { header.find($0, &log) }
    for match in mapping.skipped {
      if let column = header.find(match.column, &log) {
        skippedColumns.append((column, match.text))
      }
    }
    try log.throwErrors()
  }

  mutating func readRows() throws(InputRefused) {
    var above = [String?](repeating: nil, count: codeColumns.count)
    for row in sheet.rows where row.number > mapping.headerRows.upperBound {
      if let last = mapping.lastRow, row.number > last { break }
      guard !mapping.skippedRows.contains(row.number),
        !skippedColumns.contains(where: { text(row, $0.column) == $0.text })
      else { continue }
      read(row, &above)
      if log.errorCount >= ColumnFile.mostProblems { break }
    }
    try log.throwErrors()
    guard !rows.isEmpty else {
      throw InputRefused([
        Problem("sheet.no-rows", at: sheet.place(row: mapping.headerRows.upperBound, column: 0))
      ])
    }
  }

  /// The text of a cell; that of the block where the cell is merged with others.
  private func text(_ row: Sheet.Row, _ column: Int) -> String {
    if let content = row[column] { return PXReading.trimmed(content.text) }
    let block = sheet.merged.first {
      $0.rows.contains(row.number) && $0.columns.contains(column)
    }
    guard let block, let first = sheet.row(block.rows.lowerBound)?[block.columns.lowerBound] else {
      return ""
    }
    return PXReading.trimmed(first.text)
  }

  private mutating func read(_ row: Sheet.Row, _ above: inout [String?]) {
    var codes: [String] = []
    var blank: Int?
    for (index, dimension) in mapping.dimensions.enumerated() {
      if case .constant(let code) = dimension.codes {
        codes.append(code)
        continue
      }
      let column = codeColumns[index] ?? 0
      var code = text(row, column)
      if code.isEmpty, dimension.fillsDown { code = above[index] ?? "" }
      if code.isEmpty { blank = blank ?? column }
      above[index] = code.isEmpty ? above[index] : code
      codes.append(code)
    }
    let hasValue = valueColumns.contains { row[$0] != nil }
    if let blank {
      // A row without numbers and codes is a line between parts, not a fault.
      if hasValue {
        log.error("sheet.blank-code", at: sheet.place(row: row.number, column: blank))
      }
      return
    }
    let status = statusColumn.map { text(row, $0) } ?? ""
    let cells = valueColumns.map { value(row, $0, status: status) }
    var keys: [Int] = []
    for (index, code) in codes.enumerated() {
      if case .constant = mapping.dimensions[index].codes {
        keys.append(0)
      } else if let place = places[index][code] {
        keys.append(place)
      } else {
        places[index][code] = categories[index].count
        keys.append(categories[index].count)
        let label = labelColumns[index].map { text(row, $0) } ?? ""
        categories[index].append(Cube.Category(code: code, label: label.isEmpty ? code : label))
      }
    }
    rows.append(
      Row(
        number: row.number, keys: keys, cells: cells,
        unit: unitColumn.map { text(row, $0) } ?? ""))
  }

  /// The number in a cell, or what stands in place of it.
  private mutating func value(
    _ row: Sheet.Row, _ column: Int, status: String
  ) -> (number: Double, status: String) {
    guard let content = row[column] else { return (.nan, status) }
    if case .number(let number) = content { return (number, status) }
    let text = PXReading.trimmed(content.text)
    if text.isEmpty { return (.nan, status) }
    if let symbol = mapping.symbols[text] { return (.nan, status.isEmpty ? symbol : status) }
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    if let number = DelimitedFile.number(
      PXReading.trimmed(digits), decimalComma: mapping.hasDecimalComma)
    {
      return (number, status)
    }
    log.error(
      "sheet.not-a-number", at: sheet.place(row: row.number, column: column),
      ["found": String(text.prefix(40))])
    return (.nan, status)
  }
}
