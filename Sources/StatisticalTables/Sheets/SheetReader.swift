import Problems

/// Reads the cells of a workbook's sheet.
struct SheetReader {
  private let xml: XMLStream
  private let file: String
  private let name: String
  private var rows: [Sheet.Row] = []
  private var merged: [Sheet.Block] = []
  private var nextRow = 1

  init(_ bytes: [UInt8], file: String, name: String, part: String) throws(InputRefused) {
    xml = try XMLStream(bytes, file: "\(file)/\(part)")
    self.file = file
    self.name = name
  }

  consuming func read(_ parts: WorkbookParts) throws(InputRefused) -> Sheet {
    while let event = try xml.next() {
      switch event {
      case .start("row"): try readRow(parts)
      case .start("mergeCell"):
        let ends = (xml["ref"] ?? "").split(separator: ":").compactMap { Sheet.address(String($0)) }
        if ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column {
          merged.append(
            Sheet.Block(
              rows: ends[0].row...ends[1].row, columns: ends[0].column...ends[1].column))
        }
      default: break
      }
    }
    return Sheet(file: file, name: name, rows: rows, merged: merged)
  }

  private mutating func readRow(_ parts: WorkbookParts) throws(InputRefused) {
    let number = try xml["r"].map(rowNumber) ?? nextRow
    guard number >= nextRow, number <= Sheet.mostRows else {
      throw xml.refused("xlsx.address", ["found": xml["r"] ?? String(number)])
    }
    nextRow = number + 1
    var cells: [Sheet.Cell] = []
    var nextColumn = 0
    while let child = try xml.nextChild() {
      guard child == "c" else {
        try xml.skip()
        continue
      }
      var column = nextColumn
      if let text = xml["r"] {
        guard let address = Sheet.address(text), address.row == number,
          address.column >= nextColumn
        else { throw xml.refused("xlsx.address", ["found": text]) }
        column = address.column
      }
      guard column < Sheet.mostColumns else {
        throw xml.refused("xlsx.address", ["found": Sheet.letters(column)])
      }
      nextColumn = column + 1
      if let content = try readCell(parts) {
        cells.append(Sheet.Cell(column: column, content: content))
      }
    }
    if !cells.isEmpty { rows.append(Sheet.Row(number: number, cells: cells)) }
  }

  private func rowNumber(_ text: String) throws(InputRefused) -> Int {
    guard let number = Int(text), number > 0 else {
      throw xml.refused("xlsx.address", ["found": text])
    }
    return number
  }

  private func readCell(_ parts: WorkbookParts) throws(InputRefused) -> Sheet.Content? {
    let kind = xml["t"] ?? "n"
    let style = xml["s"].flatMap { Int($0) }
    var value = ""
    while let child = try xml.nextChild() {
      switch child {
      case "v": value = try xml.content()
      case "is": value = try WorkbookParts.richText(xml)
      default: try xml.skip()
      }
    }
    guard !value.isEmpty else { return nil }
    switch kind {
    case "s":
      guard let index = Int(value), parts.texts.indices.contains(index) else {
        throw xml.refused("xlsx.value", ["found": String(value.prefix(40))])
      }
      return parts.texts[index].isEmpty ? nil : .text(parts.texts[index])
    case "str", "inlineStr": return .text(value)
    case "b": return .bool(value == "1" || value == "true")
    case "e": return .error(value)
    case "d": return .date(value)
    default:
      guard let number = DelimitedFile.number(value, decimalComma: false) else {
        throw xml.refused("xlsx.value", ["found": String(value.prefix(40))])
      }
      let shown = style.flatMap { parts.styles.indices.contains($0) ? parts.styles[$0] : nil }
      if case .date? = shown,
        let date = SheetDate.text(number, isFrom1904: parts.isFrom1904)
      {
        return .date(date)
      }
      return .number(number)
    }
  }
}
